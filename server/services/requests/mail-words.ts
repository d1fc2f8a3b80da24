import { formatTimecode } from '#app/domain/shared/timecode.ts';

type Words = { subject: string; body: string };

const SHOWN = 140;

const letter = (parts: (string | null)[]): string => `${parts.filter(Boolean).join('\n\n')}\n`;
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
const excerpt = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN).trimEnd()}…` : text);

type Conflict = {
  studio: string;
  reader: string;
  /** Whether the reader decides for the project; else nobody does yet, and the reader may name somebody. */
  decides: boolean;
  track: string;
  project: string;
  part: string;
  sides: readonly { author: string; atMs: number; body: string }[];
  link: string;
};

/** To whoever decides for a project: two people ask for opposite things. */
export function conflictMail({ studio, reader, decides, track, project, part, sides, link }: Conflict): Words {
  return {
    subject: oneLine(`Yours to decide: the ${part} on “${track}”`),
    body: letter([
      `Hello ${reader},`,
      `Two people ask for opposite things of the ${part} on “${track}” (${project}). Neither is done until one is picked.`,
      sides.map(({ author, atMs, body }) => `${author}, at ${formatTimecode(atMs)}: “${excerpt(oneLine(body))}”`).join('\n'),
      decides ? `You decide for this project. Pick one here:\n${link}` : `Nobody decides for this project yet. Name somebody on its page:\n${link}`,
      studio,
    ]),
  };
}

type Landed = { studio: string; reader: string; track: string; project: string; version: string; link: string };

/** To whoever asked: what they asked for is in a version they can hear. */
export function landedMail({ studio, reader, track, project, version, link }: Landed): Words {
  return {
    subject: oneLine(`Did it land? “${track}” ${version}`),
    body: letter([
      `Hello ${reader},`,
      `Something that you asked for on “${track}” (${project}) is done in ${version}.`,
      `Listen at that spot and say whether it landed; if it did not, it goes back to the engineer on the terms it was asked on:\n${link}`,
      studio,
    ]),
  };
}
