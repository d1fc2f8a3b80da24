export * from './bookings.ts';
export * from './history.ts';
export * from './mail.ts';
export * from './notes.ts';
export * from './people.ts';
export * from './projects.ts';
export * from './studio.ts';
export * from './versions.ts';
