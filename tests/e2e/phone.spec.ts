import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { noteWith, openReview, position } from './review.ts';
import { newJob } from './studio.ts';

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };

test('on a phone the list and the composer are within reach, and every target is large enough', async ({ openAs }) => {
  const { trackId, clients, versionIds } = await newJob({ songs: [{}, { gain: 0.2 }] });
  expect(versionIds).toHaveLength(2);
  const page = await openAs(clients[0] ?? null, PHONE);
  await openReview(page, trackId);
  await page.getByRole('button', { name: /^Note at/ }).tap();
  const words = page.locator('.tb-composer').getByLabel('Your note');
  await expect(words).toBeInViewport();
  await words.fill('from the train: vocal a bit down');
  const send = page.locator('.tb-composer').getByRole('button', { name: 'Send' });
  await expect(send).toBeInViewport();
  await send.tap();
  await expect(noteWith(page, 'from the train')).toBeInViewport();
  await expect(noteWith(page, 'from the train')).toContainText('Going in');

  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide, 'nothing scrolls sideways').toBeLessThanOrEqual(390);
  expect(await tooSmall(page), 'targets below 44 px').toEqual([]);
  await page.getByRole('button', { name: /^Note at/ }).tap();
  expect(await tooSmall(page), 'targets below 44 px while writing').toEqual([]);
});

test('nothing stands on anything else, upright, on its side or low, with drafts and without', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: [{}, { gain: 0.2 }] });
  const page = await openAs(clients[0] ?? null, PHONE);
  await openReview(page, trackId);
  const words = page.locator('.tb-composer').getByLabel('Your note');
  const note = page.getByRole('button', { name: /^Note at/ });
  const everyWay = async (drafts: string): Promise<void> => {
    for (const size of [{ width: 390, height: 844 }, { width: 390, height: 480 }, { width: 844, height: 390 }]) {
      await page.setViewportSize(size);
      const place = `${size.width}\u00d7${size.height}, ${drafts}`;
      expect(await overlaps(page), place).toEqual([]);
      await page.evaluate(() => scrollTo(0, 450));
      await note.tap();
      await expect(words, place).toBeFocused();
      await words.fill('hats down');
      await expect(words, place).toBeInViewport({ ratio: 1 });
      await words.tap();
      await expect(page.locator('.tb-composer').getByRole('button', { name: 'Send' }), place).toBeInViewport({ ratio: 1 });
      expect(await overlaps(page), `${place}, while writing`).toEqual([]);
      expect(await covered(page), place).toBe(false);
      await words.press('Escape');
    }
  };
  await everyWay('no drafts');
  await note.tap();
  await page.getByRole('button', { name: 'Keep as draft' }).tap();
  await expect(page.getByRole('region', { name: 'Drafts' })).toBeVisible();
  await everyWay('a draft');
});

test('the lock screen names what plays, and plays, pauses and seeks it', async ({ openAs }) => {
  const { trackId, clients, title } = await newJob({ songs: [{ seconds: 30 }] });
  const page = await openAs(clients[0] ?? null, PHONE);
  await page.addInitScript(inPocket);
  await openReview(page, trackId);
  await page.getByRole('button', { name: 'Play', exact: true }).tap();
  await expect.poll(() => page.evaluate(() => navigator.mediaSession.playbackState)).toBe('playing');
  expect(await page.evaluate(() => navigator.mediaSession.metadata?.title)).toContain(title);

  await press(page, 'pause');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await press(page, 'seekto', { seekTime: 12 });
  await expect.poll(() => position(page)).toBeCloseTo(12, 1);
  await press(page, 'seekbackward', { seekOffset: 10 });
  await expect.poll(() => position(page)).toBeCloseTo(2, 1);
  await press(page, 'play');
  await expect.poll(() => position(page)).toBeGreaterThan(2.5);
});

test('a call takes the sound away; play goes on where it stopped', async ({ openAs }) => {
  const { trackId, clients } = await newJob({ songs: [{ seconds: 30 }] });
  const page = await openAs(clients[0] ?? null, PHONE);
  await page.addInitScript(inPocket);
  await openReview(page, trackId);
  await page.getByRole('button', { name: 'Play', exact: true }).tap();
  await expect.poll(() => position(page)).toBeGreaterThan(1);

  await page.evaluate(() => window.pocket.call());
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  const stopped = await position(page);
  await page.waitForTimeout(500);
  expect(await position(page), 'the song waits').toBe(stopped);

  await page.evaluate(() => window.pocket.hangUp());
  await page.getByRole('button', { name: 'Play', exact: true }).tap();
  await expect.poll(() => position(page)).toBeGreaterThan(stopped + 0.3);
  expect(await position(page), 'nothing was passed over').toBeLessThan(stopped + 8);
});

