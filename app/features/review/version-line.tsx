import { Form, useNavigation } from '@remix-run/react';
import type { VersionView } from '#app/contracts/views.ts';
import { versionName } from '#app/domain/shared/version-name.ts';
import type { PlayerSource, Transport, TransportState } from '#app/player/transport.ts';
import { differenceWords } from '../compare/words.ts';
import { heardLine, loudnessLine } from './loudness.ts';
import { StreamChoice } from './stream-choice.tsx';
import './version-line.css';

export type VersionLineProps = {
  shown: VersionView;
  sources: readonly PlayerSource[];
  before: string | null;
  matched: boolean;
  transport: Transport | null;
  player: TransportState;
  staff: boolean;
  onMatch: () => void;
};

/** The truth about what is heard, in one line; and for the studio the step that lets clients hear a draft. */
export function VersionLine({ shown, sources, before, matched, transport, player, staff, onMatch }: VersionLineProps) {
  const navigation = useNavigation();
  const draft = staff && shown.publishedAt === null && shown.state === 'ready';
  const loudness = loudnessLine(sources, shown.id, before, matched);
  return (
    <div className="rv-line">
      {draft ? (
        <Form method="post" className="rv-draft" preventScrollReset>
          <input type="hidden" name="intent" value="publish" />
          <input type="hidden" name="id" value={shown.id} />
          <span>{versionName(shown)} is a draft: only the studio hears it.</span>
          <button type="submit" className="rv-button rv-primary" disabled={navigation.formData?.get('intent') === 'publish'}>
            Share {versionName(shown)} with the client
          </button>
        </Form>
      ) : null}
      {loudness ? (
        <button type="button" className="rv-button rv-match rv-needs-script" aria-pressed={matched} aria-label="Match loudness" title="Match loudness (M)" onClick={onMatch}>
          Match
        </button>
      ) : null}
      <div className="rv-truth rv-needs-script">
        {loudness ? <p>{loudness}</p> : null}
        <p className="rv-heard">{player.heard ? heardLine(player.heard, matched, player.difference && differenceWords(player.difference, sources)) : ''}</p>
        <StreamChoice transport={transport} choice={player.stream} />
      </div>
    </div>
  );
}
