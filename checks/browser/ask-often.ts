import { setTimeout as pause } from 'node:timers/promises';
import type { Locator, Page } from 'playwright-core';

/** What is waited for is looked for at once, after the first of these, ms, and so on with the last, until the library's own waiting takes over. */
const AFTER_MS = [20, 40, 60, 100] as const;
const FOR_MS = 2_000;

type Waited = Parameters<Locator['waitFor']>[0];

async function there(locator: Locator, state: NonNullable<Waited>['state']): Promise<boolean> {
  if (state === 'detached') return (await locator.count()) === 0;
  if (state === 'attached') return (await locator.count()) > 0;
  return state === 'hidden' ? locator.isHidden() : locator.isVisible();
}

/** Ends as soon as it is as asked, and otherwise without a word: what is wrong is said by whoever waits after it. */
async function soon(locator: Locator, state: NonNullable<Waited>['state']): Promise<void> {
  const until = Date.now() + FOR_MS;
  for (let turn = 0; Date.now() < until; turn += 1) {
    if (await there(locator, state).catch(() => true)) return;
    await pause(AFTER_MS[turn] ?? 100);
  }
}

const ACTIONS = ['click', 'tap', 'fill', 'check', 'press', 'innerText', 'getAttribute', 'selectOption'] as const;
const known = new WeakSet<object>();

/**
 * Playwright looks for an element after 20, 50, 100 and 100 ms and from then on twice a second; a page of ours comes after
 * 300, so that most steps of a test would sleep through half a second. Every locator of this run looks more often first.
 */
export function askOften(page: Page): void {
  const proto = Object.getPrototypeOf(page.locator('html')) as Record<string, unknown>;
  if (known.has(proto)) return;
  known.add(proto);
  const waitFor = proto['waitFor'] as Locator['waitFor'];
  proto['waitFor'] = async function (this: Locator, options?: Waited) {
    await soon(this, options?.state);
    return waitFor.call(this, options);
  };
  for (const name of ACTIONS) {
    const action = proto[name] as (...args: unknown[]) => Promise<unknown>;
    proto[name] = async function (this: Locator, ...args: unknown[]) {
      await soon(this, 'attached');
      return action.apply(this, args);
    };
  }
}
