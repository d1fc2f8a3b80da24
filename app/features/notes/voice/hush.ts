import { createContext, useContext } from 'react';

/** Stops the music, so that a voice is heard or recorded alone; what it gives lets it go on, where it was playing. */
export type Hush = () => () => void;

const NOTHING_PLAYS: Hush = () => () => {};

export const HushContext = createContext<Hush>(NOTHING_PLAYS);
export const useHush = (): Hush => useContext(HushContext);
