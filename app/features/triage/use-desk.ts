import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskPage, VerdictView } from '#app/contracts/triage.ts';
import type { EngineerDecision } from '#app/contracts/notes.ts';
import { reviewLine } from '#app/realtime/review-line.ts';
import type { ConnectionState } from '#app/realtime/socket.ts';
import { askDetail, askRows, sendDecision, sendUndo } from './ask.ts';
import type { DeskDetail } from './detail.ts';
import { addPage, type DeskState, fromPage, movedBy, withChange, withoutMark, withRow, withTracks, withVerdicts } from './desk-state.ts';
import { type Filter, filterSearch } from './filter-search.ts';
import type { Goes } from './goes.ts';
import { ACT_WORDS, verdictWords } from './words.ts';

/** Rows of one reading while somebody scrolls, and the most of one decision. */
const PAGE = 100;
const AT_ONCE = 200;
/** How long changes are gathered before counts and meters are read anew. */
const GATHER_MS = 600;
/** Tracks whose meters are read anew at once; the others when their request is opened. */
const TRACKS_AT_ONCE = 4;

export type Outcome = { words: string; refused: { id: string; message: string }[] };

export type Desk = {
  state: DeskState;
  /** How far the list is: reading on, or why it stopped. */
  reading: 'idle' | 'busy' | { problem: string };
  connection: ConnectionState;
  busy: boolean;
  /** What came of the last go; null once it is put away. */
  outcome: Outcome | null;
  canUndo: boolean;
  more(): void;
  /** Reads the list anew, as far as it was read. */
  again(): Promise<void>;
  decide(ids: readonly string[], decision: EngineerDecision): Promise<readonly VerdictView[]>;
  undo(): Promise<void>;
  take(detail: DeskDetail): void;
  forget(id: string): void;
  putAway(): void;
};

type Input = { first: DeskPage; filter: Filter; viewerId: string; say: (sentence: string) => void; goes: Goes };

/** The desk's list as it lives: pages as one scrolls, changes by the socket, decisions with their answers. */
export function useDesk({ first, filter, viewerId, say, goes }: Input): Desk {
  const [state, setState] = useState(() => fromPage(first));
  const [reading, setReading] = useState<Desk['reading']>('idle');
  const [connection, setConnection] = useState<ConnectionState>('connecting');
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const now = useRef({ state, reading, filter });
  useEffect(() => {
    now.current = { state, reading, filter };
  });

  const more = useCallback(() => {
    const { state: known, reading: how } = now.current;
    if (known.next === null || how === 'busy') return;
    now.current.reading = 'busy';
    setReading('busy');
    const { next } = known;
    void askRows(filterSearch(now.current.filter, { limit: String(PAGE), cursor: next })).then((told) => {
      if (told.ok) setState((old) => (old.next === next ? addPage(old, told.value) : old));
      setReading(told.ok ? 'idle' : { problem: told.message });
    });
  }, []);

  const again = useCallback(async () => {
    const wanted = now.current.state.order.length;
    let fresh: DeskState | null = null;
    do {
      const told = await askRows(filterSearch(now.current.filter, { limit: String(AT_ONCE), ...(fresh?.next ? { cursor: fresh.next } : {}) }));
      if (!told.ok) return setReading({ problem: told.message });
      fresh = fresh ? addPage(fresh, told.value) : fromPage(told.value);
    } while (fresh.next !== null && fresh.order.length < wanted);
    setState(fresh);
    setReading('idle');
  }, []);

  const refresh = useRefresh(setState, now);
  useLive({ viewerId, setState, setConnection, now, refresh, again });

  const told = useCallback(
    (verdicts: readonly VerdictView[], did: string, decision: EngineerDecision | null) => {
      setState((old) => withVerdicts(old, verdicts, decision));
      const words = verdictWords(verdicts, did);
      setOutcome({ words, refused: verdicts.flatMap((one) => (one.ok ? [] : [{ id: one.requestId, message: one.message }])) });
      say(words);
    },
    [say],
  );

  const decide = useCallback(
    async (ids: readonly string[], decision: EngineerDecision) => {
      const { rows } = now.current.state;
      const items = ids.flatMap((id) => rows.get(id)?.request ?? []).map(({ id, rowVersion }) => ({ requestId: id, rowVersion }));
      const verdicts: VerdictView[] = [];
      setBusy(true);
      for (let from = 0; from < items.length; from += AT_ONCE) {
        const answer = await sendDecision({ items: items.slice(from, from + AT_ONCE), decision });
        if (!answer.ok) {
          setOutcome({ words: answer.message, refused: [] });
          say(answer.message);
          break;
        }
        verdicts.push(...answer.value.verdicts);
        if (answer.value.verdicts.some(({ ok }) => ok)) goes.add(answer.value.batchId);
      }
      setBusy(false);
      if (verdicts.length > 0) told(verdicts, ACT_WORDS[decision.action].did, decision);
      return verdicts;
    },
    [told, say, goes],
  );

  const undo = useCallback(async () => {
    const batchId = goes.last();
    if (!batchId) return say('There is nothing to take back.');
    setBusy(true);
    const answer = await sendUndo({ batchId });
    setBusy(false);
    if (!answer.ok) {
      setOutcome({ words: answer.message, refused: [] });
      return say(answer.message);
    }
    goes.drop();
    told(answer.value.verdicts, 'taken back', null);
  }, [told, say, goes]);

  return {
    state,
    reading,
    connection,
    busy,
    outcome,
    canUndo: goes.last() !== undefined,
    more,
    again,
    decide,
    undo,
    take: useCallback((detail) => setState((old) => withRow(withTracks(old, [detail.track]), detail.row)), []),
    forget: useCallback((id) => setState((old) => withoutMark(old, id)), []),
    putAway: useCallback(() => setOutcome(null), []),
  };
}

