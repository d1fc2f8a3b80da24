import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { useNonce } from '#app/components/nonce.tsx';
import { mediaUrl, newestFirst, sourceOf } from './sources.ts';

const HIDDEN = '.rv-needs-script, .tb-filters, .tb-note-foot, .tb-landed';
const RULES = `:is(${HIDDEN}) { display: none !important; } .rv-page, .rv-main { height: auto !important; } .rv-scroll { overflow: visible !important; }`;

/** Hides what only scripts can move, where there are none. */
export function WithoutScriptStyle() {
  const nonce = useNonce();
  return (
    <noscript>
      <style nonce={nonce} suppressHydrationWarning>{RULES}</style>
    </noscript>
  );
}

/** The versions with the browser's own player. */
export function WithoutScriptPlayers({ versions }: { versions: readonly VersionView[] }) {
  const ready = newestFirst(versions).filter((version) => sourceOf(version) !== null);
  return (
    <noscript className="rv-plain">
      <ul className="rv-plain-players">
        {ready.map(({ id, role, number, label }) => (
          <li key={id}>
            <h2>
              {versionName({ role, number })} {label}
            </h2>
            {/* why: music has no captions; the notes beside it are the text. */}
            <audio controls preload="none" aria-label={`${versionName({ role, number })} ${label}`}>
              <source src={mediaUrl(id, 'lossless.flac')} type="audio/flac" />
              <source src={mediaUrl(id, 'low.opus')} type="audio/ogg" />
            </audio>
          </li>
        ))}
      </ul>
    </noscript>
  );
}
