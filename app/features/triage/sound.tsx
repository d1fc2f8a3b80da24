import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { versionName } from '#app/domain/shared/version-name.ts';
import { formatTimecode } from '#app/domain/shared/timecode.ts';
import type { PlayerSource, SampleRange } from '#app/player/transport.ts';
import { usePlayer, useTransport } from '#app/player/view/hooks.ts';
import { Timecode } from '#app/player/view/timecode.tsx';
import type { Waveform } from '#app/player/view/types.ts';
import { markFor } from '../notes/marks.ts';
import { gainsOf } from '../review/loudness.ts';
import { shiftBetween } from '../review/placed-marks.ts';
import { newestFirst, sourceOf } from '../review/sources.ts';
import { PlayerProblem, Stage } from '../review/stage.tsx';
import type { SoundProps } from './sound-door.tsx';
import { loopAround, viewAround } from './spot.ts';

const BEFORE_MS = 1000;

/** The waveform around the selected request: play from a second before, loop its range, hear the version before at the same place. */
export function Sound({ detail, handleRef, say }: SoundProps) {
  const { row, versions, track } = detail;
  const { note, request } = row;
  const { own, previous, sources } = useSources(detail);
  const transport = usePlayer(sources, { title: track.title, artist: track.project.artist, ...(own ? { versionId: own.versionId } : {}) });
  const player = useTransport(transport);
  const [waveform, setWaveform] = useState<Waveform | null>(null);
  const source = sources.find(({ versionId }) => versionId === player.versionId) ?? own;
  const shift = shiftBetween(own ?? undefined, source ?? undefined) * 1000;
  const latest = useRef({ own, note });
  useEffect(() => {
    latest.current = { own, note };
  });

  useEffect(() => {
    for (const [versionId, gain] of gainsOf(sources, true, [], null)) transport?.setGain(versionId, gain);
  }, [transport, sources]);

  // Another request: silence, its own version, and a second before its moment.
  useEffect(() => {
    const { own: of, note: at } = latest.current;
    if (!transport || !of) return;
    transport.pause();
    transport.setLoop(null);
    transport.select(of.versionId);
    transport.seek({ seconds: Math.max(0, at.at - BEFORE_MS) / 1000 });
  }, [transport, request.id, sources]);
  useEffect(() => {
    const { from, to } = viewAround(note.at + shift, note.until === null ? null : note.until + shift);
    waveform?.reveal(from / 1000, to / 1000);
  }, [waveform, note.at, note.until, shift]);

  const play = useCallback((): void => {
    if (!transport || !source) return;
    if (transport.state.status === 'playing') return transport.pause();
    transport.seek({ seconds: Math.max(0, note.at + shift - BEFORE_MS) / 1000 });
    transport.play();
    say(`Playing from ${formatTimecode(Math.max(0, note.at - BEFORE_MS))}`);
  }, [transport, source, note.at, shift, say]);
  const loop = useCallback((): void => {
    if (!transport || !source) return;
    if (transport.state.loop) {
      transport.setLoop(null);
      return say('Loop off');
    }
    const { from, to } = loopAround(note.at + shift, note.until === null ? null : note.until + shift);
    transport.setLoop(samples(source, from, to));
    transport.seek({ seconds: from / 1000 });
    transport.play();
    say('Looping');
  }, [transport, source, note.at, note.until, shift, say]);
  const previousVersion = useCallback((): void => {
    if (!previous || !own || !transport) return say('There is no version before this one.');
    const other = transport.state.versionId === previous.versionId ? own : previous;
    transport.select(other.versionId);
    say(`Hearing ${other.label}`);
  }, [previous, own, transport, say]);
  useEffect(() => {
    handleRef.current = { play, loop, previousVersion };
    return () => {
      handleRef.current = null;
    };
  }, [handleRef, play, loop, previousVersion]);

  const marks = useMemo(() => {
    const mark = markFor({ ...note, requests: [request] }, true);
    return [{ ...mark, start: mark.start + shift / 1000, ...(mark.end === undefined ? {} : { end: mark.end + shift / 1000 }) }];
  }, [note, request, shift]);
  const version = versions.find(({ id }) => id === note.versionId);
  if (!own || !source) return <p className="dk-quiet">{version ? `${versionName(version)} cannot be heard.` : 'Its version is gone.'}</p>;
  const playing = player.status === 'playing';
  return (
    <section className="dk-sound" aria-label="Listen">
      <Stage transport={transport} source={source} marks={marks} selection={null} overlay={null} onMark={play} onSelectRange={() => {}} onReady={setWaveform} />
      <PlayerProblem state={player} onRetry={play} />
      <div className="dk-acts" role="group" aria-label="Player">
        <button type="button" className="tb-small" disabled={!transport} onClick={play}>
          {playing ? 'Pause' : 'Play from a second before'}
          <kbd aria-hidden="true">P</kbd>
        </button>
        <button type="button" className="tb-small" disabled={!transport} aria-pressed={player.loop !== null} onClick={loop}>
          Loop<kbd aria-hidden="true">L</kbd>
        </button>
        {previous ? (
          <button type="button" className="tb-small" disabled={!transport} aria-pressed={source.versionId === previous.versionId} onClick={previousVersion}>
            Hear {previous.label} here<kbd aria-hidden="true">V</kbd>
          </button>
        ) : null}
        <span className="dk-quiet">
          {source.label} <Timecode transport={transport} />
        </span>
      </div>
    </section>
  );
}

const samples = ({ sampleRate, samples: length }: PlayerSource, fromMs: number, toMs: number): SampleRange => ({
  start: Math.round((fromMs / 1000) * sampleRate),
  end: Math.min(length, Math.round((toMs / 1000) * sampleRate)),
});

/** The version the note was written on, and the newest mix before it that can be heard. */
function useSources({ row, versions }: SoundProps['detail']): { own: PlayerSource | null; previous: PlayerSource | null; sources: readonly PlayerSource[] } {
  const mixes = newestFirst(versions).filter(({ role }) => role === 'mix');
  const on = mixes.findIndex(({ id }) => id === row.note.versionId);
  const found = on < 0 ? [] : mixes.slice(on).flatMap((version) => sourceOf(version) ?? []).slice(0, 2);
  const key = JSON.stringify(found);
  return useMemo(() => {
    const own = found[0]?.versionId === row.note.versionId ? (found[0] ?? null) : null;
    return { own, previous: own ? (found[1] ?? null) : null, sources: own ? found : [] };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the key is all that the sources are made of.
  }, [key, row.note.versionId]);
}
