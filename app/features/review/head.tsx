import type { PersonView, ProjectView } from '#app/contracts/views.ts';
import type { TrackActions, TrackLive } from '#app/realtime/use-track.ts';
import { ConnectionLine } from '../notes/connection-line.tsx';
import { PresenceBar } from '../notes/presence-bar.tsx';
import { useNow } from '../notes/use-now.ts';
import { WindowBanner } from '../notes/window-banner.tsx';
import { MixState } from './mix-state.tsx';
import './head.css';

export type HeadProps = {
  live: TrackLive;
  actions: TrackActions;
  project: ProjectView;
  viewer: PersonView;
  serverNow: string;
  signInHref: string;
};

const MINUTE = 60_000;

/** What this track is, what is free, who is here, and whether the line is up. */
export function Head({ live, actions, project, viewer, serverNow, signInHref }: HeadProps) {
  const { track, clockOffset } = live;
  const now = useNow(serverNow, clockOffset, MINUTE);
  return (
    <header className="rv-head">
      <div className="rv-title">
        <h1>{track.title}</h1>
        <p>{project.artist}</p>
      </div>
      <div className="rv-terms">
        <WindowBanner window={track.window} serverNow={serverNow} clockOffset={clockOffset} />
      </div>
      <div className="rv-here">
        <PresenceBar people={live.people} versions={live.versions} viewerId={viewer.id} />
        {viewer.role === 'client' ? null : <MixState track={track} now={now} />}
      </div>
      <ConnectionLine {...live} onRetry={actions.retry} signInHref={signInHref} />
    </header>
  );
}
