import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { NoteKind } from '#app/domain/policy/words.ts';
import { spokenOf } from '#app/domain/notes/recording.ts';
import type { ReadOptions } from '#app/domain/notes/reading.ts';
import { keepDraft, type WaitingDraft } from '#app/realtime/drafts.ts';
import type { Sound } from '#app/realtime/outbox-item.ts';
import type { NewNote } from '#app/realtime/track-store.ts';
import { AidsDoor, type AidsProps } from './aids/aids-door.tsx';
import type { Nearby } from './aids/nearby.ts';
import type { ComposerProps } from './composer-props.ts';
import { Drafts } from './drafts.tsx';
import { useHeightOf, useFocusWhen } from './field.ts';
import { FormRefusal } from './form-refusal.tsx';
import { KindChoice } from './kind-choice.tsx';
import { sendsOnEnter } from './keys.ts';
import { placeWords } from './marks.ts';
import { TimeField } from './time-field.tsx';
import { useDraft } from './use-draft.ts';
import { useDrafts } from './use-drafts.ts';
import { useServerClock } from './use-now.ts';
import { factsOf, useForesight } from './use-policy.ts';
import { VoiceDoor } from './voice/voice-door.tsx';
import './notes.css';

export type { ComposerProps, Place } from './composer-props.ts';

const NO_NAMES: ReadOptions = {};
/** Often enough to notice midnight. */
const CLOCK_EVERY_MS = 15_000;

/**
 * Where a note is written: one key, no aim. A disclosure with a plain form in it, so it works before and without
 * JavaScript: the form posts `intent=note`, `id`, `versionId`, `at`, `until`, `body`, `kind` to the page (`readNoteForm`).
 */
