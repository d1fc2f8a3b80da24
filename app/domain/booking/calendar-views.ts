/** Ways to look at booked time. Apart from the contracts, so that pages can name them without loading a schema library. */
export const CALENDAR_VIEWS = ['week', 'month', 'agenda'] as const;
export type CalendarView = (typeof CALENDAR_VIEWS)[number];
