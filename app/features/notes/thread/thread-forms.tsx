import { useId } from 'react';
import type { NoteView } from '#app/contracts/views.ts';
import { formatTimecode, formatTimecodeExact } from '#app/domain/shared/timecode.ts';
import { placeWords } from '../marks.ts';
import { KIND_ORDER, KIND_WORDS, kindOf } from '../note-words.ts';

/** A form that was sent back: what it was about, why, and what was written in it. */
export type Refused = { intent: string; about: string | null; action: string | null; refusal: { message: string; fields: Record<string, string[]>; body?: string; reason?: string } };

/** An answer; it stands where the note stands. */
export function ReplyForm({ note, formId, refused }: { note: NoteView; formId: string; refused: Refused | null }) {
  const field = useId();
  return (
    <form method="post" className="tb-thread-form">
      <Hidden intent="note" id={formId} parent={note.id} versionId={note.versionId} kind="comment" at={formatTimecodeExact(note.at)} until={note.until === null ? '' : formatTimecodeExact(note.until)} />
      <label htmlFor={field}>Your answer</label>
      <textarea id={field} name="body" rows={3} maxLength={4000} required defaultValue={refused?.refusal.body ?? ''} />
      <button type="submit" className="tb-small tb-strong">
        Send
      </button>
    </form>
  );
}

/** Mends a note's words, place and kind; of an answer only the words. */
export function EditNoteForm({ note, durationMs, refused }: { note: NoteView; durationMs: number | null; refused: Refused | null }) {
  const field = useId();
  const root = note.parent === null;
  const [at, until, kind] = [formatTimecode(note.at), note.until === null ? '' : formatTimecode(note.until), kindOf(note)];
  const what = root ? `your note at ${placeWords(note)}` : 'your answer';
  return (
    <details open={refused !== null}>
      <summary aria-label={`Edit ${what}`}>Edit</summary>
      <form method="post" className="tb-thread-form">
        <Hidden intent="edit" id={note.id} />
        <label htmlFor={field}>{root ? 'Your note' : 'Your words'}</label>
        <textarea id={field} name="body" rows={3} maxLength={4000} required={!note.recording} defaultValue={refused?.refusal.body ?? note.body} />
        {root ? (
          <>
            <Hidden was-at={at} was-until={until} was-kind={kind} />
            <div className="tb-thread-place">
              <label>
                At
                <input name="at" size={9} required autoComplete="off" defaultValue={at} />
              </label>
              <label>
                Until
                <input name="until" size={9} autoComplete="off" placeholder="m:ss" defaultValue={until} />
              </label>
              {durationMs === null ? null : <span className="tb-note-version">of {formatTimecode(durationMs)}</span>}
            </div>
            <fieldset className="tb-thread-kinds">
              <legend>What is it?</legend>
              {KIND_ORDER.map((one) => (
                <label key={one}>
                  <input type="radio" name="kind" value={one} defaultChecked={one === kind} />
                  {KIND_WORDS[one].label}
                </label>
              ))}
            </fieldset>
          </>
        ) : null}
          <button type="submit" className="tb-small tb-strong">
          Save
        </button>
      </form>
    </details>
  );
}

/** Takes something back, after a second word. */
export function TakeBackForm({ id, what }: { id: string; what: string }) {
  return (
    <details>
      <summary aria-label={`Take back ${what}`}>Take back</summary>
      <form method="post" className="tb-thread-form">
        <Hidden intent="withdraw" id={id} />
        <p>Its words go, its place stays.</p>
        <button type="submit" className="tb-small tb-danger">
          Take back {what}
        </button>
      </form>
    </details>
  );
}

/** Hidden fields by name. */
export function Hidden(fields: Record<string, string | number>) {
  return (
    <>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  );
}

/** "I want this too" about somebody else's wish, and back. */
export function VoiceForm({ requestId, joins }: { requestId: string; joins: boolean }) {
  return (
    <form method="post">
      <Hidden intent={joins ? 'join' : 'leave'} requestId={requestId} />
      <button type="submit" className="tb-small">
        {joins ? 'I want this too' : 'Take my voice back'}
      </button>
    </form>
  );
}
