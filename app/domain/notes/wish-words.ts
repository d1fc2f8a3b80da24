/** What is known of a wish, each null where the words leave it open. */
export type WishSaid = { part: string | null; direction: string | null; size: string | null; db: number | null; section: string | null; sectionNumber: string | null };

const SIZES: Readonly<Record<string, string>> = { touch: 'a touch', some: 'some', lot: 'a lot' };

/** Directions whose names alone say too little. */
const WAYS: Readonly<Record<string, string>> = { in: 'put in', out: 'take out', centre: 'to the centre' };

/** A wish in a few words, in the order people say them: part, way, how much, where. */
export function wishWords({ part, direction, size, db, section, sectionNumber }: WishSaid): string[] {
  return [
    part,
    direction && (WAYS[direction] ?? direction),
    db === null ? size && (SIZES[size] ?? size) : `${Math.abs(db)} dB`,
    section && sectionWords(section, sectionNumber),
  ].filter((word) => word !== null && word !== '') as string[];
}

/** "chorus 2", "last chorus", "bridge". */
export const sectionWords = (section: string, number: string | null): string => (number === null ? section : number === 'last' ? `last ${section}` : `${section} ${number}`);

/** "Ana", "Ana and Ben", "Ana, Ben and Cleo". */
export const namesOf = (names: readonly string[]): string => (names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`);
