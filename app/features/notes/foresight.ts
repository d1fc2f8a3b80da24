/** Reading a note's words and foreseeing its verdict: fetched with its weights when somebody starts to write. */
export { readNote } from '#app/domain/notes/read-note.ts';
export { predict } from '#app/domain/policy/predict.ts';
