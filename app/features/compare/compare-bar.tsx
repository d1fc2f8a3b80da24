import { IconStack2, IconX } from '@tabler/icons-react';
import type { VersionView } from '#app/contracts/views.ts';
import type { Difference, PlayerSource, TransportCapabilities, TransportState } from '#app/player/transport.ts';
import { versionColour } from '#app/styles/theme.ts';
import { ChooseVersions } from './choose-versions.tsx';
import { DifferenceRow } from './difference-row.tsx';
import type { Hold } from './hold.ts';
import { Letter } from './letter.tsx';
import { MatchChoice } from './match-choice.tsx';
import { MoveRow } from './move-row.tsx';
import { letterOf } from './set.ts';
import type { Comparing } from './use-comparing.ts';
import type { Offsets } from './use-offsets.ts';
import { levelWords, limitWords } from './words.ts';
import './compare.css';
import './compare-rows.css';

export type CompareBarProps = {
  comparing: Comparing;
  offsets: Offsets;
  versions: readonly VersionView[];
  sources: readonly PlayerSource[];
  /** Gain in dB of each version, as it is played. */
  gains: ReadonlyMap<string, number>;
  matched: boolean;
  onMatched: (matched: boolean) => void;
  player: TransportState;
  /** Null until the player is there. */
  capabilities: TransportCapabilities | null;
  /** The version that sounds. */
  shown: string | null;
  staff: boolean;
  hold: Hold;
  /** Switch to a version; a press on a letter does it at once and may be taken back. */
  onHear: (versionId: string) => void;
  onSubtract: (difference: Difference | null) => void;
  /** Difference on or off, as the D key does. */
  onDifference: () => void;
};

/** The chosen versions as letters, and all that is done with them. */
export function CompareBar(props: CompareBarProps) {
  const { comparing, versions, sources, gains, matched, player, capabilities, shown, staff, hold, onHear, onSubtract } = props;
  const { set, overlay, moving } = comparing;
  const { difference } = player;
  const limits = capabilities ? limitWords(capabilities) : null;
  const versionOf = (id: string): VersionView | undefined => versions.find((one) => one.id === id);
  const labelOf = (id: string): string => sources.find(({ versionId }) => versionId === id)?.label ?? '';
  const press = (id: string): void => {
    const back = difference ? () => onSubtract(difference) : () => shown !== null && onHear(shown);
    hold.press(() => onHear(id), back);
  };
  return (
    <section className="rv-compare rv-needs-script" aria-label="Compare">
      <div className="cp-bar">
        <div className="cp-letters" role="group" aria-label="Versions compared">
          {set.map((id, index) => {
            const version = versionOf(id);
            return (
              <Letter
                key={id}
                letter={letterOf(index)}
                name={labelOf(id)}
                label={version?.label ?? ''}
                level={levelWords(gains.get(id) ?? 0, matched)}
                gainDb={matched ? (gains.get(id) ?? 0) : null}
                colour={version ? versionColour(version) : 'var(--tb-text)'}
                state={difference ? (difference.a === id ? 'minuend' : difference.b === id ? 'subtrahend' : 'off') : id === shown ? 'on' : 'off'}
                onPress={() => press(id)}
                onHear={() => onHear(id)}
              />
            );
          })}
          <ChooseVersions set={set} sources={sources} versions={versions} onChoose={comparing.choose} />
        </div>
        <div className="cp-tools">
          <MatchChoice matched={matched} onMatched={props.onMatched} target={comparing.target} onTarget={comparing.setTarget} />
          <button
            type="button"
            className="rv-button"
            aria-pressed={difference !== null}
            disabled={!capabilities?.difference}
            title="Hear only what differs (D)"
            onClick={props.onDifference}
          >
            Difference
          </button>
          <button type="button" className="rv-button" aria-pressed={overlay} disabled={moving !== null} title="Draw the waveforms over one another" onClick={() => comparing.setOverlay(!overlay)}>
            <IconStack2 size={16} stroke={1.6} aria-hidden />
            Overlay
          </button>
          {staff ? (
            <button type="button" className="rv-button" aria-pressed={moving !== null} title="Line up beginnings" onClick={() => comparing.setMoving(moving === null ? (set.find((id) => id !== set[0]) ?? null) : null)}>
              Line up
            </button>
          ) : null}
          <button type="button" className="rv-icon" aria-label="Stop comparing" title="Stop comparing" onClick={() => comparing.setOpen(false)}>
            <IconX size={18} stroke={1.6} aria-hidden />
          </button>
        </div>
      </div>
      {difference ? <DifferenceRow difference={difference} set={set} sources={sources} onSubtract={onSubtract} /> : null}
      {moving !== null ? <MoveRow moving={moving} set={set} sources={sources} offsets={props.offsets} onMoving={comparing.setMoving} /> : null}
      {limits ? <p className="cp-limits">{limits}</p> : null}
    </section>
  );
}
