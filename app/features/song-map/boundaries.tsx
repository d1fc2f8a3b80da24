import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import type { PlacedSection } from '#app/domain/song-map/place.ts';
import { timecode } from '#app/player/time.ts';
import type { DraftAct, Drawn } from './draft.ts';
import { placeOf, SectionName } from './lane.tsx';

type Props = {
  placed: readonly PlacedSection[];
  drawn: readonly Drawn[];
  /** Milliseconds from the song's clock to the version drawn. */
  shift: number;
  durationMs: number;
  selected: number | null;
  lane: HTMLElement;
  act: (act: DraftAct) => void;
};

/** Arrows move by a tenth of a second, with Shift by a whole one, with Alt by a hundredth. */
const stepOf = ({ shiftKey, altKey }: KeyboardEvent): number => (shiftKey ? 1000 : altKey ? 10 : 100);

/** The sections on the lane while they are drawn: pressed to take in hand, their left edges dragged. */
export function Boundaries({ placed, drawn, shift, durationMs, selected, lane, act }: Props) {
  const drag = useRef<{ id: number; grip: number; moved: boolean } | null>(null);
  const msAt = (clientX: number): number => {
    const strip = lane.querySelector('.sm-strip')?.getBoundingClientRect();
    return strip && strip.width > 0 ? ((clientX - strip.left) / strip.width) * durationMs + shift : shift;
  };
  const down = (event: PointerEvent, { id, start }: Drawn): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drag.current = { id, grip: msAt(event.clientX) - start, moved: false };
    act({ type: 'select', id });
  };
  const move = (event: PointerEvent): void => {
    const held = drag.current;
    if (!held) return;
    act({ type: 'move', id: held.id, to: msAt(event.clientX) - held.grip, more: held.moved });
    held.moved = true;
  };
  const nudge = (event: KeyboardEvent, { id, start }: Drawn): void => {
    const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
    if (event.ctrlKey || event.metaKey) return;
    if (by !== undefined) act({ type: 'move', id, to: start + by * stepOf(event) });
    else if (event.key === 'Delete' || event.key === 'Backspace') act({ type: 'remove', id });
    else if (event.key === 'Enter') act({ type: 'select', id });
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="sm-strip">
      {placed.map((section) => {
        const own = drawn[section.index];
        if (!own) return null;
        const place = placeOf(section, durationMs);
        return (
          <div key={own.id} className="sm-drawn" data-selected={own.id === selected || undefined}>
            <button type="button" className="sm-section" style={place} aria-pressed={own.id === selected} aria-label={own.name || 'Without a name'} onClick={() => act({ type: 'select', id: own.id })}>
              <SectionName name={own.name || '…'} />
            </button>
            <div
              role="slider"
              tabIndex={0}
              className="sm-edge"
              style={place}
              aria-label={`Beginning of ${own.name || 'the section'}`}
              aria-valuemin={0}
              aria-valuemax={durationMs}
              aria-valuenow={section.start}
              aria-valuetext={timecode(section.start / 1000)}
              onPointerDown={(event) => down(event, own)}
              onPointerMove={move}
              onPointerUp={() => (drag.current = null)}
              onPointerCancel={() => (drag.current = null)}
              onKeyDown={(event) => nudge(event, own)}
            />
          </div>
        );
      })}
    </div>
  );
}
