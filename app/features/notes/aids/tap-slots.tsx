import { useEffect, useId, useMemo, useRef, useState } from 'react';
import type { NoteView } from '#app/contracts/views.ts';
import type { NoteReading, ReadOptions } from '#app/domain/notes/reading.ts';
import { readNote } from '#app/domain/notes/read-note.ts';
import { currentWish, missing, saidIn, type Slot, SLOTS, tapped, untapped } from '#app/domain/notes/taps.ts';
import { type Offer, offersFor } from './offered.ts';

const LABELS: Record<Slot, string> = { part: 'Part', direction: 'Way', size: 'How much', section: 'Section' };
const QUESTIONS: Record<Slot, string> = { part: 'Which part?', direction: 'Which way?', size: 'How much?', section: 'Which section?' };
/** The order in which a sentence is built. */
const NEXT: readonly Slot[] = ['part', 'direction', 'size', 'section'];

export type TapSlotsProps = {
  body: string;
  onBody: (body: string) => void;
  /** Of `body`; null while there are no words. */
  reading: NoteReading | null;
  notes: readonly NoteView[];
  read: ReadOptions;
  /** The section that the note's place lies in: it needs no words. */
  here: string | null;
};

/**
 * Section, part, way and size as taps: they show what the words say, and say it where they do not. The row of
 * choices asks for what is still open, once and quietly; typing goes on as if it were not there.
 */
export function TapSlots({ body, onBody, reading, notes, read, here }: TapSlotsProps) {
  const choices = useId();
  const [opened, setOpened] = useState<Slot | null>(null);
  const [before, setBefore] = useState<string | null>(null);
  const made = useRef(body);
  const buttons = useRef(new Map<Slot, HTMLButtonElement>());
  useEffect(() => {
    // Typed, not tapped: the words lead again.
    if (made.current === body) return;
    made.current = body;
    setOpened(null);
    setBefore(null);
  }, [body]);

  const blank = body.trim() === '';
  // The verdict may still be on its way; the words can be read already.
  const known = useMemo(() => (blank ? null : (reading ?? readNote(body, read))), [blank, reading, body, read]);
  const wish = known && currentWish(body, known, read);
  const said = (slot: Slot): string | null => (wish ? saidIn(wish, slot) : null);
  const asks = known && missing(known);
  const active = opened ?? (blank ? 'part' : asks);

  const press = (slot: Slot, { value, words }: Offer): void => {
    const off = said(slot) === value ? untapped(body, slot, words, read) : null;
    if (off === null && said(slot) === value) return setOpened(slot);
    const next = off ?? tapped(body, { slot, words }, value, read);
    setBefore(keepsAll(body, next) ? null : body);
    made.current = next;
    onBody(next);
    const open = (one: Slot): boolean => one !== slot && said(one) === null && !(one === 'section' && here !== null);
    const goesTo = off === null ? (NEXT.find(open) ?? slot) : slot;
    setOpened(goesTo);
    buttons.current.get(goesTo)?.focus({ preventScroll: true });
  };

  return (
    <div className="tb-taps">
      <div className="tb-slots" role="group" aria-label="Say it in taps">
        {SLOTS.map((slot) => (
          <button
            key={slot}
            type="button"
            ref={(button) => {
              if (button) buttons.current.set(slot, button);
            }}
            aria-expanded={active === slot}
            aria-controls={choices}
            data-said={said(slot) !== null || undefined}
            onClick={() => setOpened(active === slot ? null : slot)}
          >
            <small>{LABELS[slot]}</small>
            <span>{said(slot) ?? (slot === 'section' ? here : null) ?? '–'}</span>
          </button>
        ))}
      </div>
      <div id={choices} role="group" aria-label={active ? QUESTIONS[active] : 'Choices'} className="tb-choices">
        {active ? (
          <>
            <span className="tb-asks" data-open={(!blank && opened === null) || undefined}>
              {QUESTIONS[active]}
            </span>
            {offersFor(active, notes, read).map((offer) => (
              <button key={offer.value} type="button" aria-pressed={said(active) === offer.value} onClick={() => press(active, offer)}>
                {offer.words}
              </button>
            ))}
          </>
        ) : null}
      </div>
      {before !== null ? (
        <button
          type="button"
          className="tb-link tb-put-back"
          onClick={() => {
            made.current = before;
            onBody(before);
            setBefore(null);
          }}
        >
          Put back “{before}”
        </button>
      ) : null}
    </div>
  );
}

/** Whether every word of the first text is in the second. */
function keepsAll(before: string, after: string): boolean {
  const left = wordsOf(after);
  return wordsOf(before).every((word) => left.includes(word));
}

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
