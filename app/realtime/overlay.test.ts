import { describe, expect, test } from 'vitest';
import { aNote, ANA, aSnapshot, idOf } from '#tests/realtime/views.ts';
import type { OutboxItem, OutboxOp } from './outbox-item.ts';
import { overlay } from './overlay.ts';
import { fromSnapshot } from './track-state.ts';

const state = fromSnapshot(aSnapshot({ notes: [aNote(1), aNote(9)] }));
const WRITTEN = '2026-03-05T11:00:00.000Z';
const item = (order: number, op: OutboxOp, change: Partial<OutboxItem> = {}): OutboxItem => ({
  order,
  userId: ANA.id,
  trackId: idOf(1),
  op,
  attempts: 0,
  refusal: null,
  ...change,
});
const create = (id: string): OutboxOp => ({ type: 'note:create', payload: { id, versionId: idOf(21), at: 5000, body: ' snare up ', writtenAt: WRITTEN } });
const queue = (items: OutboxItem[], sending: number | null = null) => ({ items, sent: [], sending });

describe('what waits, as its writer sees it', () => {
  test('nothing waits: the very same notes', () => {
    expect(overlay(state, queue([]), ANA).notes).toBe(state.notes);
  });

  test('a new note stands at its place and says that it waits', () => {
    const { notes, pending } = overlay(state, queue([item(1, create(idOf(77)))]), ANA);
    expect(notes.map(({ at }) => at)).toEqual([1000, 5000, 9000]);
    expect(notes[1]).toMatchObject({ body: 'snare up', author: ANA, writtenAt: WRITTEN, requests: [] });
    expect(pending.get(idOf(77))).toMatchObject({ what: 'create', how: 'waiting' });
    expect(overlay(state, queue([item(1, create(idOf(77)))], 1), ANA).pending.get(idOf(77))?.how).toBe('sending');
  });

  test('once its event is here the server’s note counts', () => {
    const { notes, pending } = overlay(state, queue([item(1, create(idOf(1001)))], 1), ANA);
    expect(notes).toEqual(state.notes);
    expect(pending.size).toBe(0);
  });

  test('a change and a withdrawal show on the note, in their order', () => {
    const change = item(1, { type: 'note:update', payload: { id: idOf(1001), body: 'mended', at: 20_000 } });
    const { notes, pending } = overlay(state, queue([change]), ANA);
    expect(notes.at(-1)).toMatchObject({ id: idOf(1001), body: 'mended', at: 20_000 });
    expect(pending.get(idOf(1001))).toMatchObject({ what: 'update' });
    const gone = overlay(state, queue([change, item(2, { type: 'note:withdraw', payload: { id: idOf(1001) } })]), ANA);
    expect(gone.notes.at(-1)).toMatchObject({ body: '', withdrawnAt: expect.any(String) });
  });

  test('a refused change leaves the note as the server has it; a refused note is not among the notes', () => {
    const refusal = { code: 'conflict', message: 'no' };
    const change = item(1, { type: 'note:update', payload: { id: idOf(1001), body: 'mended' } }, { refusal });
    const { notes, pending } = overlay(state, queue([change, item(2, create(idOf(77)), { refusal })]), ANA);
    expect(notes).toEqual(state.notes);
    expect(pending.get(idOf(1001))).toMatchObject({ how: 'refused', refusal });
  });

  test('taken but not announced yet: shown until the event comes, then dropped', () => {
    const note = aNote(5);
    const sent = (seq: number) => ({ items: [], sending: null, sent: [{ item: item(1, create(note.id)), note, seq }] });
    expect(overlay(state, sent(1), ANA).notes).toContain(note);
    expect(overlay({ ...state, seq: 1 }, sent(1), ANA).notes).toBe(state.notes);
  });

  test('what belongs to another track is not shown', () => {
    const other = item(1, create(idOf(77)), { trackId: idOf(500) });
    expect(overlay(state, queue([other]), ANA).notes).toEqual(state.notes);
  });
});
