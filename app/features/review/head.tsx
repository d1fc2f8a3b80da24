import type { ReactNode } from 'react';
import type { ProjectView } from '#app/contracts/views.ts';
import type { TrackActions, TrackLive } from '#app/realtime/use-track.ts';
import { ConnectionLine } from '../notes/connection-line.tsx';
import { WindowBanner } from '../notes/window-banner.tsx';
import './head.css';

export type HeadProps = {
  live: TrackLive;
  actions: TrackActions;
  project: ProjectView;
  serverNow: string;
  signInHref: string;
  /** What the page has to say just now. */
  children?: ReactNode;
};

/** What this track is, what is free, and whether the line is up. */
export function Head({ live, actions, project, serverNow, signInHref, children }: HeadProps) {
  const { track, clockOffset } = live;
  return (
    <header className="rv-head">
      <div className="rv-title">
        <h1>{track.title}</h1>
        <p>{project.artist}</p>
        <a className="rv-link rv-to-side" href="#about">
          About this version
        </a>
      </div>
      <WindowBanner window={track.window} serverNow={serverNow} clockOffset={clockOffset} />
      <ConnectionLine {...live} onRetry={actions.retry} signInHref={signInHref} />
      {children}
    </header>
  );
}
