import { describe, expect, it } from 'vitest';
import type { DeskChange } from '#app/contracts/realtime.ts';
import type { DeskPage, DeskRow } from '#app/contracts/triage.ts';
import type { RequestView } from '#app/contracts/views.ts';
import { DESK_TABS } from '#app/domain/triage/tabs.ts';
import { addPage, fromPage, isOver, movedBy, withChange, withVerdicts } from './desk-state.ts';
import { filterSearch } from './filter-search.ts';
import { verdictWords } from './words.ts';

const ME = 'me';
const filter = { tab: 'open', order: 'project' } as const;
const request = (id: string, more: Partial<RequestView> = {}) => ({ id, trackId: 't', noteId: `n${id}`, kind: 'minor', state: 'new', mergedInto: null, assignee: null, minutes: 5, rowVersion: 1, ...more }) as RequestView;
const row = (id: string) => ({ request: request(id), note: { id: `n${id}`, trackId: 't', author: { id: 'c', name: 'Cleo', role: 'client' } }, voices: [], conflictId: null, versionNumber: 1, section: null }) as unknown as DeskRow;
const counts = Object.fromEntries(DESK_TABS.map((tab) => [tab, 0])) as DeskPage['counts'];
const page = (ids: string[], next: string | null = null): DeskPage => ({ items: ids.map(row), tracks: [], counts, next });
const change = (more: Partial<DeskChange>): DeskChange => ({ trackId: 't', seq: 2, type: 'request.decided', at: '2026-03-05T12:00:00Z', actor: { id: 'ann', name: 'Ann' }, requests: [], note: null, ...more });

describe('the list', () => {
  it('keeps a row once that stands on two pages', () => {
    expect(addPage(fromPage(page(['a', 'b'], 'x')), page(['b', 'c'])).order).toEqual(['a', 'b', 'c']);
  });

  it('names who changed a row, and takes no older reading', () => {
    const state = withChange(fromPage(page(['a'])), change({ requests: [request('a', { state: 'accepted', rowVersion: 3 })] }), filter, ME);
    expect(state.marks.get('a')).toEqual({ type: 'changed', by: 'Ann', words: 'now “Accepted”' });
    const later = withChange(state, change({ requests: [request('a', { state: 'declined', rowVersion: 2 })] }), filter, ME);
    expect(later.rows.get('a')?.request.state).toBe('accepted');
  });

  it('says nothing about one’s own changes, and counts new requests that belong here', () => {
    const mine = withChange(fromPage(page(['a'])), change({ actor: { id: ME, name: 'Me' }, requests: [request('a', { state: 'accepted', rowVersion: 2 })] }), filter, ME);
    expect(mine.marks.size).toBe(0);
    const note = { ...row('z').note, requests: [] } as never;
    expect(withChange(mine, change({ type: 'note.created', requests: [request('z')], note }), filter, ME).unseen).toEqual(new Set(['z']));
    expect(withChange(mine, change({ type: 'note.created', requests: [request('z')], note }), { ...filter, tab: 'do' }, ME).unseen.size).toBe(0);
  });

  it('keeps a row’s section while its note stays in its place, and forgets it where the note was moved', () => {
    const known = { ...row('a'), section: 'Verse', note: { ...row('a').note, at: 1000, until: null } };
    const state = fromPage({ ...page([]), items: [known] });
    const mended = (at: number) => change({ type: 'note.updated', requests: [request('a')], note: { ...known.note, at, requests: [] } });
    expect(movedBy(state, mended(1000))).toEqual([]);
    expect(withChange(state, mended(1000), filter, ME).rows.get('a')?.section).toBe('Verse');
    expect(movedBy(state, mended(2000))).toEqual(['a']);
    expect(withChange(state, mended(2000), filter, ME).rows.get('a')?.section).toBeNull();
  });

  it('shows a stale decision’s row as it is now, with the decision to make again', () => {
    const current = { request: request('a', { state: 'declined', rowVersion: 4 }), changes: [] };
    const state = withVerdicts(fromPage(page(['a'])), [{ requestId: 'a', ok: false, code: 'stale', message: 'Ann was quicker.', current }], { action: 'accept' });
    expect(state.marks.get('a')).toMatchObject({ type: 'stale', decision: { action: 'accept' } });
    expect(isOver(state.rows.get('a') as DeskRow, filter)).toBe(true);
  });
});

describe('words', () => {
  it('count what was done and say why some was refused, once', () => {
    const ok = { requestId: 'a', ok: true, request: request('a'), seq: 1 } as const;
    const no = { requestId: 'b', ok: false, code: 'conflict', message: 'It is settled.' } as const;
    expect(verdictWords([ok, ok, no, no], 'accepted')).toBe('2 accepted, 2 refused: It is settled.');
    expect(verdictWords([ok], 'accepted')).toBe('1 accepted');
  });

  it('leave out of the address what is as always', () => {
    expect(filterSearch(filter)).toBe('');
    expect(filterSearch({ tab: 'do', order: 'project', kind: ['minor', 'fault'] })).toBe('?tab=do&kind=minor&kind=fault');
  });
});
