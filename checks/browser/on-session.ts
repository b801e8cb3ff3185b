import type { Locator, Page } from 'playwright-core';

type Words = string | RegExp;

/** After so long without a sheet a person presses again, ms. */
const AGAIN_MS = 20_000;
const TRIES = 3;

/** The hands of somebody at one screen: presses what is named, as it is named there. */
export function onSession(page: Page) {
  const sheet = (): Locator => page.getByRole('dialog');
  let taps = 0;
  const press = async (name: Words, within: Page | Locator = page): Promise<void> => {
    await within
      .getByRole('button', { name, exact: typeof name === 'string' })
      .first()
      .click();
    taps += 1;
  };
  /**
   * Opens a sheet. One press is enough but for one case: what was said before moved the list under the finger in the moment of the
   * press. A person sees that nothing opened and presses again; so do these hands, and say so.
   */
  const open = async (name: Words, within: Page | Locator = page): Promise<void> => {
    for (let tries = 1; tries < TRIES; tries += 1) {
      await press(name, within);
      const opened = sheet().waitFor({ timeout: AGAIN_MS });
      if (await opened.then(() => true).catch(() => false)) return;
      console.warn(`nothing opened at ${name}: pressed again`);
    }
    await press(name, within);
    await sheet().waitFor();
  };
  const answer = async (answers: Readonly<Record<string, Words>>): Promise<void> => {
    for (const [question, words] of Object.entries(answers)) {
      const group = sheet().getByRole('group', { name: question });
      await group
        .getByRole('button', { name: words, exact: typeof words === 'string' })
        .first()
        .click();
      taps += 1;
    }
  };
  return {
    page,
    sheet,
    /** How often the glass was touched so far by these hands. */
    taps: () => taps,
    press,
    open,
    answer,
    /** Opens a sheet by a button, answers its questions by the words on their chips, and saves it. */
    async say(name: Words, answers: Readonly<Record<string, Words>>, save: Words | null = 'Save'): Promise<void> {
      await open(name);
      await answer(answers);
      if (save !== null) await press(save, sheet());
      await sheet().waitFor({ state: 'detached' });
    },
    /** A single value: one tap on the bar, one on the answer. */
    async tap(what: Words, value: Words): Promise<void> {
      await open(what, page.getByRole('toolbar'));
      await press(value, sheet());
      await sheet().waitFor({ state: 'detached' });
    },
    /** Opens a screen that has locked itself meanwhile, by the PIN. */
    async unlock(pin: string): Promise<void> {
      const lock = page.getByRole('form', { name: 'Locked' });
      await lock.waitFor();
      for (const digit of pin) await press(digit, lock);
      await press('Unlock', lock);
      await lock.waitFor({ state: 'detached' });
    },
    /** A full check on the keypad, with gloves. */
    async check(
      values: { bp: string; spo2: string; hr: string; awake: string },
      name: Words = 'Full check',
    ): Promise<void> {
      await open(name);
      for (const digit of values.bp) await press(digit, sheet());
      await press(values.spo2, sheet());
      for (const digit of values.hr) await press(digit, sheet());
      // Where the monitor does not count the breaths just now, the check asks for them.
      if (
        await sheet()
          .getByRole('button', { name: /^Breaths/ })
          .isVisible()
      )
        await press('14', sheet());
      await press(new RegExp(`^${values.awake}`), sheet());
      await sheet().waitFor({ state: 'detached' });
    },
  };
}
