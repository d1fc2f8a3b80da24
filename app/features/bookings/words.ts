import type { BookingState, Need, Service } from '#app/domain/policy/words.ts';

export const SERVICE_WORDS: Record<Service, string> = {
  recording_session: 'Recording session',
  mix_time: 'Mix time',
  attended_mix: 'Attended mix',
  hybrid_mix: 'Hybrid mix',
  mastering_session: 'Mastering session',
};

/** What each is, for whoever books it. */
export const SERVICE_HINTS: Record<Service, string> = {
  recording_session: 'New audio is recorded. Carries no mix request.',
  mix_time: 'The engineer mixes alone; the client answers with notes.',
  attended_mix: 'The client is in the room, or listens along live.',
  hybrid_mix: 'The engineer prepares alone, then the client joins.',
  mastering_session: 'The finished mix is mastered. Carries no mix request.',
};

/** The same, to the client. */
export const SERVICE_HINTS_TO_CLIENT: Record<Service, string> = {
  ...SERVICE_HINTS,
  mix_time: 'The engineer mixes alone; you answer with notes.',
  attended_mix: 'You are in the room, or listen along live.',
  hybrid_mix: 'The engineer prepares alone, then you join.',
};

export const NEED_WORDS: Record<Need, string> = { attended_mix: 'an attended mix', mix_time: 'mix time' };

/** Where a booking is. */
export const BOOKING_WORDS: Record<BookingState, string> = {
  requested: 'Asked for',
  offered: 'Offered',
  confirmed: 'Booked',
  held: 'Held',
  declined: 'Declined',
  cancelled: 'Cancelled',
  expired: 'Not answered in time',
};

/** Whether a booking came to nothing. */
export const isGone = (state: BookingState): boolean => state === 'declined' || state === 'cancelled' || state === 'expired';
