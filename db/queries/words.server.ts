import { sql } from 'drizzle-orm';
import { noteWords } from '#app/domain/notes/recording.ts';
import { notes } from '../schema/index.ts';

/** What a note says, where only words can stand: a voice is named with its length. */
export const wordsOfNote = sql`jsonb_build_array(${notes.body}, ${notes.recordingMs})`.mapWith(([body, recordingMs]: [string, number | null]) => noteWords(body, recordingMs));
