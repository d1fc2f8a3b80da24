import { describe, expect, test } from 'vitest';
import { FINAL_STATES, NOTE_KINDS, REQUEST_STATES, type RequestState } from '#app/domain/policy/words.ts';
import { LIFE } from '#app/domain/policy/life.ts';
import { aNote, ANA, aRequest, NOW, TOM } from '#tests/realtime/views.ts';
import { decisionsFor, DECISIONS } from './decisions.ts';
import { markFor, marksFor } from './marks.ts';
import { isOpen, KIND_WORDS, leadRequest, STATE_WORDS, stateWords } from './note-words.ts';

const withState = (state: RequestState) => aNote(1, { requests: [aRequest(1, { state })] });

describe('the words', () => {
  test.each(REQUEST_STATES)('%s is said in plain words, with a colour', (state) => {
    const { label, colour } = STATE_WORDS[state];
    expect(label).toMatch(/^[A-Z][a-z ]+$/i);
    expect(label.toLowerCase()).not.toContain('_');
    expect(label.toLowerCase()).not.toBe(state.replace('_', ' '));
    expect(colour).toMatch(/^var\(--tb-state-[a-z]+\)$/);
  });

  test('no two states read the same, no two kinds look the same', () => {
    expect(new Set(REQUEST_STATES.map((state) => STATE_WORDS[state].label)).size).toBe(REQUEST_STATES.length);
    expect(new Set(NOTE_KINDS.map((kind) => KIND_WORDS[kind].shape)).size).toBe(NOTE_KINDS.length);
    expect(new Set(NOTE_KINDS.map((kind) => KIND_WORDS[kind].label)).size).toBe(NOTE_KINDS.length);
  });

  test('of a note not sent yet, and of one taken back', () => {
    expect(stateWords(aNote(1, { requests: [] })).label).toBe('Not sent yet');
    expect(stateWords(aNote(1, { withdrawnAt: NOW })).label).toBe(STATE_WORDS.withdrawn.label);
  });

  test('the request that asks most speaks for the note', () => {
    const requests = REQUEST_STATES.map((state, i) => aRequest(i, { state }));
    expect(leadRequest({ requests })?.state).toBe('needs_decision');
    expect(leadRequest({ requests: [aRequest(1, { state: 'verified' }), aRequest(2, { state: 'accepted' })] })?.state).toBe('accepted');
    for (const state of REQUEST_STATES) expect(leadRequest(withState(state))?.state).toBe(state);
  });
});

describe('what is open', () => {
  test.each(REQUEST_STATES)('%s', (state) => {
    const final = (FINAL_STATES as readonly string[]).includes(state);
    expect(isOpen(withState(state), TOM.id)).toBe(!final && state !== 'done');
    // The asker still says whether it landed.
    expect(isOpen(withState(state), ANA.id)).toBe(!final);
  });
});

describe('marks', () => {
  test('colour says state, shape says kind, the label says both, times are seconds', () => {
    const note = aNote(12, { until: 19_000, kind: 'fault', requests: [aRequest(12, { kind: 'fault', state: 'done' })], body: 'a  click\nhere' });
    expect(markFor(note, true)).toEqual({
      id: note.id,
      start: 12,
      end: 19,
      colour: STATE_WORDS.done.colour,
      shape: 'triangle',
      label: '0:12.0 – 0:19.0, Ana Lind: a click here (Something broken. Ready to hear.)',
      selected: true,
    });
    expect(markFor(aNote(1, { body: 'x'.repeat(500) })).label.length).toBeLessThan(150);
    expect(markFor(aNote(1))).not.toHaveProperty('end');
  });

  test('are for notes that stand, not for answers', () => {
    const notes = [aNote(1), aNote(2, { parent: aNote(1).id }), aNote(3, { withdrawnAt: NOW })];
    expect(marksFor(notes, aNote(1).id)).toMatchObject([{ id: aNote(1).id, selected: true }]);
  });
});

describe('what an engineer is offered', () => {
  test('follows the life of a request', () => {
    for (const state of REQUEST_STATES) {
      for (const kind of NOTE_KINDS) {
        for (const name of decisionsFor({ state, kind, need: null })) {
          const from: readonly string[] = name === 'done' ? [...LIFE.done.from, ...LIFE.start.from] : LIFE[name].from;
          expect(from).toContain(state);
        }
      }
    }
    expect(decisionsFor({ state: 'verified', kind: 'minor', need: null })).toEqual([]);
    expect(new Set(REQUEST_STATES.flatMap((state) => NOTE_KINDS.flatMap((kind) => decisionsFor({ state, kind, need: null }))))).toEqual(new Set(DECISIONS));
  });

  test('never what the policy refuses: accepting what needs booked time', () => {
    expect(decisionsFor({ state: 'needs_booking', kind: 'major', need: 'attended_mix' })).toEqual(['reclassify', 'goodwill', 'decline']);
    expect(decisionsFor({ state: 'new', kind: 'comment', need: null })).toEqual(['answer', 'reclassify']);
  });
});
