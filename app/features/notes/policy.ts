/** The rules that need a calendar: fetched when first asked for, so that the page starts without them. */
export { describeWindow, windowAt } from '#app/domain/policy/window.ts';
