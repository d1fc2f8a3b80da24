import { setTimeout as sleep } from 'node:timers/promises';
import type { BrowserContext, Page } from '@playwright/test';
import { openPeer, type Shelf } from './room.ts';

/** One of the two that are measured beside each other, played by the same hand. */
export type Player = {
  page: Page;
  play: () => Promise<void>;
  /** Presses a version's number. */
  choose: (number: number) => Promise<void>;
  /** Five seconds on or back. */
  nudge: (by: 1 | -1) => Promise<void>;
  /** To a share of the song's length, far from what has been fetched. */
  jump: (share: number) => Promise<void>;
  /** Resolves when both kinds of player know what they play. */
  ready: () => Promise<void>;
  /** Which browser event `jump` makes last. */
  jumpEvent: 'pointerup' | 'keydown';
};

export type Side = 'ours' | 'peer';

/** Opens the product's review page, or the media elements beside it, as soon as it can play. */
export function openPlayer(side: Side, context: BrowserContext, shelf: Shelf): Promise<Player> {
  return side === 'ours' ? openOurs(context, shelf) : openTheirs(context, shelf);
}

async function openOurs(context: BrowserContext, { job }: Shelf): Promise<Player> {
  const page = await context.newPage();
  await page.goto(`/tracks/${job.trackId}`);
  await page.getByRole('button', { name: 'Play', exact: true, disabled: false }).waitFor();
  // Loudness is left alone: what is played must be what was uploaded.
  await page.keyboard.press('m');
  return {
    page,
    play: () => page.keyboard.press('k'),
    choose: (number) => page.keyboard.press(String(number)),
    nudge: (by) => page.keyboard.press(by > 0 ? 'ArrowRight' : 'ArrowLeft'),
    jump: async (share) => {
      const box = await page.locator('.tb-wave').boundingBox();
      if (!box) throw new Error('there is no waveform to press');
      await page.mouse.click(box.x + share * box.width, box.y + box.height / 2);
    },
    ready: async () => undefined,
    jumpEvent: 'pointerup',
  };
}

async function openTheirs(context: BrowserContext, shelf: Shelf): Promise<Player> {
  const page = await openPeer(context, shelf);
  return {
    page,
    play: () => page.keyboard.press('p'),
    choose: (number) => page.keyboard.press(String(number)),
    nudge: (by) => page.keyboard.press(by > 0 ? 'ArrowRight' : 'ArrowLeft'),
    jump: async (share) => {
      await page.evaluate(`listeningPeer.far = ${share}`);
      await page.keyboard.press('f');
    },
    ready: async () => void (await page.evaluate('listeningPeer.ready()')),
    jumpEvent: 'keydown',
  };
}

/** Presses a new version's number `times` times, `everyMs` apart with a little unrest. */
export async function switchAround(player: Player, versions: number, times: number, everyMs: number): Promise<void> {
  for (let i = 1, now = 1; i <= times; i++) {
    now = 1 + ((now + (i % (versions - 1))) % versions);
    await player.choose(now);
    await sleep(everyMs + ((i * 37) % 61));
  }
}
