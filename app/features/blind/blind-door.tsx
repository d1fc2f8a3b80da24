import { type ComponentType, useEffect, useState } from 'react';
import type { BlindTestView } from '#app/contracts/blind.ts';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import type { Transport } from '#app/player/transport.ts';
import type { BlindRoomProps } from './blind-room.tsx';

export type BlindDoorProps = {
  track: { id: string; title: string };
  transport: Transport | null;
  /** Newest first. */
  versions: readonly VersionView[];
  /** The version on the page and the one heard before it. */
  chosen: readonly (string | null | undefined)[];
  tests: readonly BlindTestView[];
  onClose: () => void;
};

/** The blind room, fetched when somebody enters it. */
export function BlindDoor({ track, transport, versions, chosen, tests, onClose }: BlindDoorProps) {
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
  if (missing) {
    return (
      <div className="rv-problem" role="alert">
        <p>The blind test did not load. Reload the page and try again.</p>
        <button type="button" className="rv-button" onClick={onClose}>
          Back to the track
        </button>
      </div>
    );
  }
  if (!room) return <p className="rv-quiet">Opening the blind test…</p>;
  const candidates = versions.filter(({ state, role }) => state === 'ready' && role === 'mix').map((version) => ({ id: version.id, name: versionName(version), label: version.label }));
  const known = candidates.map(({ id }) => id);
  const first = [...new Set([...chosen.filter((id): id is string => known.includes(id ?? '')), ...known])].slice(0, 2);
  return <room.Room track={track} transport={transport} candidates={candidates} first={first} running={tests.find(({ state }) => state === 'running') ?? null} onClose={onClose} />;
}
