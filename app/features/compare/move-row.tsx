import { IconArrowBackUp } from '@tabler/icons-react';
import { type FormEvent, useEffect, useState } from 'react';
import { OFFSET_SECONDS } from '#app/domain/shared/version-name.ts';
import type { PlayerSource } from '#app/player/transport.ts';
import type { CompareSet } from './set.ts';
import type { Offsets } from './use-offsets.ts';
import { type OffsetUnit, offsetWords, readOffset } from './words.ts';

export type MoveRowProps = { moving: string; set: CompareSet; sources: readonly PlayerSource[]; offsets: Offsets; onMoving: (versionId: string | null) => void };

const NUDGES = [
  { words: '\u221210 ms', name: '10 milliseconds earlier', ms: -10 },
  { words: '\u22121', name: 'One sample earlier', samples: -1 },
  { words: '+1', name: 'One sample later', samples: 1 },
  { words: '+10 ms', name: '10 milliseconds later', ms: 10 },
] as const;

/** Where a version lies on the song's clock: dragged on the waveform, typed or nudged, kept for everyone. */
export function MoveRow({ moving, set, sources, offsets, onMoving }: MoveRowProps) {
  const source = sources.find(({ versionId }) => versionId === moving);
  if (!source) return null;
  const { sampleRate, offsetSamples: offset = 0 } = source;
  const limit = OFFSET_SECONDS * sampleRate;
  const put = (samples: number): void => offsets.move(moving, Math.max(-limit, Math.min(limit, samples)), true);
  return (
    <div className="cp-row" role="group" aria-label="Line up">
      <select className="cp-select" aria-label="Version to move" value={moving} onChange={({ currentTarget: { value } }) => onMoving(value)}>
        {sources
          .filter(({ versionId }) => set.includes(versionId))
          .map(({ versionId, label }) => (
            <option key={versionId} value={versionId}>
              Move {label}
            </option>
          ))}
      </select>
      <OffsetField key={moving} offset={offset} sampleRate={sampleRate} onOffset={put} />
      <span className="cp-nudges" role="group" aria-label="Nudge">
        {NUDGES.map((nudge) => (
          <button
            key={nudge.words}
            type="button"
            className="rv-button"
            aria-label={nudge.name}
            onClick={() => put(offset + ('ms' in nudge ? Math.round((nudge.ms * sampleRate) / 1000) : nudge.samples))}
          >
            {nudge.words}
          </button>
        ))}
      </span>
      <button type="button" className="rv-button" disabled={!offsets.undo} onClick={() => offsets.undo?.()}>
        <IconArrowBackUp size={16} stroke={1.6} aria-hidden />
        Undo
      </button>
      <p className="cp-said" role="status" data-bad={offsets.problem !== null || undefined}>
        {offsets.problem ?? (offsets.saving ? 'Keeping it …' : `Begins at ${offsetWords(offset, sampleRate)}. Drag the waveform; with Shift by single samples.`)}
      </p>
    </div>
  );
}

function OffsetField({ offset, sampleRate, onOffset }: { offset: number; sampleRate: number; onOffset: (samples: number) => void }) {
  const [unit, setUnit] = useState<OffsetUnit>('samples');
  const written = unit === 'samples' ? String(offset) : ((offset * 1000) / sampleRate).toFixed(2);
  const [text, setText] = useState(written);
  useEffect(() => setText(written), [written]);
  const read = readOffset(text, unit, sampleRate, OFFSET_SECONDS);
  const submit = (event?: FormEvent): void => {
    event?.preventDefault();
    if (read === null) return;
    if (text !== written && read !== offset) onOffset(read);
  };
  return (
    <form className="cp-offset" onSubmit={submit}>
      <input
        className="cp-input"
        aria-label={`Offset in ${unit === 'ms' ? 'milliseconds' : 'samples'}`}
        aria-invalid={read === null}
        inputMode="decimal"
        value={text}
        onChange={({ currentTarget: { value } }) => setText(value)}
        onBlur={() => (read === null ? setText(written) : submit())}
      />
      <select className="cp-select" aria-label="Unit of the offset" value={unit} onChange={({ currentTarget: { value } }) => setUnit(value === 'ms' ? 'ms' : 'samples')}>
        <option value="samples">samples</option>
        <option value="ms">ms</option>
      </select>
    </form>
  );
}
