import { useRevalidator } from '@remix-run/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { VersionView } from '#app/contracts/views.ts';

/** While a version is dragged the player follows this often. */
const FOLLOW_MS = 100;

/** Placed here: `base` is what the server said when it began; gone once the server says something else. */
type Local = { offset: number; base: number; saved: boolean };

export type Offsets = {
  /** Places that the server does not tell yet, in samples, by version. */
  local: ReadonlyMap<string, Local>;
  /** Moves a version for this page at once; with `done` it is kept for everyone. */
  move: (versionId: string, offsetSamples: number, done: boolean) => void;
  /** Takes back the last move kept from this page; null when there is none. */
  undo: (() => void) | null;
  saving: boolean;
  /** Why the last move could not be kept. */
  problem: string | null;
};

/** Where versions lie on the song's clock, with what this page is just changing about it. */
export function useOffsets(versions: readonly VersionView[]): Offsets {
  const [local, setLocal] = useState<ReadonlyMap<string, Local>>(new Map());
  const [past, setPast] = useState<readonly { id: string; offset: number }[]>([]);
  const [saving, setSaving] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { revalidate } = useRevalidator();
  const known = useRef(versions);
  /** The last place of each that the server is known to hold, told by it or answered. */
  const held = useRef(new Map<string, number>());
  /** Where each goes that is still on its way, one after another. */
  const wanted = useRef(new Map<string, number>());
  const line = useRef<Promise<unknown>>(Promise.resolve());
  const waiting = useRef<{ timer: ReturnType<typeof setTimeout>; run: () => void } | null>(null);
  useEffect(() => {
    for (const { id, offsetSamples } of versions) {
      const before = known.current.find((one) => one.id === id);
      if (before === undefined || before.offsetSamples !== offsetSamples) held.current.set(id, offsetSamples);
    }
    known.current = versions;
    setLocal((old) => {
      const left = [...old].filter(([id, { base, saved }]) => !saved || versions.find((one) => one.id === id)?.offsetSamples === base);
      return left.length === old.size ? old : new Map(left);
    });
  }, [versions]);
  useEffect(() => () => clearTimeout(waiting.current?.timer), []);

  const baseOf = (id: string): number => known.current.find((one) => one.id === id)?.offsetSamples ?? 0;
  const put = useCallback((id: string, offset: number, saved = false) => {
    setLocal((old) => new Map(old).set(id, { offset, base: old.get(id)?.base ?? baseOf(id), saved }));
  }, []);
  const drop = useCallback((id: string) => setLocal((old) => new Map([...old].filter(([one]) => one !== id))), []);

  const keep = useCallback(
    async (id: string, offset: number): Promise<boolean> => {
      put(id, offset);
      wanted.current.set(id, offset);
      setSaving(true);
      setProblem(null);
      const sent = line.current.then(() => send(id, offset));
      line.current = sent;
      const refusal = await sent;
      if (wanted.current.get(id) === offset) wanted.current.delete(id);
      setSaving(wanted.current.size > 0);
      const newest = !wanted.current.has(id);
      if (refusal !== null) {
        if (newest) drop(id);
        setProblem(refusal);
        return false;
      }
      held.current.set(id, offset);
      if (newest && offset === baseOf(id)) drop(id);
      else if (newest) put(id, offset, true);
      // Drafts have no events.
      if (known.current.find((one) => one.id === id)?.publishedAt === null) revalidate();
      return true;
    },
    [drop, put, revalidate],
  );
  const move = useCallback(
    (id: string, offset: number, done: boolean) => {
      if (!done) {
        const run = (): void => put(id, offset);
        if (waiting.current) {
          waiting.current.run = run;
          return;
        }
        run();
        const timer = setTimeout(() => {
          waiting.current?.run();
          waiting.current = null;
        }, FOLLOW_MS);
        waiting.current = { timer, run: () => undefined };
        return;
      }
      clearTimeout(waiting.current?.timer);
      waiting.current = null;
      const from = wanted.current.get(id) ?? held.current.get(id) ?? baseOf(id);
      if (from === offset) return drop(id);
      const step = { id, offset: from };
      setPast((old) => [...old, step]);
      void keep(id, offset).then((kept) => {
        if (!kept) setPast((old) => old.filter((one) => one !== step));
      });
    },
    [drop, keep, put],
  );
  const last = past.at(-1);
  const undo = last
    ? () => {
        setPast((old) => old.slice(0, -1));
        void keep(last.id, last.offset);
      }
    : null;
  return { local, move, undo, saving, problem };
}

/** @returns why it was refused, null when it is kept. */
async function send(id: string, offsetSamples: number): Promise<string | null> {
  try {
    const answer = await fetch(`/api/v1/versions/${id}`, {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ offsetSamples }),
      credentials: 'same-origin',
    });
    if (answer.ok) return null;
    const said = (await answer.json().catch(() => null)) as { detail?: unknown } | null;
    return typeof said?.detail === 'string' ? said.detail : 'The new place was not kept. Try again.';
  } catch {
    return 'The line is down, so the new place was not kept. Try again.';
  }
}
