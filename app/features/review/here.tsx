import type { PersonView } from '#app/contracts/views.ts';
import type { TrackLive } from '#app/realtime/use-track.ts';
import { PresenceBar } from '../notes/presence-bar.tsx';
import { MixState } from './mix-state.tsx';

/** Who listens now; and for the studio, how far the mix is. */
export function Here({ live, viewer, now }: { live: TrackLive; viewer: PersonView; now: number }) {
  return (
    <div className="rv-here">
      <PresenceBar people={live.people} versions={live.versions} viewerId={viewer.id} />
      {viewer.role === 'client' ? null : <MixState track={live.track} now={now} />}
    </div>
  );
}
