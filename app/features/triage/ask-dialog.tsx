import { Link } from '@remix-run/react';
import { type FormEvent, useEffect, useRef } from 'react';
import type { DeclineReasonView, DeskRow, DeskTrack } from '#app/contracts/triage.ts';
import type { EngineerDecision } from '#app/contracts/notes.ts';
import type { PersonView } from '#app/contracts/views.ts';
import { formatSpan } from '#app/domain/booking/local-time.ts';
import { noteWords } from '#app/domain/notes/recording.ts';
import { NOTE_KINDS } from '#app/domain/policy/words.ts';
import { SERVICE_WORDS } from '../bookings/words.ts';
import { placeWords } from '../notes/marks.ts';
import { KIND_WORDS } from '../notes/note-words.ts';
import type { DeskDetail } from './detail.ts';
import { useDetail } from './use-detail.ts';
import type { Act } from './words.ts';

/** Acts that need something said with them. */
export const ASKS: Partial<Record<Act, { title: string; send: string; one: string }>> = {
  decline: { title: 'Why not? The client reads it.', send: 'Decline', one: 'Reason' },
  goodwill: { title: 'Why as a favour? The client and the studio read it.', send: 'Accept as a favour', one: 'Reason' },
  reclassify: { title: 'What is it?', send: 'Change the kind', one: 'Kind' },
  minutes: { title: 'How long does it take?', send: 'Set the minutes', one: 'Minutes' },
  assign: { title: 'Who does it?', send: 'Give it', one: 'Engineer' },
  book: { title: 'Which booking?', send: 'Put it there', one: 'Booking' },
  merge: { title: 'Which one stays? The others follow it.', send: 'Merge', one: 'The one that stays' },
  done: { title: 'Which version carries it?', send: 'Done', one: 'Version' },
};

type Option = { value: string; words: string };
type Props = {
  act: Act;
  /** The requests it is about, as they are shown. */
  targets: readonly DeskRow[];
  track: DeskTrack | undefined;
  reasons: readonly DeclineReasonView[];
  engineers: readonly PersonView[];
  onClose: () => void;
  onDecide: (ids: string[], decision: EngineerDecision) => void;
};

/** Asks for what a decision needs: a modal dialog, closed by Escape, sent by Enter. */
export function AskDialog({ act, targets, track, reasons, engineers, onClose, onDecide }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const words = useRef<HTMLTextAreaElement>(null);
  const [first] = targets;
  const oneTrack = targets.every(({ request }) => request.trackId === first?.request.trackId);
  const wanted = (act === 'book' || act === 'merge') && oneTrack ? (first?.request.id ?? null) : null;
  const { detail, problem } = useDetail(wanted, 0);
  const asks = ASKS[act];
  useEffect(() => {
    dialog.current?.showModal();
    dialog.current?.querySelector<HTMLElement>('[name="value"]')?.focus();
  }, []);
  if (!asks || !first) return null;
  const options = optionsOf(act, targets, track, engineers, detail);
  const byTrack = act === 'book' || act === 'merge' || act === 'done';

  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget).get('value');
    const value = typeof given === 'string' ? given.trim() : '';
    const decision = decisionOf(act, value);
    if (!decision) return;
    const ids = targets.map(({ request }) => request.id).filter((id) => act !== 'merge' || id !== value);
    onClose();
    onDecide(ids, decision);
  };
  const free = act === 'decline' || act === 'goodwill';
  return (
    <dialog ref={dialog} className="tb-keys dk-ask" aria-labelledby="dk-ask-title" onClose={onClose}>
      <form className="tb-keys-inside" onSubmit={submit}>
        <h2 id="dk-ask-title">{asks.title}</h2>
        <p className="dk-about">{targets.length === 1 ? `${first.note.author.name} at ${placeWords(first.note)}: “${noteWords(first.note.body, first.note.recording?.durationMs)}”` : `About ${targets.length} requests.`}</p>
        {act === 'decline' && reasons.length > 0 ? (
          <div className="dk-reasons" role="group" aria-label="Reasons you give often">
            {reasons.map(({ id, body }) => (
              <button
                key={id}
                type="button"
                className="tb-small"
                onClick={() => {
                  if (words.current) words.current.value = body;
                  words.current?.focus();
                }}
              >
                {body}
              </button>
            ))}
          </div>
        ) : null}
        {byTrack && !oneTrack ? (
          <p role="alert">They are of several tracks. Choose requests of one track for this.</p>
        ) : (
          <label className="dk-field">
            {asks.one}
            {free ? <textarea ref={words} name="value" rows={3} maxLength={1000} required autoFocus onKeyDown={sendByEnter} /> : null}
            {act === 'minutes' ? <input type="number" name="value" min={0} max={6000} step={1} required autoFocus defaultValue={first.request.minutes} /> : null}
            {options ? <Options options={options} value={act === 'reclassify' ? first.request.kind : act === 'assign' ? (first.request.assignee?.id ?? '') : undefined} waits={wanted !== null && !detail && !problem} /> : null}
          </label>
        )}
        {problem ? <p role="alert">{problem}</p> : null}
        {options?.length === 0 && oneTrack && (detail || !wanted) ? <p>{NOTHING[act]}</p> : null}
        <div className="dk-acts">
          <button type="submit" className="tb-small tb-strong" disabled={options?.length === 0 || (byTrack && !oneTrack)}>
            {asks.send}
          </button>
          <button type="button" className="tb-small" onClick={onClose}>
            Cancel
          </button>
          {act === 'decline' ? <Link to="/desk/manage">Edit the reasons</Link> : null}
        </div>
      </form>
    </dialog>
  );
}

