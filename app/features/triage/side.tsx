import { Link } from '@remix-run/react';
import { useEffect, useRef } from 'react';
import type { DeskRow } from '#app/contracts/triage.ts';
import { whenShort } from '../notes/note-times.ts';
import { placeWords } from '../notes/marks.ts';
import { Verdict } from '../notes/note-item.tsx';
import { KIND_WORDS } from '../notes/note-words.ts';
import { VoiceOfNote } from '../notes/voice/voice-of-note.tsx';
import { JoinedLine, WishChips } from '../notes/wishes.tsx';
import { ActBar, actsFor } from './act-bar.tsx';
import { ConflictBox } from './conflict-box.tsx';
import type { DeskDetail } from './detail.ts';
import { SoundDoor, type SoundHandle } from './sound-door.tsx';
import { Meter } from './track-head.tsx';
import type { Act } from './words.ts';

type Props = {
  row: DeskRow;
  /** Null until it is read, or while it is still that of another request. */
  detail: DeskDetail | null;
  /** Kept while the next one is read, so that the player stays. */
  before: DeskDetail | null;
  problem: string | null;
  viewerId: string;
  busy: boolean;
  open: boolean;
  soundRef: { current: SoundHandle | null };
  say: (sentence: string) => void;
  onAct: (act: Act) => void;
  onUndo: (() => void) | null;
  onClose: () => void;
};

/** The selected request: its words, its sound, what can be decided, and what was. On a phone a sheet over the list. */
export function Side({ row, detail, before, problem, viewerId, busy, open, soundRef, say, onAct, onUndo, onClose }: Props) {
  const { request, note, versionNumber, voices } = row;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (open) heading.current?.focus({ preventScroll: true });
  }, [open, request.id]);
  const heard = detail ?? before;
  const zone = heard?.track.window.timeZone ?? 'UTC';
  return (
    <aside className="dk-side" data-open={open || undefined} aria-label="The selected request">
      <div className="dk-side-head">
        <h2 ref={heading} tabIndex={-1}>
          {note.author.name} at {placeWords(note)}, v{versionNumber}
        </h2>
        <button type="button" className="tb-small dk-close" onClick={onClose}>
          Close
        </button>
      </div>
      {detail ? (
        <p className="dk-quiet">
          {detail.track.project.title} › {detail.track.title} · {whenShort(note.receivedAt, zone)}
        </p>
      ) : null}
      {note.body ? <p className="dk-said">{note.body}</p> : null}
      <VoiceOfNote note={note} />
      <WishChips wishes={note.wishes} />
      <JoinedLine joined={request.joined} viewerId={viewerId} />
      {voices.length > 0 ? (
        <ul className="dk-voices" aria-label="Who asks for the same">
          {voices.map(({ requestId, person, body }) => (
            <li key={requestId}>
              <b>{person.name}</b> asks for the same: {body}
            </li>
          ))}
        </ul>
      ) : null}
      <Verdict request={request} kind={KIND_WORDS[request.kind].label} />
      <SoundDoor detail={heard} handleRef={soundRef} say={say} />
      <ActBar acts={actsFor(row)} label="Decide" busy={busy} onAct={onAct} onUndo={onUndo} />
      {problem ? <p role="alert">{problem}</p> : null}
      {detail?.conflict ? <ConflictBox key={detail.conflict.id} conflict={detail.conflict} viewerId={viewerId} /> : null}
      {detail ? <Meter track={detail.track} /> : null}
      {detail && detail.changes.length > 0 ? (
        <details className="dk-history">
          <summary className="tb-small">What was decided ({detail.changes.length})</summary>
          <ol>
            {detail.changes.map(({ at, by, sentence }) => (
              <li key={`${at}${sentence}`}>
                {whenShort(at, zone)}, {by ?? 'the policy'}: {sentence}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
      <p className="dk-links">
        <Link to={`/tracks/${note.trackId}?${new URLSearchParams({ v: String(versionNumber), t: String(note.at) })}`}>Open it in the song</Link>
        <Link to={`/tracks/${note.trackId}/notes/${note.id}`}>Note and answers</Link>
      </p>
    </aside>
  );
}
