import type { NoteView, RequestView, VersionView } from '#app/contracts/views.ts';
import type { NoteReading } from '#app/domain/notes/reading.ts';
import { relationOf } from '#app/domain/triage/alike.ts';
import { UNDECIDED_STATES } from '#app/domain/triage/conflict.ts';
import { JOINABLE_STATES } from '#app/domain/triage/voice.ts';
import type { Place } from '../composer.tsx';

/** A standing wish that the one being written says again, or undoes. */
export type Nearby = { relation: 'same' | 'opposite'; note: NoteView; request: RequestView; mine: boolean };

type Input = { reading: NoteReading; place: Place; versionId: string; notes: readonly NoteView[]; versions: readonly Pick<VersionView, 'id' | 'offsetSamples' | 'sampleRate'>[]; viewerId: string };

/**
 * The first open wish of the track that stands the same or the opposite way to one of these; the opposite
 * first, since that holds up both. Places are compared on the song's clock, as the server does.
 */
export function nearbyWish({ reading, place, versionId, notes, versions, viewerId }: Input): Nearby | null {
  const offsets = new Map(versions.map(({ id, offsetSamples, sampleRate }) => [id, sampleRate ? (offsetSamples * 1000) / sampleRate : 0]));
  const onClock = ({ at, until }: Place, version: string) => {
    const offset = offsets.get(version) ?? 0;
    return { at: at + offset, until: until === null ? null : until + offset };
  };
  const here = onClock(place, versionId);
  const wanted = reading.requests.map(({ part, direction }) => ({ part: part?.name ?? null, direction: direction?.name ?? null, ...here }));
  const found: Nearby[] = [];
  for (const note of notes) {
    const request = note.requests[0];
    if (!request || note.withdrawnAt || note.parent) continue;
    const there = onClock(note, note.versionId);
    const mine = note.author.id === viewerId;
    for (const wish of note.wishes) {
      const relation = wanted.map((one) => relationOf(one, { part: wish.part, direction: wish.direction, ...there })).find((one) => one !== null);
      if (!relation || !counts(relation, request, mine)) continue;
      found.push({ relation, note, request, mine });
    }
  }
  return found.find(({ relation }) => relation === 'opposite') ?? found.find(({ mine }) => !mine) ?? found[0] ?? null;
}

/** One's own opposite is a change of mind, not a conflict. */
function counts(relation: 'same' | 'opposite', { state, kind }: RequestView, mine: boolean): boolean {
  if (kind === 'comment') return false;
  return relation === 'same' ? JOINABLE_STATES.includes(state) : !mine && UNDECIDED_STATES.includes(state);
}
