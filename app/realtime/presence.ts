import type { Listener } from '../contracts/realtime.ts';

/** Where this person listens. */
export type Here = { versionId: string | null; /** Milliseconds. */ position: number | null; playing: boolean };

/** Somebody's last word about where they are, and when it came by this browser's clock. */
export type LiveListener = Listener & { heardAt: number };

const EVERY_MS = 1000;

/** Sends the latest word, at most one a second. */
export function createHere(send: (here: Here) => void): { set(here: Here): void; repeat(): void; stop(): void } {
  let latest: Here | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let sentAt = 0;
  const flush = (): void => {
    timer = null;
    sentAt = Date.now();
    if (latest) send(latest);
  };
  const set = (here: Here): void => {
    latest = here.position === null ? here : { ...here, position: Math.max(0, Math.round(here.position)) };
    timer ??= setTimeout(flush, Math.max(0, sentAt + EVERY_MS - Date.now()));
  };
  return {
    set,
    repeat: () => {
      if (latest) set(latest);
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
      latest = null;
    },
  };
}

/** The list as it came; a word that is repeated keeps the time it was first heard. */
export function heardFrom(before: readonly LiveListener[], people: readonly Listener[], now: number): readonly LiveListener[] {
  return people.map((one) => {
    const known = before.find(({ person }) => person.id === one.person.id);
    const same = known && known.versionId === one.versionId && known.position === one.position && known.playing === one.playing;
    return { ...one, heardAt: same ? known.heardAt : now };
  });
}

/** Where somebody is by now, in milliseconds: a player goes on between two words. Null when unknown. */
export function positionNow({ position, playing, heardAt }: LiveListener, now: number): number | null {
  if (position === null) return null;
  return playing ? position + Math.max(0, now - heardAt) : position;
}
