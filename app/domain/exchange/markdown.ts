import { KIND_LABELS, STATE_LABELS } from '../notes/labels.ts';
import { formatTimecodeExact } from '../shared/timecode.ts';
import { oneLine } from './one-line.ts';
import type { Sheet, SheetItem } from './sheet.ts';
import { loudnessWords, minutesOf, minutesWords, placeWords } from './words.ts';

/** The recall list as Markdown, with a box to tick for each request. */
export function recallMarkdown(sheet: Sheet): string {
  const { project, track, version, items } = sheet;
  const facts = [`Length ${formatTimecodeExact(version.durationMs)}`, ...loudnessWords(version), version.fileName].map(plain);
  const count = items.length === 1 ? '1 request' : `${items.length} requests`;
  return [
    `# ${plain(track.title)} · ${version.name}`,
    '',
    `${plain(project.artist)} · ${plain(project.title)}${version.label === version.name ? '' : ` · ${plain(version.label)}`}`,
    '',
    facts.join(' · '),
    '',
    items.length === 0 ? 'Nothing is asked for.' : `${count}, about ${minutesWords(minutesOf(items))}.`,
    '',
    ...items.flatMap(itemLines),
  ].join('\n');
}

function itemLines(item: SheetItem): string[] {
  const { section, body, voiceLink, author, kind, state, minutes } = item;
  const facts = [KIND_LABELS[kind], STATE_LABELS[state], ...(minutes > 0 ? [minutesWords(minutes)] : []), author].map(plain).join(' · ');
  const words = body.split(/\r\n|[\r\n\u2028\u2029]/).map(plain).filter((line) => line !== '');
  if (voiceLink) words.push(`[Hear the voice note](${voiceLink})`);
  // A backslash at its end keeps a line's break.
  return [`- [ ] **${placeWords(item)}**${section ? ` (${plain(section)})` : ''} ${[...words, `_${facts}_`].join('\\\n  ')}`, ''];
}

/** Words as words: nothing of them is markup. */
const plain = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_{}[\]<>#!|~&]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
