import { z } from 'zod';
import { NOTE_KINDS } from '#app/domain/policy/words.ts';

/** Building blocks of every border. Messages are for people. */
export const uuid = z.uuid('This is not an id.').transform((value) => value.toLowerCase());
export const instantIso = z.iso.datetime({ offset: true, error: 'Use an ISO 8601 instant such as 2026-03-17T23:59:00Z.' });
/** A place in a file: integer milliseconds, at most 24 hours. */
export const milliseconds = z.int('Use whole milliseconds.').min(0, 'A time cannot be negative.').max(86_400_000);
export const noteKind = z.enum(NOTE_KINDS, 'Choose minor, major, fault or comment.');
export const email = z
  .string('Enter an email address.')
  .trim()
  .toLowerCase()
  .max(254, 'That address is too long.')
  .pipe(z.email('Enter an email address such as name@example.com.'));
export const password = z
  .string('Enter a password.')
  .min(10, 'Use at least 10 characters; a few words in a row are good.')
  .max(200, 'Use at most 200 characters.');
export const personName = z.string('Enter a name.').trim().min(1, 'Enter a name.').max(80, 'Use at most 80 characters.');
export const title = z.string('Enter a title.').trim().min(1, 'Enter a title.').max(120, 'Use at most 120 characters.');
export const reason = z
  .string('Say why: it is shown.')
  .trim()
  .min(1, 'Say why: it is shown.')
  .max(1000, 'Use at most 1,000 characters.');
