import { type ComponentType, useEffect, useState } from 'react';
import type { BlindRoomProps } from './blind-room.tsx';

/** The blind room, fetched when somebody enters it. */
export function BlindDoor(props: BlindRoomProps) {
  const [room, setRoom] = useState<{ Room: ComponentType<BlindRoomProps> } | null>(null);
  const [missing, setMissing] = useState(false);
  useEffect(() => {
    let gone = false;
    import('./blind-room.tsx').then(
      ({ BlindRoom }) => {
        if (!gone) setRoom({ Room: BlindRoom });
      },
      () => {
        if (!gone) setMissing(true);
      },
    );
    return () => {
      gone = true;
    };
  }, []);
  if (room) return <room.Room {...props} />;
  if (!missing) return <p className="rv-problem">Opening the blind test…</p>;
  return (
    <div className="rv-problem" role="alert">
      <p>The blind test did not load. Reload the page and try again.</p>
      <button type="button" className="rv-button" onClick={props.onClose}>
        Back to the track
      </button>
    </div>
  );
}
