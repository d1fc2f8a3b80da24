import { useState } from 'react';
import type { NoteView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { DecisionPanel } from './decision-panel.tsx';
import { EditForm } from './edit-form.tsx';
import type { NoteItemProps } from './note-item.tsx';
import { placeWords } from './marks.ts';
import { NoteReadingLine } from './note-reading.tsx';
import { whenShort } from './note-times.ts';
import { ReplyBox } from './reply-box.tsx';
import { VoiceOfNote } from './voice/voice-of-note.tsx';
import { VoiceButton } from './voice-button.tsx';
import { WithdrawButton } from './withdraw-button.tsx';

/** The inside of an open note: its thread, and what this person may do with it. */
export function NoteDetails({ note, replies, map, pending, versions, viewer, timeZone, actions }: NoteItemProps) {
  const [editing, setEditing] = useState<string | null>(null);
  const subject = { role: viewer.role, userId: viewer.id };
  const decides = can(subject, 'request.decide', { member: true, published: true });
  const mine = (one: NoteView) => one.author.id === viewer.id && !one.withdrawnAt;
  const edited = [note, ...replies].find(({ id }) => id === editing);
  const withdrawable = !note.requests.some(({ state }) => state === 'done' || state === 'verified');

  return (
    <div className="tb-note-details">
      {edited ? (
        <EditForm
          note={edited}
          durationMs={versions.find(({ id }) => id === edited.versionId)?.durationMs ?? null}
          onSave={(change) => {
            actions.updateNote(change);
            setEditing(null);
          }}
          onCancel={() => setEditing(null)}
        />
      ) : null}
      {!edited && mine(note) ? (
        <div className="tb-note-acts">
          <button type="button" className="tb-small" onClick={() => setEditing(note.id)}>
            Edit
          </button>
          {withdrawable ? <WithdrawButton what={`your note at ${placeWords(note)}`} onWithdraw={() => actions.withdrawNote(note.id)} /> : null}
        </div>
      ) : null}
      {!edited && note.author.id !== viewer.id && !note.withdrawnAt ? (
        <div className="tb-note-acts">
          {note.requests.map((request) => (
            <VoiceButton key={request.id} note={note} request={request} viewer={viewer} voice={actions.voice} />
          ))}
        </div>
      ) : null}
      {decides && !note.withdrawnAt && note.requests.length > 0 ? <NoteReadingLine body={note.body} map={map} /> : null}
      {decides && !note.withdrawnAt ? note.requests.map((request) => <DecisionPanel key={request.id} request={request} versions={versions} decide={actions.decide} />) : null}
      {replies.length > 0 ? (
        <ol className="tb-replies" aria-label="Answers">
          {replies.map((reply) => (
            <li key={reply.id}>
              <div className="tb-note-head">
                <span className="tb-note-author">{reply.author.name}</span>
                <span className="tb-note-version">{pending.has(reply.id) ? 'waits for the line' : whenShort(reply.receivedAt, timeZone)}</span>
                {mine(reply) && !edited ? (
                  <span className="tb-reply-acts">
                    <button type="button" className="tb-link" onClick={() => setEditing(reply.id)}>
                      Edit
                    </button>
                    <WithdrawButton what="your answer" onWithdraw={() => actions.withdrawNote(reply.id)} link />
                  </span>
                ) : null}
              </div>
              <p className={reply.withdrawnAt ? 'tb-note-body tb-note-gone' : 'tb-note-body'}>{reply.withdrawnAt ? `${reply.author.name} took this answer back.` : reply.body}</p>
              <VoiceOfNote note={reply} sent={pending.get(reply.id)?.what !== 'create'} />
            </li>
          ))}
        </ol>
      ) : null}
      {edited ? null : (
        <ReplyBox onSend={(body, sound) => actions.createNote({ versionId: note.versionId, at: note.at, until: note.until, parent: note.id, body, kind: 'comment' }, sound)} />
      )}
    </div>
  );
}
