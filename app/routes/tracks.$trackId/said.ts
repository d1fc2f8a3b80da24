/** What the page says after a form has done its work. */
const SENTENCES = {
  note: 'Your note is there. Everyone on this track sees it.',
  answered: 'Your answer is there.',
  edited: 'Your words are changed.',
  withdrawn: 'You took it back.',
  decided: 'Decided. The client reads it beside the note.',
  landed: 'Good to hear. It is marked as landed.',
  reopened: 'It is back with the engineer.',
  joined: 'Your voice is added: you ask for the same.',
  left: 'You took your voice back.',
  published: 'Shared: the client hears this version now.',
  renamed: 'The version has its new name.',
  deleted: 'The version is deleted.',
  'mix-done': 'The mix is marked done.',
  'mix-back': 'The mix is back in progress.',
} as const;

export type Said = keyof typeof SENTENCES;

/** The sentence of a `said` query; null for anything else. */
export const sentenceOf = (said: string | null): string | null => (said !== null && Object.hasOwn(SENTENCES, said) ? SENTENCES[said as Said] : null);
