import { memo } from 'react';
import type { NoteView, RequestView } from '#app/contracts/views.ts';
import { whereOn } from '#app/domain/song-map/place.ts';
import { WHO_PICKS } from '#app/domain/triage/who-picks.ts';
import type { PendingChange } from '#app/realtime/overlay.ts';
import { DidItLand } from './did-it-land.tsx';
import { KindShape } from './kind-shape.tsx';
import { placeWords } from './marks.ts';
import { NoteDetailsDoor } from './note-details-door.tsx';
import type { NoteListProps } from './note-list.tsx';
import { whenWords } from './note-times.ts';
import { KIND_WORDS, kindOf, leadRequest, stateWords } from './note-words.ts';
import { VoiceOfNote } from './voice/voice-of-note.tsx';
import { JoinedLine, WishChips } from './wishes.tsx';
import { YouPick } from './you-pick.tsx';

export type NoteItemProps = Pick<NoteListProps, 'map' | 'pending' | 'versions' | 'versionId' | 'viewer' | 'timeZone' | 'onSelect' | 'onPlay' | 'actions' | 'askAt' | 'decideAt'> & {
  note: NoteView;
  replies: readonly NoteView[];
  open: boolean;
};

/** One note of the list: what was said where, by whom, and what becomes of it. Opened, it shows its thread. */
export const NoteItem = memo(function NoteItem(props: NoteItemProps) {
  const { note, replies, map, pending, versions, versionId, viewer, timeZone, open, onSelect, onPlay, actions, askAt, decideAt } = props;
  const kind = kindOf(note);
  const state = stateWords(note);
  const request = leadRequest(note);
  const change = pending.get(note.id);
  const own = versions.find(({ id }) => id === note.versionId);
  const version = note.versionId === versionId ? null : own;
  const where = own ? whereOn(map.sections, note, own) : null;
  const name = `${note.author.name} at ${placeWords(note)}`;

  return (
    <li className="tb-note" data-note={note.id} data-open={open || undefined}>
      <div className="tb-note-head">
        <KindShape kind={kind} colour={state.colour} named />
        <button type="button" className="tb-note-time" onClick={() => onPlay(note)} aria-label={`Play from ${placeWords(note)}`}>
          {placeWords(note)}
        </button>
        {where ? <span className="tb-note-version">{where}</span> : null}
        <span className="tb-note-author">{note.author.name}</span>
        {version ? <span className="tb-note-version">on v{version.number}</span> : null}
        {note.editedAt && !note.withdrawnAt ? <span className="tb-note-version">edited</span> : null}
        <span className="tb-note-state">
          <i style={{ background: state.colour }} aria-hidden="true" />
          {change?.what === 'create' ? PENDING_CREATE[change.how] : state.label}
        </span>
      </div>
      {note.withdrawnAt ? <p className="tb-note-body tb-note-gone">{note.author.name} took this note back.</p> : note.body ? <p className="tb-note-body">{note.body}</p> : null}
      <VoiceOfNote note={note} sent={change?.what !== 'create'} />
      {request && !note.withdrawnAt ? <Verdict request={request} kind={request.state === 'needs_decision' && !note.body ? 'Voice note' : KIND_WORDS[kind].label} askAt={askAt} decideAt={decideAt} /> : null}
      {viewer.role !== 'client' && !note.withdrawnAt ? <WishChips wishes={note.wishes} /> : null}
      {request && !note.withdrawnAt ? <JoinedLine joined={request.joined} viewerId={viewer.id} /> : null}
      {change && change.what !== 'create' ? <PendingLine change={change} /> : null}
      {request?.state === 'done' && (open || note.author.id === viewer.id) ? <DidItLand request={request} note={note} versions={versions} viewer={viewer} decide={actions.decide} /> : null}
      <div className="tb-note-foot">
        <button type="button" className="tb-link" aria-expanded={open} aria-label={`${footWords(replies.length, open)}: ${name}`} onClick={() => onSelect(open ? null : note.id)}>
          {footWords(replies.length, open)}
        </button>
        {open ? <span className="tb-note-when">{whenWords(note, timeZone)}</span> : null}
      </div>
      <noscript>
        <a className="tb-link tb-note-door" href={`/tracks/${note.trackId}/notes/${note.id}`} aria-label={`${footWords(replies.length, false)}: ${name}`}>
          {footWords(replies.length, false)}
        </a>
      </noscript>
      {open ? <NoteDetailsDoor {...props} /> : null}
    </li>
  );
}, sameItem);

/** What becomes of a request, in the sentence its writer reads. */
export function Verdict({ request, kind, askAt = null, decideAt = null }: { request: RequestView; kind: string; askAt?: string | null; decideAt?: string | null }) {
  const [before, after] = decideAt ? request.sentence.split(`${WHO_PICKS};`) : [];
  return (
    <p className="tb-note-verdict">
      <span className="tb-note-kind">{kind}.</span>{' '}
      {decideAt && after ? (
        <>
          {before}
          <YouPick at={decideAt} /> {after.trim().replace(/^u/, 'U')}
        </>
      ) : (
        request.sentence
      )}
      {request.reason && !request.sentence.includes(request.reason) ? <q>{request.reason}</q> : null}
      {request.takesTime ? ' Takes time on the clock.' : null}
      {askAt && request.state === 'needs_booking' ? (
        <>
          {' '}
          <a className="tb-note-ask" href={`${askAt}?request=${request.id}`}>
            Ask for a time
          </a>
        </>
      ) : null}
    </p>
  );
}

const PENDING_CREATE: Record<PendingChange['how'], string> = { sending: 'Sending…', waiting: 'Waits for the line', refused: 'Not taken' };

const CHANGE_WORDS: Record<Exclude<PendingChange['what'], 'create'>, string> = { update: 'Your change', withdraw: 'Taking it back' };

function PendingLine({ change }: { change: PendingChange }) {
  const what = CHANGE_WORDS[change.what === 'withdraw' ? 'withdraw' : 'update'];
  const how = change.how === 'sending' ? 'is being sent…' : change.how === 'waiting' ? 'waits for the line.' : `was not taken: ${change.refusal?.message ?? ''}`;
  return <p className="tb-note-pending">{`${what} ${how}`}</p>;
}

function footWords(replies: number, open: boolean): string {
  if (open) return 'Close';
  if (replies === 0) return 'Answer or change';
  return replies === 1 ? '1 answer' : `${replies} answers`;
}

/** A list of 500 renders only what has changed: `pending` and `replies` are compared by what concerns this note. */
function sameItem(a: NoteItemProps, b: NoteItemProps): boolean {
  const { pending: pendingA, replies: repliesA, ...restA } = a;
  const { pending: pendingB, replies: repliesB, ...restB } = b;
  const keys = Object.keys(restA) as (keyof typeof restA)[];
  if (!keys.every((key) => Object.is(restA[key], restB[key]))) return false;
  if (repliesA.length !== repliesB.length || !repliesA.every((reply, i) => reply === repliesB[i])) return false;
  return [a.note, ...repliesA].every(({ id }) => samePending(pendingA.get(id), pendingB.get(id)));
}

const samePending = (a: PendingChange | undefined, b: PendingChange | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && a.what === b.what && a.how === b.how && a.order === b.order);
