import { kindName, numbered } from '#app/domain/song-map/names.ts';
import { EARLIEST_MS, LATEST_MS, type Section } from '#app/domain/song-map/song-map.ts';

/** A section that is being drawn; its id stays while its place and its name change. `alike`: the letter of those that sound so. */
export type Drawn = Section & { id: number; alike?: string };

/** What is drawn, what was before, and which section is in hand. */
export type Draft = { sections: readonly Drawn[]; before: readonly (readonly Drawn[])[]; selected: number | null; next: number };

export type DraftAct =
  | { type: 'add'; at: number; name?: string }
  /** `more`: goes on with the move before, so that one undo takes back a whole drag. */
  | { type: 'move'; id: number; to: number; more?: boolean }
  | { type: 'rename'; id: number; name: string; more?: boolean }
  /** The others that sound like it take its name. */
  | { type: 'name-alike'; id: number }
  | { type: 'remove'; id: number }
  | { type: 'select'; id: number | null }
  /** `heard`: they were found by listening, and those with one letter sound alike. */
  | { type: 'replace'; sections: readonly Section[]; heard?: boolean }
  | { type: 'undo' };

/** Two sections begin at least so far apart, milliseconds. */
export const LEAST_MS = 100;
const UNDO_AT_MOST = 100;

/** A draft that begins with what the track has. */
export const draftOf = (sections: readonly Section[]): Draft => ({ sections: sections.map((section, id) => ({ ...section, id })), before: [], selected: null, next: sections.length });

/** The sections as they would be saved. */
export const drawnSections = ({ sections }: Pick<Draft, 'sections'>): Section[] => numbered(sections.map(({ name, start, end }) => ({ name: name.trim(), start, end })));

/** Whether both were found to sound alike. */
export const isAlike = (one: Drawn, other: Drawn): boolean => one.alike !== undefined && one.alike === other.alike;

/** One step of drawing. What cannot be done leaves the draft as it is. */
export function draw(draft: Draft, act: DraftAct): Draft {
  switch (act.type) {
    case 'add': {
      const start = Math.round(act.at);
      if (draft.sections.some((one) => Math.abs(one.start - start) < LEAST_MS)) return draft;
      const added: Drawn = { id: draft.next, name: act.name ?? `Section ${draft.sections.length + 1}`, start, end: null };
      return { ...changed(draft, [...draft.sections, added]), selected: draft.next, next: draft.next + 1 };
    }
    case 'move': {
      const to = between(draft.sections, act.id, Math.round(act.to));
      const moved = draft.sections.map((one) => (one.id === act.id ? { ...one, start: to } : one));
      return changed(draft, moved, act.more);
    }
    case 'rename':
      return changed(draft, draft.sections.map((one) => (one.id === act.id ? { ...one, name: act.name } : one)), act.more);
    case 'name-alike': {
      const named = draft.sections.find(({ id }) => id === act.id);
      return named ? changed(draft, draft.sections.map((one) => (isAlike(one, named) ? { ...one, name: kindName(named.name.trim()) } : one))) : draft;
    }
    case 'remove': {
      const at = draft.sections.findIndex(({ id }) => id === act.id);
      const rest = draft.sections.filter(({ id }) => id !== act.id);
      return { ...changed(draft, rest), selected: (rest[at] ?? rest[at - 1])?.id ?? null };
    }
    case 'select':
      return { ...draft, selected: act.id };
    case 'replace': {
      const sections = act.sections.map((section, i): Drawn => ({ ...section, id: draft.next + i, ...(act.heard ? { alike: kindName(section.name) } : {}) }));
      return { ...changed(draft, sections), selected: null, next: draft.next + sections.length };
    }
    case 'undo': {
      const last = draft.before.at(-1);
      if (!last) return draft;
      const selected = last.some(({ id }) => id === draft.selected) ? draft.selected : null;
      return { ...draft, sections: last, before: draft.before.slice(0, -1), selected };
    }
  }
}

function changed(draft: Draft, sections: readonly Drawn[], more = false): Draft {
  const sorted = [...sections].sort((a, b) => a.start - b.start);
  // An end that another section has come before is the next one's beginning.
  const tidy = sorted.map((one, i) => (one.end !== null && (one.end <= one.start || one.end > (sorted[i + 1]?.start ?? Infinity)) ? { ...one, end: null } : one));
  return { ...draft, sections: tidy, before: more ? draft.before : [...draft.before, draft.sections].slice(-UNDO_AT_MOST) };
}

/** Where a section may begin: not past its neighbours. */
function between(sections: readonly Drawn[], id: number, to: number): number {
  const at = sections.findIndex((one) => one.id === id);
  const [before, after] = [sections[at - 1], sections[at + 1]];
  const least = before ? before.start + LEAST_MS : EARLIEST_MS;
  const most = after ? after.start - LEAST_MS : LATEST_MS;
  return Math.min(Math.max(to, least), Math.max(least, most));
}
