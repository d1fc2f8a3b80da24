import type { Service } from '#app/domain/policy/words.ts';
import type { PersonKey, ProjectKey, RoomKey } from './story/steps.ts';

/** Rooms, rates and days of the demo's studio, and its sessions of a busy fortnight. */

export const ROOMS: Record<RoomKey, string> = { live: 'Live room', mix: 'Mix room' };

/** Minor units an hour, beside the studio's own rate. */
export const RATES: { service: Service; engineer: PersonKey | null; hourlyRate: number }[] = [
  { service: 'recording_session', engineer: null, hourlyRate: 6_000 },
  { service: 'mix_time', engineer: 'idris', hourlyRate: 4_800 },
  { service: 'mastering_session', engineer: null, hourlyRate: 5_000 },
];

/** Working days (Monday to Friday) from today on, the first one counted 1. */
export const CLOSURES: { name: string; who: PersonKey | null; workday: number; hours: { opens: number; closes: number } | null }[] = [
  { name: 'Piano tuning', who: null, workday: 12, hours: { opens: 780, closes: 1080 } },
  { name: 'Day off', who: 'idris', workday: 9, hours: null },
];

export type DemoSession = {
  project: ProjectKey;
  service: Service;
  by: PersonKey;
  room: RoomKey | null;
  /** Working days from today: below zero they are over. */
  workday: number;
  time: string;
  minutes: number;
  comment: string;
};

const record = (workday: number, comment: string, minutes = 360): DemoSession => ({ project: 'fell-songs', service: 'recording_session', by: 'idris', room: 'live', workday, time: '10:30', minutes, comment });
const mix = (workday: number, comment: string): DemoSession => ({ project: 'fell-songs', service: 'hybrid_mix', by: 'mara', room: 'mix', workday, time: '11:00', minutes: 60, comment });
const edit = (workday: number, comment: string): DemoSession => ({ project: 'night-trains', service: 'mix_time', by: 'mara', room: null, workday, time: '16:30', minutes: 90, comment });

/** None of them touches the tracks of the story. */
export const FORTNIGHT: DemoSession[] = [
  record(-4, 'Strings, day one.'),
  record(-3, 'Strings, day two.'),
  edit(-2, 'Episode 11.'),
  mix(-1, 'Balance of “The Long Wall”.'),
  record(1, 'Strings, overdubs.', 240),
  edit(2, 'Episode 12.'),
  record(2, 'Solo cello.', 300),
  mix(3, 'Balance of “Heron”.'),
  record(5, 'Quartet, live takes.'),
  record(6, 'Quartet, live takes.'),
  edit(7, 'Episode 13.'),
  mix(8, 'Balance of “Slate”.'),
  { project: 'fell-songs', service: 'mastering_session', by: 'mara', room: 'mix', workday: 10, time: '10:00', minutes: 120, comment: 'Masters of the first three.' },
];
