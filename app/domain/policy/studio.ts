import type { NoteKind } from './words.ts';

/** What a request is about. Faults and comments have their own; the rest is minor or major by the studio's choice. */
export const CATEGORIES = [
  'level',
  'pan',
  'tone',
  'effects',
  'dynamics',
  'automation',
  'fade',
  'mute',
  'noise_cleanup',
  'alternate_version',
  'performance',
  'tuning',
  'timing',
  'part',
  'arrangement',
  'sound',
  'direction',
  'defect',
  'missing',
  'delivery',
  'praise',
  'question',
  'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** The categories a studio may call minor or not. */
export const JUDGED_CATEGORIES = CATEGORIES.slice(0, 17) as readonly Category[];

/** What the studio may set about its promise, beside the window's terms. */
export type StudioPolicy = {
  /** Minutes of free tweaks in one window beyond which a request is marked. */
  minutesLimit: number;
  /** A level move beyond this many dB, up or down, is marked. */
  dbLimit: number;
  minorCategories: readonly Category[];
};

export const DEFAULT_POLICY: StudioPolicy = {
  minutesLimit: 30,
  dbLimit: 3,
  minorCategories: ['level', 'pan', 'tone', 'effects', 'dynamics', 'automation', 'fade', 'mute'],
};

/** Minor or major for this studio; a fault or a comment stays what it is. */
export function kindFor(kind: NoteKind, category: Category, policy: StudioPolicy): NoteKind {
  if (kind === 'fault' || kind === 'comment') return kind;
  if (!JUDGED_CATEGORIES.includes(category)) return kind;
  return policy.minorCategories.includes(category) ? 'minor' : 'major';
}
