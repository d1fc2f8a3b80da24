import { useEffect, useState } from 'react';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { type LiveListener, positionNow } from '#app/realtime/presence.ts';
import './notes.css';

export type PresenceBarProps = { people: readonly LiveListener[]; versions: readonly VersionView[]; viewerId: string };

const SHOWN = 6;

/** Who else listens, and where. */
export function PresenceBar({ people, versions, viewerId }: PresenceBarProps) {
  const others = people.filter(({ person }) => person.id !== viewerId);
  const now = useTicking(others.some(({ playing }) => playing));
  if (others.length === 0) return null;
  return (
    <section className="tb-presence" aria-label="Listening now">
      <ul>
        {others.slice(0, SHOWN).map((one) => (
          <li key={one.person.id} data-playing={one.playing}>
            <span className="tb-presence-face" aria-hidden="true">
              {initials(one.person.name)}
            </span>
            <span>
              <b>{one.person.name}</b> {whereWords(one, versions, now)}
            </span>
          </li>
        ))}
        {others.length > SHOWN ? <li>and {others.length - SHOWN} more</li> : null}
      </ul>
    </section>
  );
}

function whereWords(one: LiveListener, versions: readonly VersionView[], now: number): string {
  const ms = positionNow(one, now);
  const version = versions.find(({ id }) => id === one.versionId);
  if (ms === null || !version) return 'is here';
  const inside = Math.min(ms, version.durationMs ?? ms);
  const clock = `${Math.floor(inside / 60_000)}:${String(Math.floor(inside / 1000) % 60).padStart(2, '0')}`;
  return `${one.playing ? 'plays' : 'is at'} ${versionName(version)}, ${clock}`;
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0]?.toUpperCase() ?? '')
    .join('');

function useTicking(on: boolean): number {
  const [now, setNow] = useState(0);
  useEffect(() => {
    setNow(Date.now());
    if (!on) return undefined;
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [on]);
  return now;
}
