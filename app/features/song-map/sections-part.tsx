import { useCallback, useMemo } from 'react';
import type { MapView } from '#app/contracts/song-map.ts';
import { offsetMs, type PlacedSection, sectionsOn } from '#app/domain/song-map/place.ts';
import { msToSamples } from '#app/player/time.ts';
import type { PlayerSource, Transport } from '#app/player/transport.ts';
import { LaneBox, SectionLane } from './lane.tsx';
import type { Lane } from './use-lane.ts';

type Props = {
  map: MapView;
  lane: Lane;
  /** The version drawn below. */
  source: PlayerSource;
  sources: readonly PlayerSource[];
  transport: Transport | null;
  /** An engineer draws in it. */
  drawing: boolean;
  /** Brings seconds of the version drawn into view. */
  reveal: (start: number, end: number) => void;
};

/** The sections of the song above the version drawn; nothing where none are named. */
export function SectionsPart({ map: { sections }, lane, source, sources, transport, drawing, reveal }: Props) {
  const durationMs = Math.round((source.samples * 1000) / source.sampleRate);
  const placed = useMemo(() => sectionsOn(sections, { ...placeOnClock(source), durationMs }), [sections, source, durationMs]);
  const press = useCallback(
    ({ index, start, end }: PlacedSection) => {
      const heard = sources.find(({ versionId }) => versionId === transport?.state.versionId);
      const clock = sections[index]?.start;
      if (!heard || clock === undefined) return;
      transport?.seek({ samples: Math.max(0, msToSamples(clock - offsetMs(placeOnClock(heard)), heard.sampleRate)) });
      reveal(start / 1000, end / 1000);
    },
    [sections, sources, transport, reveal],
  );
  const reach = useCallback(({ start, end }: PlacedSection) => reveal(start / 1000, end / 1000), [reveal]);
  if (drawing) return <LaneBox laneRef={lane.ref} label="Sections, being drawn" />;
  if (placed.length === 0) return null;
  return <SectionLane laneRef={lane.ref} sections={sections} placed={placed} durationMs={durationMs} transport={transport} sources={sources} onPress={press} onReach={reach} />;
}

const placeOnClock = ({ sampleRate, offsetSamples }: PlayerSource) => ({ sampleRate, offsetSamples: offsetSamples ?? 0 });
