import { Link } from '@remix-run/react';
import type { DeskTrack } from '#app/contracts/triage.ts';

/** The line above a track's requests: whose it is, its free window, and what adds up in it. */
export function TrackHead({ track }: { track: DeskTrack }) {
  const { id, title, project, window, requests } = track;
  return (
    <div className="dk-head">
      <h2 className="dk-head-title">
        <Link to={`/projects/${project.id}`}>{project.artist ? `${project.artist}: ${project.title}` : project.title}</Link>
        <span aria-hidden="true"> › </span>
        <Link to={`/tracks/${id}`}>{title}</Link>
        <small> {requests}</small>
      </h2>
      <p className="dk-window" data-window={window.state}>
        {window.sentence}
      </p>
      <Meter track={track} />
    </div>
  );
}

/** Free minutes promised in this window against the studio's limit; past it, the way to booked time. */
export function Meter({ track }: { track: DeskTrack }) {
  const { limit, used, over, rest } = track.addsUp;
  if (used === 0 || limit === 0) return null;
  const words = over > 0 ? `${used} of ${limit} free minutes, ${over} too many` : `${used} of ${limit} free minutes`;
  return (
    <div className="dk-meter">
      <meter min={0} max={limit} high={limit} value={Math.min(used, limit)} data-over={over > 0 || undefined} aria-label={`Adds up on “${track.title}”: ${words}`} />
      <span>{words}</span>
      {rest ? <Link to={mixTimeFor(track, rest.requestIds)}>Propose mix time for the rest, about {rest.minutes} min</Link> : null}
    </div>
  );
}

function mixTimeFor({ id, project }: DeskTrack, requestIds: readonly string[]): string {
  const search = new URLSearchParams({ new: '1', track: id });
  for (const requestId of requestIds) search.append('request', requestId);
  return `/projects/${project.id}/bookings?${search}`;
}
