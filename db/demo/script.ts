import { FERRY } from './story/ferry.ts';
import { HARBOUR } from './story/harbour.ts';
import { INSTRUMENTAL } from './story/instrumental.ts';
import { NIGHT } from './story/night.ts';
import { PLANETS } from './story/planets.ts';
import type { DemoStep, PersonKey, ProjectKey, TrackKey } from './story/steps.ts';

export { CLOSURES, FORTNIGHT, RATES, ROOMS } from './studio-calendar.ts';
export type { DemoDecision, DemoStep, PersonKey, Place, ProjectKey, TrackKey } from './story/steps.ts';

/** The demo's studio. Rates are minor units (pence) an hour. */
export const STUDIO = {
  name: 'Northlight Studio',
  timeZone: 'Europe/London',
  days: 14,
  currency: 'GBP',
  hourlyRate: 5_500,
} as const;

/** Nobody here exists. `demo` names the one-click link that signs the person in. */
export const PEOPLE: Record<PersonKey, { name: string; email: string; role: 'owner' | 'engineer' | 'client'; demo?: 'owner' | 'engineer' | 'client' }> = {
  mara: { name: 'Mara Quill', email: 'mara@example.com', role: 'owner', demo: 'owner' },
  idris: { name: 'Idris Vane', email: 'idris@example.com', role: 'engineer', demo: 'engineer' },
  wren: { name: 'Wren Halloway', email: 'wren@example.com', role: 'client', demo: 'client' },
  jory: { name: 'Jory Pike', email: 'jory@example.com', role: 'client' },
  ottilie: { name: 'Ottilie Marsh', email: 'ottilie@example.com', role: 'client' },
};

/** Wren wrote on both records, so the demo client sees every kind of window. */
export const PROJECTS: Record<
  ProjectKey,
  { title: string; artist: string; members: PersonKey[]; decisionMaker: PersonKey; startedAt: number }
> = {
  tidewater: {
    title: 'Tidewater EP',
    artist: 'Wren Halloway',
    members: ['wren', 'jory'],
    decisionMaker: 'wren',
    startedAt: -20 * 1440,
  },
  'planets-single': {
    title: 'Paper Planets',
    artist: 'Ottilie Marsh',
    members: ['ottilie', 'wren'],
    decisionMaker: 'ottilie',
    startedAt: -45 * 1440,
  },
  'fell-songs': { title: 'Fell Songs', artist: 'Kestrel Quartet', members: [], decisionMaker: 'mara', startedAt: -16 * 1440 },
  'night-trains': { title: 'Night Trains, a podcast', artist: 'Marsh & Pike', members: [], decisionMaker: 'idris', startedAt: -30 * 1440 },
};

/** In each project's running order. `song` names the rendered song whose sections the track has. */
export const TRACKS: Record<TrackKey, { project: ProjectKey; title: string; position: number; song: string }> = {
  harbour: { project: 'tidewater', title: 'Harbour Lights', position: 1, song: 'harbour-lights' },
  ferry: { project: 'tidewater', title: 'Slow Ferry', position: 2, song: 'slow-ferry' },
  night: { project: 'tidewater', title: 'Harbour Lights (night version)', position: 3, song: 'harbour-lights' },
  planets: { project: 'planets-single', title: 'Paper Planets', position: 1, song: 'paper-planets' },
  instrumental: { project: 'planets-single', title: 'Paper Planets (instrumental)', position: 2, song: 'paper-planets' },
};

/** A song to compare a track's mixes with. `begins`: seconds on the track's clock, so that the choruses fall together. */
export type DemoReference = { track: TrackKey; by: PersonKey; at: number; song: string; mix: string; label: string; begins: number };
export const REFERENCES: DemoReference[] = [
  { track: 'harbour', by: 'mara', at: -15 * 1440, song: 'paper-planets', mix: 'v2', label: 'Paper Planets, for the low end', begins: 1.19 },
];

/** Everything that happened in the studio lately, first things first. */
export const STEPS: DemoStep[] = [...PLANETS, ...INSTRUMENTAL, ...HARBOUR, ...FERRY, ...NIGHT].sort((a, b) => a.at - b.at);
