const LONGEST = 80;

/**
 * A version's name made from its file's: without folders, ending and separators.
 * @example labelFromFileName('mixes/harbour_v2-vocal-up.wav', 2) // 'harbour v2 vocal up'
 */
export function labelFromFileName(fileName: string, number: number): string {
  const name = fileName.split(/[\\/]/).at(-1) ?? '';
  const words = name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\s_-]+/g, ' ')
    .trim();
  return [...words].slice(0, LONGEST).join('').trim() || `Version ${number}`;
}
