import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import type { NoteView } from '#app/contracts/views.ts';
import { expect, test } from './fixtures.ts';
import { house } from './house.ts';
import { LINE_IS_DOWN, lineTo } from './line.ts';
import { noteLines, noteWith, openReview, writeNote } from './review.ts';
import { type Wire, wireOf } from './socket.ts';
import { newJob } from './studio.ts';

const DROPS = 10;
const BY_HAND = 20;
const BY_WIRE = 80;

test('two clients and an engineer stay identical through 100 changes while one line drops ten times', async ({ openAs, guard }) => {
  test.setTimeout(150_000);
  guard.allow(LINE_IS_DOWN);
  const { trackId, versionIds, clients, engineer } = await newJob({ clients: ['Ada', 'Bo'] });
  const [ada, bo] = clients;
  const [versionId = ''] = versionIds;
  if (!ada || !bo) throw new Error('two clients');
  const line = await lineTo(house().url);
  const pages = [await openAs(ada), await openAs(bo, { baseURL: line.url }), await openAs(engineer)] as const;
  for (const page of pages) await openReview(page, trackId);
  const [adas, bos, engineers] = pages;

  const wires = { ada: wireOf(ada), bo: wireOf(bo), engineer: wireOf(engineer) };
  const byWire = changes(wires, versionId);
  const byHand = (async () => {
    for (let n = 0; n < BY_HAND / 4; n += 1) {
      await writeNote(adas, { at: `0:${10 + n}`, body: `by Ada’s hand ${n}: vocal up a bit` });
      // Bo writes while the line is up or down, as it happens.
      await writeNote(bos, { at: `0:${10 + n}`, body: `by Bo’s hand ${n}: snare down a touch` });
      const note = noteWith(engineers, `by Ada’s hand ${n}`);
      await note.getByRole('button', { name: /^Answer or change: Ada/ }).click();
      await note.getByRole('button', { name: 'Start work' }).click();
      await expect(noteWith(adas, `by Ada’s hand ${n}`)).toContainText('Being worked on');
      await note.getByPlaceholder('Answer').fill(`an answer by hand ${n}`);
      await note.getByPlaceholder('Answer').press('Enter');
      await note.getByRole('button', { name: /^Close: / }).click();
    }
  })();
  const dropping = (async () => {
    for (let n = 0; n < DROPS; n += 1) {
      await new Promise((resolve) => setTimeout(resolve, 300));
      line.cut('/socket.io');
      await new Promise((resolve) => setTimeout(resolve, 250));
      line.mend();
      await expect(bos.locator('.tb-connection')).toHaveAttribute('data-connection', 'online', { timeout: 30_000 });
    }
  })();
  const [changed] = await Promise.all([byWire, byHand, dropping]);
  expect(changed + BY_HAND).toBe(100);
  for (const wire of Object.values(wires)) wire.close();

  await expect(bos.getByText('Waits for the line')).toHaveCount(0, { timeout: 30_000 });
  await expect(bos.getByText('Sending…')).toHaveCount(0);
  await noteWith(adas, `by Bo’s hand ${BY_HAND / 4 - 1}`).waitFor();
  const live = await settled(pages);
  expect(live.length).toBeGreaterThan(30);
  await Promise.all(pages.map((page) => page.reload()));
  const fresh = await settled(pages);
  expect(live, 'what was seen live is what the server has').toEqual(fresh);
  await line.close();
});

/** Waits until all pages read the same. @returns what they read. */
async function settled(pages: readonly Page[]): Promise<string[]> {
  let lines: string[][] = [];
  await expect(async () => {
    lines = await Promise.all(pages.map(noteLines));
    expect(lines[0]?.length).toBeGreaterThan(0);
    for (const other of lines.slice(1)) expect(other).toEqual(lines[0]);
  }).toPass({ timeout: 15_000 });
  return lines[0] ?? [];
}

/** Notes, answers, edits, withdrawals and decisions by three people at once. @returns how many. */
async function changes(wires: { ada: Wire; bo: Wire; engineer: Wire }, versionId: string): Promise<number> {
  let done = 0;
  const client = async (wire: Wire, name: string): Promise<void> => {
    const mine: NoteView[] = [];
    for (let n = 0; n < 30; n += 1) {
      const one = mine[(n * 7) % Math.max(1, mine.length)];
      if (n % 3 === 0 || !one) {
        const { note } = await wire.send('note:create', { id: v7(), versionId, at: ((n * 733) % 23) * 1000, body: `${name} ${n}: vocal up a bit` });
        mine.push(note);
      } else if (n % 3 === 1) {
        await wire.send('note:create', { id: v7(), versionId, at: one.at, body: `${name} answers ${n}`, parent: one.id });
      } else if (n % 9 === 8) {
        await wire.send('note:withdraw', { id: one.id });
        mine.splice(mine.indexOf(one), 1);
      } else {
        await wire.send('note:update', { id: one.id, body: `${name} ${n}: vocal up a bit more` });
      }
      done += 1;
    }
  };
  const studio = async (): Promise<void> => {
    for (let n = 0; n < BY_WIRE - 60; n += 2) {
      const { note } = await wires.engineer.send('note:create', { id: v7(), versionId, at: n * 1000, body: `the engineer hears ${n}: snare down a touch` });
      const [request] = note.requests;
      if (!request) throw new Error('a note without a request');
      await wires.engineer.send('request:decide', n % 4 === 0 ? { requestId: request.id, action: 'start' } : { requestId: request.id, action: 'decline', reason: 'not this time' });
      done += 2;
    }
  };
  await Promise.all([client(wires.ada, 'Ada'), client(wires.bo, 'Bo'), studio()]);
  return done;
}
