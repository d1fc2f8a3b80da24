import { useMemo } from 'react';
import type { PlayerSource } from '#app/player/transport.ts';
import type { OverlayView } from '#app/player/view/react.tsx';
import { versionColour } from '#app/styles/theme.ts';
import type { Review } from '../review/use-review.ts';
import { axisOf } from './set.ts';

/** Colours as the waveform shows them: by day a little darker, to stand out from white. */
const inkOf = (colour: string): string => `light-dark(color-mix(in srgb, ${colour}, black 28%), ${colour})`;

/** What the waveform draws: the version that sounds, or all compared over one another on the clock of one. */
export function useCompareView({ source, sources, versions, shown, comparing, gains, offsets }: Review): { source: PlayerSource | null; overlay: OverlayView | null } {
  const { set, overlay: over, moving } = comparing;
  const { move } = offsets;
  const shownId = shown?.id;
  const overlay = useMemo((): OverlayView | null => {
    if (!over) return null;
    const waves = set.flatMap((id) => {
      const own = sources.find(({ versionId }) => versionId === id);
      const version = versions.find((one) => one.id === id);
      return own && version ? [{ source: own, colour: inkOf(versionColour(version)), gainDb: gains.get(id) ?? 0, strong: id === shownId }] : [];
    });
    return { waves, moving, onMove: move };
  }, [over, set, sources, versions, gains, moving, move, shownId]);
  const axis = over ? axisOf(set, moving) : null;
  return { source: source && axis ? (sources.find(({ versionId }) => versionId === axis) ?? source) : source, overlay };
}
