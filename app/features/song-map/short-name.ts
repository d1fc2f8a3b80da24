/** "Chorus 2" → "C2", "Last chorus" → "LC", "Intro" → "In": for a section with no room for its name. */
export function shortName(name: string): string {
  const words = name.match(/\p{L}+|\d+/gu) ?? [];
  const [first = '', ...rest] = words;
  if (rest.length === 0) return [...first].slice(0, 2).join('');
  return words.map((word) => (/\d/.test(word) ? word : ([...word][0] ?? '').toUpperCase())).slice(0, 3).join('');
}
