import type { NoteView } from '#app/contracts/views.ts';
import type { PlayerSource } from '#app/player/transport.ts';
import type { Mark } from '#app/player/view/marks.ts';

/** Seconds from the song's clock to a version's first sample. */
const offsetOf = (source: PlayerSource | undefined): number => (source ? (source.offsetSamples ?? 0) / source.sampleRate : 0);

/** How much later a moment of one version comes in another, in seconds. */
export const shiftBetween = (from: PlayerSource | undefined, to: PlayerSource | undefined): number => (from && to ? offsetOf(from) - offsetOf(to) : 0);

/** Marks of notes on several versions, at their moments of the song in the version drawn; those after its end are not drawn. */
export function placedMarks(marks: readonly Mark[], notes: readonly NoteView[], sources: readonly PlayerSource[], drawn: PlayerSource | null): readonly Mark[] {
  if (!drawn) return marks;
  const end = drawn.samples / drawn.sampleRate;
  if (sources.every((source) => offsetOf(source) === 0)) return marks.every(({ start }) => start <= end) ? marks : marks.filter(({ start }) => start <= end);
  const byId = new Map(sources.map((source) => [source.versionId, source]));
  const versionOf = new Map(notes.map(({ id, versionId }) => [id, versionId]));
  const placed = marks.map((mark) => {
    const shift = shiftBetween(byId.get(versionOf.get(mark.id) ?? ''), drawn);
    return shift === 0 ? mark : { ...mark, start: Math.max(0, mark.start + shift), ...(mark.end === undefined ? {} : { end: mark.end + shift }) };
  });
  return placed.filter(({ start }) => start <= end);
}
