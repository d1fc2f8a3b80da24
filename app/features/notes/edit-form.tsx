import { useState } from 'react';
import type { NoteUpdate } from '#app/contracts/notes.ts';
import type { NoteView } from '#app/contracts/views.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';
import { KindChoice } from './kind-choice.tsx';
import { sendsOnEnter } from './keys.ts';
import { kindOf } from './note-words.ts';
import { TimeField } from './time-field.tsx';

export type EditFormProps = { note: NoteView; durationMs: number | null; onSave: (change: NoteUpdate) => void; onCancel: () => void };

/** Mends a note's words, place and kind; of an answer only the words. */
export function EditForm({ note, durationMs, onSave, onCancel }: EditFormProps) {
  const [body, setBody] = useState(note.body);
  const [at, setAt] = useState(note.at);
  const [until, setUntil] = useState(note.until);
  const [kind, setKind] = useState<NoteKind | null>(kindOf(note));
  const root = note.parent === null;
  const backwards = until !== null && until <= at;
  const save = (): void => {
    const change: NoteUpdate = { id: note.id };
    if (body.trim() !== note.body) change.body = body.trim();
    if (at !== note.at || until !== note.until) Object.assign(change, { at, until });
    if (root && kind !== null && kind !== kindOf(note)) change.kind = kind;
    if ((body.trim() === '' && !note.recording) || backwards) return;
    if (Object.keys(change).length > 1) onSave(change);
    else onCancel();
  };
  return (
    <form
      className="tb-edit"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onCancel();
      }}
    >
      <textarea
        aria-label="Your note"
        rows={2}
        maxLength={4000}
        value={body}
        autoFocus
        onChange={(event) => setBody(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (!sendsOnEnter(event)) return;
          event.preventDefault();
          event.currentTarget.form?.requestSubmit();
        }}
      />
      {root ? (
        <div className="tb-place">
          <TimeField name="at" label="At" value={at} max={durationMs} onChange={(ms) => setAt(ms ?? note.at)} />
          <TimeField name="until" label="Until" value={until} max={durationMs} onChange={setUntil} optional />
        </div>
      ) : null}
      {root ? <KindChoice value={kind} onChange={(next) => setKind(next ?? kind)} suggested={null} /> : null}
      {backwards ? <p className="tb-problem">A range ends after it begins.</p> : null}
      <span className="tb-note-acts">
        <button type="submit" className="tb-small tb-strong">
          Save
        </button>
        <button type="button" className="tb-small" onClick={onCancel}>
          Cancel
        </button>
      </span>
    </form>
  );
}