const NOTHING: Partial<Record<Act, string>> = {
  book: 'No session is booked for this track. Book one on the project’s page first.',
  merge: 'Nothing else is open on this track.',
  done: 'No version is ready on this track.',
};

function Options({ options, value, waits }: { options: readonly Option[]; value: string | undefined; waits: boolean }) {
  // A list that came later must not keep the choice of the one before.
  return (
    <select key={options.length} name="value" required={value !== ''} autoFocus defaultValue={value} disabled={waits}>
      {waits ? <option>Reading…</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.words}
        </option>
      ))}
    </select>
  );
}

function sendByEnter(event: React.KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}

const rowWords = ({ request, note }: DeskRow): Option => ({ value: request.id, words: `${placeWords(note)} ${note.author.name}: ${noteWords(note.body, note.recording?.durationMs).slice(0, 80)}` });

function optionsOf(act: Act, targets: readonly DeskRow[], track: DeskTrack | undefined, engineers: readonly PersonView[], detail: DeskDetail | null): Option[] | null {
  switch (act) {
    case 'reclassify':
      return NOTE_KINDS.map((kind) => ({ value: kind, words: KIND_WORDS[kind].label }));
    case 'assign':
      return [{ value: '', words: 'Nobody in particular' }, ...engineers.map(({ id, name }) => ({ value: id, words: name }))];
    case 'done':
      return (track?.versions ?? []).map(({ id, number, label, publishedAt }) => ({ value: id, words: `v${number}${label === `v${number}` ? '' : ` ${label}`}${publishedAt ? '' : ' (not published yet)'}` }));
    case 'book':
      return (detail?.bookings ?? []).map(({ id, service, startsAt, endsAt }) => ({ value: id, words: `${SERVICE_WORDS[service]}, ${formatSpan(Date.parse(startsAt), Date.parse(endsAt), detail?.track.window.timeZone ?? 'UTC')}` }));
    case 'merge':
      return (targets.length > 1 ? targets : (detail?.alike ?? [])).map(rowWords);
    default:
      return null;
  }
}

function decisionOf(act: Act, value: string): EngineerDecision | null {
  switch (act) {
    case 'decline':
    case 'goodwill':
      return value ? { action: act, reason: value } : null;
    case 'reclassify':
      return { action: act, kind: value as DeskRow['request']['kind'] };
    case 'minutes':
      return { action: act, minutes: Number(value) };
    case 'assign':
      return { action: act, assigneeId: value || null };
    case 'book':
      return { action: act, bookingId: value };
    case 'merge':
      return { action: act, into: value };
    case 'done':
      return { action: act, versionId: value };
    default:
      return null;
  }
}
