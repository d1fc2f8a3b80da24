/** What everybody reads of who ends a conflict. */
export const WHO_PICKS = 'Whoever decides for the project picks one';
