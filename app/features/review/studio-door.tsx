import { Link } from '@remix-run/react';
import { type ComponentType, useEffect, useState } from 'react';
import type { StudioPartsProps } from './studio-parts.tsx';

type StudioDoorProps = StudioPartsProps & {
  /** How many the song has been given. */
  sections: number;
  /** Begins to draw them on the waveform; null while that cannot be done. */
  onDraw: (() => void) | null;
};

/** The studio's own parts, fetched only for the studio's people and after the page stands. */
export function StudioDoor({ sections, onDraw, ...props }: StudioDoorProps) {
  const [parts, setParts] = useState<{ Parts: ComponentType<StudioPartsProps> } | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let gone = false;
    import('./studio-parts.tsx').then(
      ({ StudioParts }) => {
        if (!gone) setParts({ Parts: StudioParts });
      },
      () => {
        if (!gone) setMissing(true);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  return (
    <>
      {parts ? <parts.Parts {...props} /> : null}
      {missing ? <p className="rv-quiet">Uploading did not load. Reload the page to upload a version.</p> : null}
      <div className="rv-part">
        {onDraw ? (
          <button type="button" className="rv-button rv-needs-script" onClick={onDraw}>
            {sections === 0 ? 'Draw the song’s sections' : 'Change the sections'}
          </button>
        ) : null}
        <Link className="rv-link" to={`/tracks/${props.trackId}/map`}>
          Sections and parts as a list
        </Link>
        <Link className="rv-link" to={`/tracks/${props.trackId}/ledger`}>
          Ledger: every decision about this track
        </Link>
      </div>
    </>
  );
}
