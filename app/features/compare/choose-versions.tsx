import { IconPlus } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { VersionView } from '#app/contracts/views.ts';
import type { PlayerSource } from '#app/player/transport.ts';
import { versionColour } from '#app/styles/theme.ts';
import { type CompareSet, FEWEST, letterOf, MOST, toggled } from './set.ts';

export type ChooseVersionsProps = { set: CompareSet; sources: readonly PlayerSource[]; versions: readonly VersionView[]; onChoose: (set: CompareSet) => void };

/** Which versions stand side by side. */
export function ChooseVersions({ set, sources, versions, onChoose }: ChooseVersionsProps) {
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event): void => {
      const open = details.current;
      if (!open?.open) return;
      if (event instanceof KeyboardEvent && event.key !== 'Escape') return;
      if (!(event instanceof KeyboardEvent) && event.target instanceof Node && open.contains(event.target)) return;
      open.removeAttribute('open');
      if (event instanceof KeyboardEvent) open.querySelector('summary')?.focus();
    };
    document.addEventListener('pointerdown', close);
    document.addEventListener('keydown', close);
    return () => {
      document.removeEventListener('pointerdown', close);
      document.removeEventListener('keydown', close);
    };
  }, []);
  return (
    <details className="cp-choose" ref={details}>
      <summary className="cp-choose-button" aria-label="Choose versions to compare" title="Choose versions to compare">
        <IconPlus size={18} stroke={1.6} aria-hidden />
      </summary>
      <fieldset className="cp-panel">
        <legend>
          Compare {FEWEST} to {MOST}
        </legend>
        {sources.map(({ versionId, label: name }) => {
          const version = versions.find(({ id }) => id === versionId);
          const index = set.indexOf(versionId);
          const fixed = index < 0 ? set.length >= MOST : set.length <= FEWEST;
          return (
            <label key={versionId} className="cp-choice">
              <input type="checkbox" checked={index >= 0} disabled={fixed} onChange={() => onChoose(toggled(set, versionId))} />
              <span className="cp-choice-letter" style={{ '--rv-version': version ? versionColour(version) : undefined }}>
                {index >= 0 ? letterOf(index) : ''}
              </span>
              <b>{name}</b>
              <span className="cp-choice-label">{version?.label}</span>
            </label>
          );
        })}
      </fieldset>
    </details>
  );
}
