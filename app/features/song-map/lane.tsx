import { type KeyboardEvent, type ReactNode, type RefCallback, useRef } from 'react';
import { offsetMs, type PlacedSection, sectionAt } from '#app/domain/song-map/place.ts';
import type { Section } from '#app/domain/song-map/song-map.ts';
import { timecode } from '#app/player/time.ts';
import type { PlayerSource, Transport } from '#app/player/transport.ts';
import { usePositionValue } from '#app/player/view/hooks.ts';
import { shortName } from './short-name.ts';
import './lane.css';

type BoxProps = { laneRef: RefCallback<HTMLDivElement>; label: string; children?: ReactNode };

/** The room above the waveform whose strip is as long as the song, and moves with it. */
export function LaneBox({ laneRef, label, children }: BoxProps) {
  return (
    <div className="sm-lane" ref={laneRef} role="group" aria-label={label}>
      {children}
    </div>
  );
}

type LaneProps = {
  laneRef: RefCallback<HTMLDivElement>;
  sections: readonly Section[];
  /** The same as the version drawn has them. */
  placed: readonly PlacedSection[];
  durationMs: number;
  transport: Transport | null;
  sources: readonly PlayerSource[];
  onPress: (section: PlacedSection) => void;
  /** Brings one that is gone to by key into view. */
  onReach: (section: PlacedSection) => void;
};

/** The song's sections above its waveform: pressing one goes to where it begins; arrows lead from one to the next. */
export function SectionLane({ laneRef, sections, placed, durationMs, transport, sources, onPress, onReach }: LaneProps) {
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  const current = usePositionValue(transport, ({ versionId, ms }) => {
    const heard = sources.find((source) => source.versionId === versionId);
    const here = heard && sectionAt(sections, ms + offsetMs({ sampleRate: heard.sampleRate, offsetSamples: heard.offsetSamples ?? 0 }));
    return here ? sections.indexOf(here) : -1;
  });
  const reachable = Math.max(0, placed.findIndex(({ index }) => index === current));
  const step = (event: KeyboardEvent, from: number): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const to = { ArrowLeft: from - 1, ArrowRight: from + 1, Home: 0, End: placed.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    buttons.current[Math.min(placed.length - 1, Math.max(0, to))]?.focus();
  };
  return (
    <LaneBox laneRef={laneRef} label="Sections">
      <div className="sm-strip">
        {placed.map((section, i) => (
          <button
            key={section.start}
            type="button"
            ref={(button) => {
              buttons.current[i] = button;
            }}
            className="sm-section"
            style={placeOf(section, durationMs)}
            aria-label={`${section.name}, ${timecode(section.start / 1000)}`}
            aria-current={section.index === current || undefined}
            title={section.name}
            tabIndex={i === reachable ? 0 : -1}
            onClick={() => onPress(section)}
            onFocus={(event) => {
              if (event.currentTarget.matches(':focus-visible')) onReach(section);
            }}
            onKeyDown={(event) => step(event, i)}
          >
            <SectionName name={section.name} />
          </button>
        ))}
      </div>
    </LaneBox>
  );
}

/** The name, and a shorter one where there is no room for it; it stays in view while its section does. */
export function SectionName({ name }: { name: string }) {
  return (
    <span className="sm-name" aria-hidden="true">
      <span>{name}</span>
      <span>{shortName(name)}</span>
    </span>
  );
}

/** Where a stretch stands on the strip, in parts of the whole. */
export const placeOf = ({ start, end }: Pick<PlacedSection, 'start' | 'end'>, durationMs: number) => ({ '--at': start / durationMs, '--wide': (end - start) / durationMs }) as Record<string, number>;
