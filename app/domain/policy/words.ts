/**
 * The words of the revision policy (docs/policy.md), each list once.
 * Database enums, contracts and screens are made from these arrays.
 */

export const NOTE_KINDS = ['minor', 'major', 'fault', 'comment'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

export const MIX_STATES = ['in_progress', 'done'] as const;
export type MixState = (typeof MIX_STATES)[number];

export const WINDOW_STATES = ['not_started', 'on_hold', 'open', 'closed'] as const;
export type WindowState = (typeof WINDOW_STATES)[number];

/** What makes accepted work free or paid for. */
export const BASES = ['session', 'booking', 'window', 'fault', 'goodwill'] as const;
export type Basis = (typeof BASES)[number];

export const REQUEST_STATES = [
  'new',
  'needs_decision',
  'needs_booking',
  'accepted',
  'in_progress',
  'done',
  'reopened',
  'verified',
  'declined',
  'withdrawn',
  'answered',
] as const;
export type RequestState = (typeof REQUEST_STATES)[number];

/** States in which the studio has promised the work: each needs a basis. */
export const PROMISED_STATES = ['accepted', 'in_progress', 'done', 'reopened', 'verified'] as const;

/** States nothing leads out of. */
export const FINAL_STATES = ['verified', 'declined', 'withdrawn', 'answered'] as const;

/** What kind of booked time a request would need. */
export const NEEDS = ['attended_mix', 'mix_time'] as const;
export type Need = (typeof NEEDS)[number];

export const SERVICES = [
  'recording_session',
  'mix_time',
  'attended_mix',
  'hybrid_mix',
  'mastering_session',
] as const;
export type Service = (typeof SERVICES)[number];

export const BOOKING_STATES = [
  'requested',
  'offered',
  'confirmed',
  'held',
  'declined',
  'cancelled',
  'expired',
] as const;
export type BookingState = (typeof BOOKING_STATES)[number];
