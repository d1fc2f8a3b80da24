/** What was asked of the mixer to sound, and what does. */
import { dbToGain } from '../gain.ts';
import type { Difference } from '../transport.ts';
import type { Mix } from './protocol.ts';
import type { Slot } from './slot.ts';

export type Wanted = Omit<Mix, 'id'> & { /** The version that is heard then. */ versionId: string };

export type Switching = {
  /** Says what shall sound. All that changes in one turn, a version and its level, is one crossfade. */
  want(wanted: () => Wanted): void;
  /** Sends what is wanted without waiting for the turn's end: a switch is asked for by ear. */
  now(): void;
  /** The mixer began this one. @returns the version it is about. */
  begun(id: number): string | undefined;
  /** A new mixer knows nothing. */
  forget(): void;
};

/** What each slot is multiplied by, at its own gain in dB; the second of a difference is taken away from the first. */
export function factorsOf(slots: readonly Slot[], gains: ReadonlyMap<string, number>, difference: Difference | null): Mix['factors'] {
  const lift = difference ? dbToGain(difference.gainDb) : 1;
  return slots.map(({ slot, source: { versionId } }, i) => [slot, dbToGain(gains.get(versionId) ?? 0) * lift * (difference && i > 0 ? -1 : 1)] as const);
}

export function createSwitching(send: (mix: Mix) => void): Switching {
  let latest = '';
  let id = 0;
  let pending: (() => Wanted) | null = null;
  const asked = new Map<number, string>();
  const say = (): void => {
    const wanted = pending?.();
    pending = null;
    if (!wanted || wanted.factors.length === 0) return;
    const { versionId, factors, curve } = wanted;
    const key = JSON.stringify([versionId, factors]);
    if (key === latest) return;
    latest = key;
    id += 1;
    asked.set(id, versionId);
    send({ id, factors, curve });
  };
  return {
    want(wanted) {
      if (!pending) queueMicrotask(say);
      pending = wanted;
    },
    now: say,
    begun(begun) {
      for (const old of asked.keys()) if (old < begun) asked.delete(old);
      return asked.get(begun);
    },
    forget() {
      latest = '';
      asked.clear();
    },
  };
}
