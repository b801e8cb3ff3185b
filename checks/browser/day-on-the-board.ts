import type { Page } from 'playwright-core';
import type { ClinicInABrowser } from './clinic-in-a-browser.ts';
import type { DaySoFar } from './day-so-far.ts';
import { type Duty, referenceOrder } from './reference-order.ts';

const MINUTE = 60_000;

/** The board on the nurse's tablet, held against the order of the reference. */
export function dayOnTheBoard(clinic: ClinicInABrowser, nurse: Page, { facts, counted, duties }: DaySoFar) {
  const board = nurse.getByRole('region', { name: 'The next ten minutes' });

  /** What the board names first, as it is on the glass: the session it leads to, and its words. */
  const named = (): Promise<{ session: string; what: string; pins: string[] }> =>
    board.evaluate((at) => {
      const first = at.firstElementChild;
      const link = first?.querySelector('a')?.getAttribute('href') ?? '';
      return {
        session: link.split('/session/')[1] ?? '',
        what: first?.querySelectorAll('p')[1]?.textContent ?? first?.textContent ?? '',
        pins: [...at.querySelectorAll('li a')].map(
          (pin) => `${pin.getAttribute('href')?.split('/session/')[1]} ${pin.textContent}`,
        ),
      };
    });

  /** Counts whether the board names what the reference names, once it has drawn what was said last. */
  async function agree(): Promise<void> {
    let seen = await named();
    let want: Duty[] = [];
    for (const until = Date.now() + 12_000; ; ) {
      want = referenceOrder(duties(clinic.now()), clinic.now());
      const [first] = want;
      const same =
        first === undefined
          ? seen.session === ''
          : seen.session === first.session &&
            (first.what === 'Values' ? /^Values call/.test(seen.what) : seen.what.includes(first.what));
      if (same) {
        counted.named += 1;
        counted.agreed += 1;
        return;
      }
      if (Date.now() > until) break;
      await new Promise((resolve) => setTimeout(resolve, 150));
      seen = await named();
    }
    counted.named += 1;
    const [first] = want;
    counted.wrong.push(
      `minute ${counted.minutes}: the board says ${seen.session} ${seen.what}, the reference ${first?.session} ${first?.what}`,
    );
  }

  /** Notes whose 40-minute pressure stands on the board at minute 38. */
  async function lookAt38(): Promise<void> {
    for (const duty of duties(clinic.now())) {
      const start = facts.get(duty.session)!.find(({ kind }) => kind === 'device-given');
      if (duty.what !== 'Full check' || start === undefined) continue;
      const from = (clinic.now() - Date.parse(start.occurredAt)) / MINUTE;
      if (Math.abs((duty.at - Date.parse(start.occurredAt)) / MINUTE - 40) < 0.1 && from >= 37.5 && from < 39.5) {
        const { pins } = await named();
        counted.seenAt38[duty.session] ||= pins.some(
          (pin) => pin.startsWith(duty.session) && pin.includes('Full check'),
        );
      }
    }
  }

  return { board, named, agree, lookAt38 };
}
