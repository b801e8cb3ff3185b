import type { Page } from 'playwright-core';
import { recordOf, type WireEvent } from './clinic-in-a-browser.ts';
import { type Duty, dutiesOf } from './reference-order.ts';

/** Somebody who comes today: minutes from the beginning of the day to the first device or the start of the infusion. */
export interface Guest {
  readonly patient: string;
  readonly chair: string;
  readonly startsAt: number;
  readonly devices?: 2 | 3;
}

export interface Counted {
  minutes: number;
  /** Minutes at which the board named a next thing, and at which it was the reference's. */
  named: number;
  agreed: number;
  readonly wrong: string[];
  /** Of each 40-minute pressure: seen on the board at minute 38, and the minute at which it was taken. */
  readonly seenAt38: Record<string, boolean>;
  readonly takenAt: Record<string, number>;
  readonly tapsOfChecks: number[];
  readonly tapsOfVisit: Record<string, number>;
  /** What was said, by session and kind of event, to be found once in the record. */
  readonly said: Map<string, number>;
}

/** What a day has come to so far: what the record holds of whom, and what was counted of it. */
export function daySoFar(nurse: Page) {
  const facts = new Map<string, readonly WireEvent[]>();
  const counted: Counted = {
    minutes: 0,
    named: 0,
    agreed: 0,
    wrong: [],
    seenAt38: {},
    takenAt: {},
    tapsOfChecks: [],
    tapsOfVisit: {},
    said: new Map(),
  };
  return {
    facts,
    counted,
    /** Asks the record for what it holds of a session by now. */
    async learn(session: string): Promise<readonly WireEvent[]> {
      const events = await recordOf(nurse, session);
      facts.set(session, events);
      return events;
    },
    tally(session: string, kind: string): void {
      const key = `${session} ${kind}`;
      counted.said.set(key, (counted.said.get(key) ?? 0) + 1);
    },
    /** Everything owed to everybody who is here at `now`, ms since 1970. */
    duties: (now: number): Duty[] => [...facts].flatMap(([session, events]) => dutiesOf(session, events, now)),
  };
}

export type DaySoFar = ReturnType<typeof daySoFar>;

/** Each thing that was said stands once: nothing lost, nothing doubled. */
export async function lostOrDoubled(page: Page, said: ReadonlyMap<string, number>): Promise<string[]> {
  const wrong: string[] = [];
  for (const [key, count] of said) {
    const [session = '', kind = ''] = key.split(' ');
    const held = (await recordOf(page, session)).filter(
      (event) => event.kind === kind && event.author.kind === 'person' && !looksOnly(event),
    ).length;
    if (held !== count) wrong.push(`${key}: said ${count}, in the record ${held}`);
  }
  return wrong;
}

/** One answer of its own (nausea, dissociation, walking) is not a check. */
const looksOnly = (event: WireEvent): boolean =>
  event.kind === 'observations-charted' &&
  (event.body['observations'] as { systolicMmHg?: number }).systolicMmHg === undefined;