type Pocket = {
  /** A button of the lock screen. */
  press: (action: MediaSessionAction, details: Partial<MediaSessionActionDetails>) => void;
  /** The phone takes the sound, and gives it to nobody until it is hung up. */
  call: () => Promise<void>;
  hangUp: () => void;
};
declare global {
  interface Window {
    pocket: Pocket;
  }
}

/** Runs in the page before its own scripts. */
function inPocket(): void {
  const actions = new Map<string, MediaSessionActionHandler | null>();
  const { setActionHandler } = MediaSession.prototype;
  MediaSession.prototype.setActionHandler = function (action, handler) {
    actions.set(action, handler);
    setActionHandler.call(this, action, handler);
  };
  const contexts: AudioContext[] = [];
  let busy = false;
  const Native = window.AudioContext;
  window.AudioContext = class extends Native {
    constructor(options?: AudioContextOptions) {
      super(options);
      contexts.push(this);
    }
    override resume(): Promise<void> {
      return busy ? Promise.reject(new DOMException('a call is going on', 'InvalidStateError')) : super.resume();
    }
  };
  window.pocket = {
    press: (action, details) => actions.get(action)?.({ action, ...details }),
    call: async () => {
      busy = true;
      await contexts.at(-1)?.suspend();
    },
    hangUp: () => void (busy = false),
  };
}

const press = (page: Page, action: MediaSessionAction, details: Partial<MediaSessionActionDetails> = {}): Promise<void> =>
  page.evaluate(([which, more]) => window.pocket.press(which, more), [action, details] as const);

/** The page's boxes that can be seen and stand on one another. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const boxes = ['.rv-head', '.rv-top', '.tb-overview', '.tb-wave', '.rv-match', '.rv-truth', '.rv-tools', '.tb-zoom', '.rv-list', '.rv-compose', '.rv-bar-play', '.rv-note-button', '.rv-side'];
    const seen = boxes.flatMap((box) => {
      const element = document.querySelector(box);
      return element?.checkVisibility() ? [{ box, at: element.getBoundingClientRect() }] : [];
    });
    const apart = (a: DOMRect, b: DOMRect): boolean => a.bottom <= b.top + 1 || b.bottom <= a.top + 1 || a.right <= b.left + 1 || b.right <= a.left + 1;
    return seen.flatMap((one, i) => seen.slice(i + 1).flatMap((other) => (apart(one.at, other.at) ? [] : [`${one.box} on ${other.box}`])));
  });
}

/** Whether something stands on the corners of the words, or the page scrolls sideways. */
function covered(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const field = document.querySelector('.tb-composer-body');
    const { left, top, right, bottom } = field?.getBoundingClientRect() ?? new DOMRect();
    const corners = [left + 8, right - 8].flatMap((x) => [top + 8, bottom - 8].map((y) => document.elementFromPoint(x, y)));
    return corners.some((found) => found !== field) || document.documentElement.scrollWidth > innerWidth;
  });
}

/** Every control that can be seen and is smaller than 44 px in either direction; a label around an input counts as its target. */
function tooSmall(page: Parameters<typeof openReview>[0]): Promise<string[]> {
  return page.evaluate(() => {
    const controls = [...document.querySelectorAll<HTMLElement>('button, a[href], summary, input:not([type=hidden]), select, textarea, [role=tab]')];
    return controls.flatMap((control) => {
      const target = control instanceof HTMLInputElement && /radio|checkbox/.test(control.type) ? (control.closest('label') ?? control.labels?.[0] ?? control) : control;
      const { width, height, right } = target.getBoundingClientRect();
      const inText = control.tagName === 'A' && getComputedStyle(control).display === 'inline';
      const hidden = !control.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || width <= 1 || height <= 1 || right < 0 || inText;
      if (hidden || (width >= 43.5 && height >= 43.5)) return [];
      return [`${control.tagName.toLowerCase()} "${control.getAttribute('aria-label') ?? control.textContent?.trim().slice(0, 40)}" ${Math.round(width)} × ${Math.round(height)}`];
    });
  });
}
