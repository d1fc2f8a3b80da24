/** Words of the triage desk, each list once: database enums and contracts are made from them. */

/** `picked`: the decision maker chose. `gone`: there is nothing left to choose between. */
export const CONFLICT_STATES = ['open', 'picked', 'gone'] as const;
export type ConflictState = (typeof CONFLICT_STATES)[number];

/** `project`: by project and track. `closing`: the free window that closes soonest first, then the rest. */
export const DESK_ORDERS = ['project', 'closing'] as const;
export type DeskOrder = (typeof DESK_ORDERS)[number];

/** What a new studio begins with; the list is its own to change. */
export const FIRST_DECLINE_REASONS = [
  'It would fight the rest of the mix, so we leave it as it is.',
  'It is not on the recordings we have.',
  'This was decided the other way when we mixed it together.',
] as const;