type Now = { current: { state: DeskState; filter: Filter } };
type SetState = (change: (old: DeskState) => DeskState) => void;

/** Reads the tabs' counts anew, and the meters of the tracks that changed; several changes at once are one reading. */
function useRefresh(setState: SetState, now: Now): (trackId: string) => void {
  const tracks = useRef(new Set<string>());
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  useEffect(
    () => () => {
      if (timer.current) clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(
    (trackId) => {
      tracks.current.add(trackId);
      timer.current ??= setTimeout(() => {
        timer.current = null;
        const changed = [...tracks.current].filter((id) => now.current.state.tracks.has(id)).slice(0, TRACKS_AT_ONCE);
        tracks.current.clear();
        const { filter } = now.current;
        void askRows(filterSearch(filter, { limit: '1' })).then((told) => told.ok && setState((old) => ({ ...old, counts: told.value.counts })));
        for (const id of changed) {
          void askRows(filterSearch({ tab: 'open', order: 'project', trackId: id }, { limit: '1' })).then(
            (told) => told.ok && setState((old) => withTracks(old, told.value.tracks)),
          );
        }
      }, GATHER_MS);
    },
    [setState, now],
  );
}

/** Joins the studio's own room, and takes in what it tells; the list is read anew after every gap. */
function useLive({ viewerId, setState, setConnection, now, refresh, again }: { viewerId: string; setState: SetState; setConnection: (state: ConnectionState) => void; now: Now; refresh: (trackId: string) => void; again: () => Promise<void> }): void {
  useEffect(() => {
    const line = reviewLine(viewerId);
    // Between the page's reading and the joining something may have happened too.
    let away = true;
    const join = (): void => {
      setConnection(line.state);
      if (line.state === 'offline' || line.state === 'signed_out') away = true;
      if (line.state !== 'online') return;
      void line.emit('desk:join', {}).then((answer) => {
        if (!answer.ok || !away) return;
        away = false;
        void again();
      });
    };
    const off = [
      line.subscribe(join),
      line.on('desk:changed', (change) => {
        for (const id of movedBy(now.current.state, change)) void askDetail(id).then((told) => told.ok && setState((old) => withRow(old, told.value.row)));
        setState((old) => withChange(old, change, now.current.filter, viewerId));
        refresh(change.trackId);
      }),
    ];
    join();
    return () => {
      for (const stop of off) stop();
      if (line.state === 'online') void line.emit('desk:leave', {});
    };
  }, [viewerId, setState, setConnection, now, refresh, again]);
}
