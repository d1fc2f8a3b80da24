import { type FormEvent, type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { NoteCreate } from '#app/contracts/notes.ts';
import type { PersonView, WindowFactsView } from '#app/contracts/views.ts';
import type { StudioPolicy } from '#app/domain/policy/studio.ts';
import type { NoteKind } from '#app/domain/policy/words.ts';
import { keepDraft, readDraft } from '#app/realtime/drafts.ts';
import type { NewNote } from '#app/realtime/track-store.ts';
import { KindChoice } from './kind-choice.tsx';
import { sendsOnEnter } from './keys.ts';
import { placeWords } from './marks.ts';
import { TimeField } from './time-field.tsx';
import { useServerClock } from './use-now.ts';
import { factsOf, useForesight } from './use-policy.ts';
import './notes.css';

/** Where the next note stands, in milliseconds of the version heard. */
export type Place = { at: number; until: number | null };

export type ComposerProps = {
  open: boolean;
  /** Asked by the button and by Esc; the page pins the playhead (`onPlace`) when it opens. */
  onOpenChange: (open: boolean) => void;
  place: Place;
  onPlace: (place: Place) => void;
  trackId: string;
  versionId: string;
  /** Of that version. */
  durationMs: number | null;
  viewer: PersonView;
  /** From the live track: `track.window.facts`. */
  windowFacts: WindowFactsView;
  /** Milliseconds to the server's clock, from the live track. */
  clockOffset: number;
  /** The studio's own limits; the defaults without it. */
  policy?: StudioPolicy;
  /** What is being heard; kept with the note. */
  heard?: () => NoteCreate['heard'];
  onSend: (note: NewNote) => void;
  /** A UUID made by the server, for the form without JavaScript. */
  formId: string;
  /** What the server said to that form, and what was in it. */
  refusal?: { message: string; fields?: Record<string, string[]>; body?: string; kind?: NoteKind | null } | null;
};

/** Often enough to notice midnight. */
const CLOCK_EVERY_MS = 15_000;

/**
 * Where a note is written: one key, no aim. A disclosure with a plain form in it, so it works before and without
 * JavaScript: the form posts `intent=note`, `id`, `versionId`, `at`, `until`, `body`, `kind` to the page (`readNoteForm`).
 */
export function Composer(props: ComposerProps) {
  const { open, onOpenChange, place, onPlace, trackId, versionId, durationMs, viewer, windowFacts, clockOffset, refusal } = props;
  const [body, setBody] = useState(refusal?.body ?? '');
  const [kind, setKind] = useState<NoteKind | null>(refusal?.kind ?? null);
  const [live, setLive] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useDraft(viewer.id, trackId, { body, kind, ...place }, (draft) => {
    setBody(draft.body);
    setKind(draft.kind);
    onPlace({ at: draft.at, until: draft.until });
  });
  useEffect(() => {
    setLive(true);
    if (refusal) onOpenChange(true);
    // A refusal comes with the page, once.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [refusal]);
  useFocusWhen(open && live, field);
  useHeightOf(field, body, open);

  const words = useDeferredValue(body);
  const rules = useForesight(open && live);
  const facts = useMemo(() => factsOf(windowFacts), [windowFacts]);
  const now = useServerClock(clockOffset, CLOCK_EVERY_MS);
  const foreseen = now === null ? null : (rules?.predict({ body: words, kind, at: now, facts, ...(props.policy ? { policy: props.policy } : {}) }) ?? null);
  const backwards = place.until !== null && place.until <= place.at;

  const send = (): void => {
    if (body.trim() === '' || backwards) return field.current?.focus();
    const heard = props.heard?.();
    props.onSend({ versionId, at: place.at, until: place.until, body: body.trim(), ...(kind ? { kind } : {}), ...(heard ? { heard } : {}) });
    setBody('');
    setKind(null);
    keepDraft(viewer.id, trackId, null);
    onOpenChange(false);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send();
  };

  return (
    <details className="tb-composer" open={open || (Boolean(refusal) && !live)} data-live={live || undefined}>
      <summary
        onClick={(event) => {
          event.preventDefault();
          onOpenChange(!open);
        }}
      >
        {body.trim() !== '' && !open ? `Go on with your note at ${placeWords(place)}` : 'Write a note'}
        <kbd aria-hidden="true">C</kbd>
      </summary>
      <form
        method="post"
        onSubmit={submit}
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
          required
          enterKeyHint="send"
          value={body}
          onChange={(event) => setBody(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (!sendsOnEnter(event)) return;
            event.preventDefault();
            send();
          }}
        />
        <KindChoice value={kind} onChange={setKind} suggested={foreseen?.kind ?? null} />
        <p className="tb-foreseen" aria-live="polite">
          {backwards ? 'A range ends after it begins.' : (foreseen?.line ?? ' ')}
        </p>
        {refusal ? <RefusalWords refusal={refusal} /> : null}
        <div className="tb-composer-acts">
          <button type="submit" className="tb-send" disabled={live && (body.trim() === '' || backwards)}>
            Send
          </button>
          {live ? (
            <button type="button" className="tb-keep" onClick={() => onOpenChange(false)}>
              Keep as draft
            </button>
          ) : null}
          <span className="tb-hint">Enter sends, Shift+Enter begins a line, Esc keeps a draft.</span>
        </div>
      </form>
    </details>
  );
}

function RefusalWords({ refusal: { message, fields = {} } }: { refusal: NonNullable<ComposerProps['refusal']> }) {
  const all = [...new Set([message, ...Object.values(fields).flat()])];
  return (
    <div className="tb-problem" role="alert">
      {all.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

type DraftOf = Parameters<typeof keepDraft>[2] & object;

/** Brings back what was being written when the page went, and keeps what is being written now. */
function useDraft(userId: string, trackId: string, draft: DraftOf, bring: (draft: DraftOf) => void): void {
  const { body, kind, at, until } = draft;
  const bringing = useRef(bring);
  const ready = useRef('');
  useEffect(() => {
    bringing.current = bring;
  });
  useEffect(() => {
    const found = readDraft(userId, trackId);
    if (found) bringing.current(found);
  }, [userId, trackId]);
  useEffect(() => {
    // The first round has not seen what was brought back yet, and must not overwrite it.
    const key = `${userId} ${trackId}`;
    if (ready.current === key) keepDraft(userId, trackId, { body, kind, at, until });
    ready.current = key;
  }, [userId, trackId, body, kind, at, until]);
}

/** As high as its text, in browsers that do not do so by themselves; the style sets the limits. */
function useHeightOf(field: RefObject<HTMLTextAreaElement>, text: string, open: boolean): void {
  useEffect(() => {
    if (field.current && open && !CSS.supports('field-sizing', 'content')) fitHeight(field.current);
  }, [field, text, open]);
}

function fitHeight(area: HTMLTextAreaElement): void {
  area.style.height = 'auto';
  area.style.height = `${area.scrollHeight + 2}px`;
}

/** Puts the cursor in the field when it opens, and takes it out at once when it closes: a hidden field must not catch the page's keys. */
function useFocusWhen(open: boolean, field: RefObject<HTMLTextAreaElement>): void {
  useEffect(() => {
    if (open) return field.current?.focus();
    const within = document.activeElement;
    if (within instanceof HTMLElement && field.current?.form?.contains(within)) within.blur();
  }, [open, field]);
}
