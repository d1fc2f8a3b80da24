import { type ComponentType, useEffect, useState } from 'react';
import type { DeskDetail } from './detail.ts';

/** What keys ask of the sound beside the list. */
export type SoundHandle = { play(): void; loop(): void; previousVersion(): void };

export type SoundProps = { detail: DeskDetail; handleRef: { current: SoundHandle | null }; say: (sentence: string) => void };

/** The sound of the selected request. Player and waveform are fetched when the first request has been read. */
export function SoundDoor({ detail, handleRef, say }: Omit<SoundProps, 'detail'> & { detail: DeskDetail | null }) {
  const [found, setFound] = useState<{ Sound: ComponentType<SoundProps> } | null>(null);
  const [missing, setMissing] = useState(false);
  const wanted = detail !== null;
  useEffect(() => {
    if (!wanted) return undefined;
    let gone = false;
    import('./sound.tsx').then(
      ({ Sound }) => {
        if (!gone) setFound({ Sound });
      },
      () => {
        if (!gone) setMissing(true);
      },
    );
    return () => {
      gone = true;
    };
  }, [wanted]);
  if (missing) return <p className="dk-quiet">The player did not load. Deciding works; reload the page to listen.</p>;
  return found && detail ? <found.Sound detail={detail} handleRef={handleRef} say={say} /> : <div className="dk-sound" aria-hidden="true" />;
}