export function Composer(props: ComposerProps) {
  const { open, onOpenChange, place, onPlace, trackId, viewer, windowFacts, clockOffset, refusal } = props;
  const [body, setBody] = useState(refusal?.body ?? '');
  const [kind, setKind] = useState<NoteKind | null>(refusal?.kind ?? null);
  const [live, setLive] = useState(false);
  /** A voice beside the words, or in place of them. */
  const [sound, setSound] = useState<Sound | null>(null);
  const [recording, setRecording] = useState(false);
  /** A draft that was gone on with stays on the version it was written on. */
  const [taken, setTaken] = useState<Pick<WaitingDraft, 'versionId' | 'heard'> | null>(null);
  const versionId = taken?.versionId ?? props.versionId;
  const durationMs = taken ? (props.versions.find(({ id }) => id === versionId)?.durationMs ?? null) : props.durationMs;
  const field = useRef<HTMLTextAreaElement>(null);
  useDraft(viewer.id, trackId, { body, kind, ...place }, (draft) => {
    setBody(draft.body);
    setKind(draft.kind);
    onPlace({ at: draft.at, until: draft.until });
  });
  useEffect(() => {
    setLive(true);
    if (refusal) onOpenChange(true);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a refusal comes with the page, once.
  }, [refusal]);
  useFocusWhen(open && live, field);
  useHeightOf(field, body, open);

  const words = useDeferredValue(body);
  const [looking, setLooking] = useState(false);
  const rules = useForesight((open && live) || looking);
  const facts = useMemo(() => factsOf(windowFacts), [windowFacts]);
  const now = useServerClock(clockOffset, CLOCK_EVERY_MS);
  const read = props.read ?? NO_NAMES;
  const { policy } = props;
  const spoken = spokenOf(words, sound !== null);
  const foreseen = useMemo(
    () => (now === null ? null : (rules?.predict({ body: words, kind, spoken, at: now, facts, read, ...(policy ? { policy } : {}) }) ?? null)),
    [rules, now, words, kind, spoken, facts, read, policy],
  );
  const list = useDrafts(viewer.id, trackId);
  const backwards = place.until !== null && place.until <= place.at;

  const empty = body.trim() === '' && sound === null;
  /** A time that cannot be taken says so, and keeps the note here. */
  const misplaced = (): boolean => field.current?.form?.reportValidity() === false;
  const send = (): void => {
    if (recording) return;
    if (empty || backwards) return field.current?.focus();
    if (misplaced()) return;
    props.onSend(noteOf({ ...here(), body, kind }), sound);
    done();
  };
  const here = () => {
    const heard = taken ? taken.heard : props.heard?.();
    return { versionId, at: place.at, until: place.until, ...(heard ? { heard } : {}) };
  };
  const clear = (): void => {
    setBody('');
    setKind(null);
    setTaken(null);
    setSound(null);
    keepDraft(viewer.id, trackId, null);
  };
  const done = (): void => {
    clear();
    onOpenChange(false);
  };
  /** A voice goes with its own words, now: only what was sent is kept. */
  const voiceFirst = (): boolean => {
    if (sound || recording) props.say('Send your voice note first, or discard it.');
    return sound !== null || recording;
  };
  /** The words wait in the list, and the field is free for the next. */
  const keepForLater = (): void => {
    if (backwards) return field.current?.focus();
    if (body.trim() === '') return onOpenChange(false);
    if (misplaced()) return;
    list.add([{ ...here(), body: body.trim(), kind }]);
    props.say('Kept as a draft.');
    done();
  };
  const part: AidsProps['onSplit'] = (parts): void => {
    if (voiceFirst() || misplaced()) return;
    list.add(parts.map(({ body, place }) => ({ ...here(), ...place, body, kind: null })));
    props.say(`${parts.length} drafts, ${parts.some(({ place }) => place) ? 'where they say' : 'at the same place'}.`);
    setLooking(true);
    done();
  };
  const join = async ({ note, request }: Nearby): Promise<void> => {
    if (voiceFirst()) return;
    const answer = await props.voice(request.id, true);
    if (!answer.ok) return props.say(answer.error.message);
    done();
    props.onShow(note.id);
    props.say(`Your voice is added to ${note.author.name}’s note.`);
  };
  const goOn = (draft: WaitingDraft): void => {
    if (voiceFirst()) return;
    if (body.trim() !== '') list.add([{ ...here(), body: body.trim(), kind }]);
    list.remove([draft.id]);
    setTaken(draft);
    setBody(draft.body);
    setKind(draft.kind);
    onPlace({ at: draft.at, until: draft.until });
    // What is kept keeps its place when the composer opens.
    keepDraft(viewer.id, trackId, draft);
    if (!open) onOpenChange(true);
    field.current?.focus();
  };

  return (
    <>
      {live ? (
        <Drafts
          drafts={list.drafts}
          rules={rules}
          shown={looking}
          onShown={setLooking}
          facts={facts}
          now={now}
          policy={policy}
          read={read}
          onSend={(drafts) => {
            for (const draft of drafts) props.onSend(noteOf(draft), null);
            list.remove(drafts.map(({ id }) => id));
            setLooking(false);
            props.say(drafts.length === 1 ? 'Sent.' : `${drafts.length} notes sent.`);
          }}
          onEdit={goOn}
          onRemove={({ id }) => list.remove([id])}
          onPutBack={(draft) => list.add([draft])}
        />
      ) : null}
      <details className="tb-composer" open={open || (Boolean(refusal) && !live)} data-live={live || undefined}>
        <summary
          onClick={(event) => {
            event.preventDefault();
            onOpenChange(!open);
          }}
        >
          {!empty && !open ? `Go on with your note at ${placeWords(place)}` : 'Write a note'}
          <kbd aria-hidden="true">C</kbd>
        </summary>
        <form
          method="post"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onOpenChange(false);
          }}
        >
          <input type="hidden" name="intent" value="note" />
          <input type="hidden" name="id" value={props.formId} />
          <input type="hidden" name="versionId" value={versionId} />
          <div className="tb-place">
            <TimeField name="at" label="At" value={place.at} max={durationMs} onChange={(ms) => onPlace({ ...place, at: ms ?? place.at })} />
            <TimeField name="until" label="Until" value={place.until} max={durationMs} onChange={(until) => onPlace({ ...place, until })} optional />
          </div>
          <textarea
            className="tb-composer-body"
            ref={field}
            name="body"
            aria-label="Your note"
            placeholder="What do you hear?"
            maxLength={4000}
            required={sound === null}
            enterKeyHint="send"
            value={body}
            onChange={(event) => setBody(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (!sendsOnEnter(event)) return;
              event.preventDefault();
              send();
            }}
          />
          {live && open ? (
            <VoiceDoor
              hush={props.hush}
              sound={sound}
              onSound={setSound}
              onRecording={setRecording}
              onBegin={() => {
                // Words and ranges that are there already were pinned for a reason.
                if (body.trim() === '' && place.until === null) props.toPlayhead();
              }}
            />
          ) : null}
          {live && open ? (
            <AidsDoor
              body={words}
              onBody={setBody}
              reading={foreseen?.suggested ?? null}
              place={place}
              onPlace={onPlace}
              durationMs={durationMs}
              versionId={versionId}
              notes={props.notes}
              versions={props.versions}
              viewer={viewer}
              sections={props.sections}
              read={read}
              decideAt={props.decideAt}
              onSplit={part}
              onJoin={(nearby) => void join(nearby)}
            />
          ) : null}
          <KindChoice value={kind} onChange={setKind} suggested={foreseen?.kind ?? null} />
          <div className="tb-composer-foot">
            <p className="tb-foreseen" aria-live="polite">
              {backwards ? 'A range ends after it begins.' : (foreseen?.line ?? ' ')}
            </p>
            {refusal ? <FormRefusal refusal={refusal} /> : null}
            <div className="tb-composer-acts">
              <button type="submit" className="tb-send" disabled={live && (empty || recording || backwards)}>
                Send
              </button>
              {live && !sound && !recording ? (
                <button type="button" className="tb-keep" onClick={keepForLater}>
                  Keep as draft
                </button>
              ) : null}
              <span className="tb-hint">Enter sends, Shift+Enter begins a line, Esc keeps a draft.</span>
            </div>
          </div>
        </form>
      </details>
    </>
  );
}

const noteOf = ({ versionId, at, until, body, kind, heard }: Omit<WaitingDraft, 'id'>): NewNote => ({ versionId, at, until, body: body.trim(), ...(kind ? { kind } : {}), ...(heard ? { heard } : {}) });
