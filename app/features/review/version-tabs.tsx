import { useRef, type KeyboardEvent } from 'react';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import { versionColour } from '#app/styles/theme.ts';
import './version-tabs.css';

export type VersionTabsProps = {
  /** Newest first. */
  versions: readonly VersionView[];
  shown: string | null;
  onShow: (versionId: string) => void;
  /** The element the tabs govern. */
  panelId: string;
};

export const tabId = (versionId: string): string => `version-${versionId}`;

/** One tab a version, by number; a switch keeps the moment of the song. */
export function VersionTabs({ versions, shown, onShow, panelId }: VersionTabsProps) {
  const list = useRef<HTMLDivElement>(null);
  const move = (event: KeyboardEvent): void => {
    const at = versions.findIndex(({ id }) => id === shown);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: versions.length - 1 }[event.key];
    const next = to === undefined ? undefined : versions[(to + versions.length) % versions.length];
    if (!next || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    onShow(next.id);
    list.current?.querySelector<HTMLElement>(`[id="${tabId(next.id)}"]`)?.focus();
  };
  return (
    <div className="rv-tabs rv-needs-script" role="tablist" aria-label="Versions" ref={list} onKeyDown={move}>
      {versions.map((version) => {
        const { id, label, role } = version;
        const selected = id === shown;
        const badge = badgeOf(version);
        return (
          <button
            key={id}
            id={tabId(id)}
            type="button"
            role="tab"
            className="rv-tab"
            aria-selected={selected}
            aria-controls={panelId}
            tabIndex={selected ? 0 : -1}
            style={{ '--rv-version': versionColour(version) }}
            onClick={() => onShow(id)}
          >
            <span className="rv-tab-dot" data-role={role} aria-hidden />
            <span className="rv-tab-number">{versionName(version)}</span>
            <span className="rv-tab-label">{label}</span>
            {badge ? <span className={`rv-badge rv-badge-${badge.tone}`}>{badge.text}</span> : null}
          </button>
        );
      })}
    </div>
  );
}

/** What the studio needs to know of a version that its clients do not hear. */
function badgeOf({ state, publishedAt }: VersionView): { text: string; tone: 'quiet' | 'bad' } | null {
  if (state === 'failed') return { text: 'Not readable', tone: 'bad' };
  if (state !== 'ready') return { text: 'Being prepared', tone: 'quiet' };
  return publishedAt ? null : { text: 'Draft', tone: 'quiet' };
}
