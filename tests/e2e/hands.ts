import { expect, type Locator, type Page } from '@playwright/test';

/** How a person uses a page. */
export type Hands = {
  /** Opens the composer of the review page. */
  note: () => Promise<void>;
  press: (what: Locator) => Promise<void>;
  tick: (what: Locator) => Promise<void>;
  write: (field: Locator, text: string) => Promise<void>;
  choose: (list: Locator, value: string) => Promise<void>;
};

const NOTE = 'Note at this moment';

/** With the mouse. */
export const mouse = (page: Page): Hands => ({
  note: () => page.getByRole('button', { name: NOTE }).click(),
  press: (what) => what.click(),
  tick: (what) => what.check(),
  write: (field, text) => field.fill(text),
  choose: async (list, value) => void (await list.selectOption(value)),
});

/** With the keyboard alone: everything is reached by Tab. */
export const keys = (page: Page): Hands => ({
  note: () => page.keyboard.press('c'),
  press: async (what) => {
    await tabTo(page, what);
    await page.keyboard.press('Enter');
  },
  tick: async (what) => {
    await tabTo(page, what);
    await page.keyboard.press('Space');
    await expect(what).toBeChecked();
  },
  write: async (field, text) => {
    await tabTo(page, field);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(text);
  },
  choose: async (list, value) => {
    await tabTo(page, list);
    const steps = await list.evaluate((select, to) => {
      const { options, selectedIndex } = select as HTMLSelectElement;
      return [...options].findIndex((option) => option.value === to) - selectedIndex;
    }, value);
    for (let step = 0; step < Math.abs(steps); step += 1) await page.keyboard.press(steps > 0 ? 'ArrowDown' : 'ArrowUp');
    await expect(list).toHaveValue(value);
  },
});

/** A key down and up as a finger does it: without waiting until the page has done what the first asks for. */
export async function tap(page: Page, key: string): Promise<void> {
  await Promise.all([page.keyboard.down(key), page.keyboard.up(key)]);
}

/** The same with the mouse, in the middle of something. */
export async function tapOn(page: Page, what: Locator): Promise<void> {
  await what.hover();
  await Promise.all([page.mouse.down(), page.mouse.up()]);
}

const STOPS = 250;

async function tabTo(page: Page, what: Locator): Promise<void> {
  await expect(what).toBeVisible();
  for (let stop = 0; stop < STOPS; stop += 1) {
    if (await what.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${await what.innerText()}`);
}
