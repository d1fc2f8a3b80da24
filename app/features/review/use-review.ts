import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { NoteCreate } from '#app/contracts/notes.ts';
import type { PersonView, TrackSnapshot, VersionView } from '#app/contracts/views.ts';
import { msToSamples } from '#app/player/time.ts';
import type { Difference, PlayerSource, Transport, TransportState } from '#app/player/transport.ts';
import { usePlayer, useTransport } from '#app/player/view/hooks.ts';
import { type TrackActions, type TrackLive, useListening, useTrack } from '#app/realtime/use-track.ts';
import { type Comparing, useComparing } from '../compare/use-comparing.ts';
import { type Offsets, useOffsets } from '../compare/use-offsets.ts';
import { gainsOf } from './loudness.ts';
import { firstVersion, sourcesOf, versionsNow } from './sources.ts';

/** What a note remembers of how it was heard. */
export type Heard = NonNullable<NoteCreate['heard']>;

export type ReviewInput = {
  snapshot: TrackSnapshot;
  viewer: PersonView;
  /** ISO 8601, by the server. */
  serverNow: string;
  /** The version a link asks for, by number or id, the moment in milliseconds, and whether all notes come with the page. */
  asked: { version: string | null; at: number | null; wholeList: boolean };
};

export type Review = {
  live: TrackLive;
  actions: TrackActions;
  /** Newest first. */
  versions: readonly VersionView[];
  sources: readonly PlayerSource[];
  shown: VersionView | null;
  /** Null while the shown version cannot be heard. */
  source: PlayerSource | null;
  /** The version heard before the one shown. */
  before: string | null;
  show: (versionId: string) => void;
  /** Hear what differs between two versions; the first is shown. */
  subtract: (difference: Difference | null) => void;
  comparing: Comparing;
  offsets: Offsets;
  /** Gain in dB of each version, as it is played. */
  gains: ReadonlyMap<string, number>;
  transport: Transport | null;
  player: TransportState;
  matched: boolean;
  setMatched: (matched: boolean) => void;
  /** Where the playhead is, whole milliseconds. */
  momentNow: () => number;
  heardNow: () => Heard | undefined;
  playFrom: (ms: number) => void;
};

/**
 * The state of a review page: the live track, the player over its versions, and what is selected.
 * @param held what the player had when it was lent to a blind test; meanwhile nobody is told what is heard.
 */
export function useReview({ snapshot, viewer, serverNow, asked }: ReviewInput, held: readonly PlayerSource[] | null = null): Review {
  const { state: live, actions } = useTrack({ snapshot, person: viewer, serverNow });
  const versions = useMemo(() => versionsNow(live.versions, snapshot.versions), [live.versions, snapshot.versions]);
  const offsets = useOffsets(versions);
  const sources = useSources(versions, offsets.local);
  const [choice, setChoice] = useState<{ id: string | null; before: string | null }>(() => ({
    id: firstVersion(snapshot.versions, asked.version)?.id ?? null,
    before: null,
  }));
  const [matched, setMatched] = useState(true);

  const shown = versions.find(({ id }) => id === choice.id) ?? firstVersion(versions, null);
  const source = sources.find(({ versionId }) => versionId === shown?.id) ?? null;
  const start = source && asked.at !== null ? { at: msToSamples(asked.at, source.sampleRate) } : {};
  const transport = usePlayer(held ?? sources, { title: snapshot.track.title, ...(source ? { versionId: source.versionId } : {}), ...start });
  const player = useTransport(transport);
  const comparing = useComparing({ sources, shown: shown?.id ?? null, before: choice.before, transport });
  const { open, set, target } = comparing;
  const gains = useMemo(() => gainsOf(sources, matched, open ? set : [], open ? target : null), [sources, matched, open, set, target]);

  const selected = source?.versionId ?? null;
  useEffect(() => {
    if (!transport || selected === null) return;
    transport.select(selected);
  }, [transport, selected, sources]);
  useEffect(() => {
    for (const [versionId, gain] of gains) transport?.setGain(versionId, gain);
  }, [transport, gains]);

  const subscribe = useMemo(() => transport && ((changed: () => void) => transport.subscribe(changed)), [transport]);
  useListening(
    actions,
    () => {
      if (held) return { versionId: null, position: null, playing: false };
      const at = transport?.position();
      return at?.versionId ? { versionId: at.versionId, position: at.ms, playing: transport?.state.status === 'playing' } : null;
    },
    subscribe,
  );

  const latest = useRef({ transport, source });
  useEffect(() => {
    latest.current = { transport, source };
  });
  const show = useCallback((id: string) => {
    // The ear first: drawing the page takes longer than a switch may.
    const { transport: player } = latest.current;
    player?.setDifference(null);
    player?.select(id);
    setChoice((old) => (old.id === id ? old : { id, before: old.id }));
  }, []);
  const subtract = useCallback(
    (difference: Difference | null) => {
      const { transport: player } = latest.current;
      if (difference) {
        if (player?.state.versionId !== difference.a) player?.select(difference.a);
        setChoice((old) => (old.id === difference.a ? old : { id: difference.a, before: old.id }));
      }
      player?.setDifference(difference);
    },
    [],
  );
  const momentNow = useCallback(() => latest.current.transport?.position().ms ?? 0, []);
  const heardNow = useCallback((): Heard | undefined => {
    const state = latest.current.transport?.state;
    if (!state?.heard) return undefined;
    const { stream, gainDb, sampleRate, bitDepth } = state.heard;
    const difference = state.difference ? { difference: { from: state.difference.b, gainDb: state.difference.gainDb } } : {};
    return { stream, gainDb: Math.min(0, Math.max(-60, gainDb)), sampleRate, bitDepth, ...difference };
  }, []);
  const playFrom = useCallback((ms: number) => {
    const { transport: player } = latest.current;
    player?.seek({ seconds: Math.max(0, ms) / 1000 });
    player?.play();
  }, []);

  return {
    live,
    actions,
    versions,
    sources,
    shown,
    source,
    before: choice.before,
    show,
    subtract,
    comparing,
    offsets,
    gains,
    transport,
    player,
    matched,
    setMatched,
    momentNow,
    heardNow,
    playFrom,
  };
}

/** The same list as long as it says the same, so that the player is not loaded anew for a new name or note. */
function useSources(versions: readonly VersionView[], local: Offsets['local']): readonly PlayerSource[] {
  const found = sourcesOf(versions).map((source) => ({ ...source, offsetSamples: local.get(source.versionId)?.offset ?? source.offsetSamples ?? 0 }));
  const key = JSON.stringify(found);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is all that the sources are made of.
  return useMemo(() => found, [key]);
}
