import type { NoteView, PersonView, VersionView } from '#app/contracts/views.ts';
import { can } from '#app/domain/access/access.ts';
import { KindShape } from '../kind-shape.tsx';
import { placeWords } from '../marks.ts';
import { Verdict } from '../note-item.tsx';
import { whenShort, whenWords } from '../note-times.ts';
import { KIND_WORDS, kindOf, leadRequest, stateWords } from '../note-words.ts';
import type { Thread } from '../threads.ts';
import { VoiceOfNote } from '../voice/voice-of-note.tsx';
import { JoinedLine, mayVoice, WishChips } from '../wishes.tsx';
import { DecisionForms, LandedForm } from './decision-forms.tsx';
import { EditNoteForm, ReplyForm, type Refused, TakeBackForm, VoiceForm } from './thread-forms.tsx';
import '../notes.css';
import './thread.css';

export type ThreadPageProps = {
  thread: Thread;
  versions: readonly VersionView[];
  viewer: PersonView;
  timeZone: string;
  /** The page to ask for booked time; null for who does not ask. */
  askAt: string | null;
  /** The page to pick a side on, for who decides for the project; null for everybody else. */
  decideAt: string | null;
  /** A UUID made by the server, for the answer. */
  formId: string;
  refused: Refused | null;
};

/** One note with everything that can be done to it, in plain forms: it needs no JavaScript. */
export function ThreadPage({ thread: { note, replies }, versions, viewer, timeZone, askAt, decideAt, formId, refused }: ThreadPageProps) {
  const subject = { role: viewer.role, userId: viewer.id };
  const decides = can(subject, 'request.decide', { member: true, published: true });
  const verifies = can(subject, 'request.verify', { member: true, published: true, own: note.author.id === viewer.id });
  const mine = (one: NoteView) => one.author.id === viewer.id && !one.withdrawnAt;
  const durationMs = versions.find(({ id }) => id === note.versionId)?.durationMs ?? null;
  const withdrawable = !note.requests.some(({ state }) => state === 'done' || state === 'verified');
  const kind = kindOf(note);
  const state = stateWords(note);
  const lead = leadRequest(note);
  const refusedOf = (intent: string, about: string) => (refused?.intent === intent && refused.about === about ? refused : null);

  return (
    <>
      {refused ? <Why refused={refused} /> : null}
      <article className="tb-thread" data-note={note.id} aria-label={`${note.author.name} at ${placeWords(note)}`}>
        <div className="tb-note-head">
          <KindShape kind={kind} colour={state.colour} named />
          <span className="tb-note-author">{note.author.name}</span>
          <span className="tb-note-when">{whenWords(note, timeZone)}</span>
          {note.editedAt && !note.withdrawnAt ? <span className="tb-note-version">edited</span> : null}
          <span className="tb-note-state">
            <i style={{ background: state.colour }} aria-hidden="true" />
            {state.label}
          </span>
        </div>
        <Words note={note} gone="note" />
        {lead && !note.withdrawnAt ? <Verdict request={lead} kind={lead.state === 'needs_decision' && !note.body ? 'Voice note' : KIND_WORDS[kind].label} askAt={askAt} decideAt={decideAt} /> : null}
        {decides && !note.withdrawnAt ? <WishChips wishes={note.wishes} /> : null}
        {lead && !note.withdrawnAt ? <JoinedLine joined={lead.joined} viewerId={viewer.id} /> : null}
        {note.requests.map((request) => {
          const can = mayVoice(note, request, viewer);
          return can ? <VoiceForm key={request.id} requestId={request.id} joins={can === 'join'} /> : null;
        })}
        {note.requests.map((request) => (
          <LandedForm key={request.id} request={request} versions={versions} verifies={verifies} />
        ))}
        {mine(note) ? (
          <div className="tb-thread-acts">
            <EditNoteForm note={note} durationMs={durationMs} refused={refusedOf('edit', note.id)} />
            {withdrawable ? <TakeBackForm id={note.id} what={`your note at ${placeWords(note)}`} /> : null}
          </div>
        ) : null}
      </article>
      {decides && !note.withdrawnAt
        ? note.requests.map((request) => (
            <DecisionForms key={request.id} request={request} versions={versions} refused={refusedOf('decide', request.id)} />
          ))
        : null}
      <section className="tb-thread" aria-label="Answers">
        <h2>{replies.length === 0 ? 'No answers yet' : replies.length === 1 ? '1 answer' : `${replies.length} answers`}</h2>
        {replies.length > 0 ? (
          <ol className="tb-replies">
            {replies.map((reply) => (
              <li key={reply.id} data-note={reply.id}>
                <div className="tb-note-head">
                  <span className="tb-note-author">{reply.author.name}</span>
                  <span className="tb-note-version">{whenShort(reply.receivedAt, timeZone)}</span>
                </div>
                <Words note={reply} gone="answer" />
                {mine(reply) ? (
                  <div className="tb-thread-acts">
                    <EditNoteForm note={reply} durationMs={durationMs} refused={refusedOf('edit', reply.id)} />
                    <TakeBackForm id={reply.id} what="your answer" />
                  </div>
                ) : null}
              </li>
            ))}
          </ol>
        ) : null}
        <ReplyForm note={note} formId={formId} refused={refusedOf('note', note.id)} />
      </section>
    </>
  );
}

/** Why the last form was refused; it stands first, where a page without JavaScript begins. */
function Why({ refused: { refusal } }: { refused: Refused }) {
  return (
    <div className="tb-thread-said tb-problem" role="alert">
      {[...new Set([refusal.message, ...Object.values(refusal.fields).flat()])].map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

function Words({ note, gone }: { note: NoteView; gone: 'note' | 'answer' }) {
  if (note.withdrawnAt) return <p className="tb-note-body tb-note-gone">{`${note.author.name} took this ${gone} back.`}</p>;
  return (
    <>
      {note.body ? <p className="tb-note-body">{note.body}</p> : null}
      <VoiceOfNote note={note} />
    </>
  );
}
