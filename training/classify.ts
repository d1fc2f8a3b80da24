import { createInterface } from 'node:readline';
import { readNote } from '#app/domain/notes/read-note.ts';

/** `npm run --silent classify`: reads notes from standard input, one a line, and prints what each says as one JSON object a line. */
for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const { kind, confidence, unsure, category, minutes, levelDb, why, requests } = readNote(line);
  process.stdout.write(`${JSON.stringify({ kind, confidence, unsure, category, minutes, levelDb, why, requests })}\n`);
}
