import { harbourLights } from './harbour-lights.ts';
import { paperPlanets } from './paper-planets.ts';
import { slowFerry } from './slow-ferry.ts';

/** Everything the demo studio has on its shelves, longest first. */
export const SONGS = [harbourLights, slowFerry, paperPlanets] as const;
