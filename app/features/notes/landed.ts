import type { ReopenReason } from '#app/domain/policy/life.ts';

/** What can be answered to "did it land?". */
export const LANDED_ANSWERS: readonly { how: ReopenReason | null; label: string }[] = [
  { how: null, label: 'Yes' },
  { how: 'more', label: 'More' },
  { how: 'less', label: 'Less' },
  { how: 'wrong_spot', label: 'Wrong spot' },
];
