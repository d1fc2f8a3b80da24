/** Linear factor of a level in dB. */
export const dbToGain = (db: number): number => 10 ** (db / 20);

/** Level in dB of a linear factor, −Infinity for silence. */
export const gainToDb = (gain: number): number => 20 * Math.log10(gain);

/** A level the player may apply: a number of at most 0 dB, so that nothing clips. */
export const cutOnly = (db: number): number => (Number.isNaN(db) ? 0 : Math.min(0, db));
