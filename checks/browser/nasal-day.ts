import type { Page } from 'playwright-core';
import type { ClinicInABrowser } from './clinic-in-a-browser.ts';
import { dayAtTheDoor } from './day-at-the-door.ts';
import { dayOnTheBoard } from './day-on-the-board.ts';
import { dayOnTheGlass } from './day-on-the-glass.ts';
import { daySoFar, type Guest } from './day-so-far.ts';
import { planNasal, receiveDevices } from './nasal-visit.ts';
import { onSession } from './on-session.ts';
import { type Duty, referenceOrder } from './reference-order.ts';

const MINUTE = 60_000;
const BP = { 0: [124, 79], 20: [134, 84], 40: [142, 88], 60: [136, 85], 90: [128, 80], 120: [124, 78] } as const;
const pressureAt = (minute: number): readonly [number, number] =>
  BP[([120, 90, 60, 40, 20, 0] as const).find((from) => minute >= from - 5) ?? 0];

/**
 * Six chairs and one nurse. Her tablet shows the board; each minute it is held against the order of the reference, and
 * she does what it names first, until nothing is due. `hands`: on the glass throughout, or only for some of it.
 */
export async function openDay(clinic: ClinicInABrowser, nurse: Page, prescriber: Page, hands: 'all' | 'some') {
  const on = onSession(nurse);
  const soFar = daySoFar(nurse);
  const { facts, counted, learn, tally } = soFar;
  const door = dayAtTheDoor(clinic, nurse, prescriber, soFar);
  const { board, named, agree, lookAt38 } = dayOnTheBoard(clinic, nurse, soFar);
  const glass = dayOnTheGlass(clinic, on, { board, prescriber }, door, soFar);
  const sessionOf = (guest: Guest): string => `day-${guest.patient}`;

  /** Everything before the first dose, and the first dose. */
  async function begin(guest: Guest, byHand: boolean): Promise<void> {
    const session = sessionOf(guest);
    const taps = on.taps();
    await planNasal(prescriber, clinic, { session, patient: guest.patient, chair: guest.chair, inMinutes: 5 });
    const order = {
      order: { form: 'nasal-devices', route: 'intranasal-esketamine', devices: guest.devices ?? 3 },
      given: 'written',
      orderedBy: 'okafor',
      overrides: [],
    };
    await (byHand ? glass : door).begin(session, order);
    tally(session, 'device-given');
    counted.tapsOfVisit[session] = on.taps() - taps;
    await learn(session);
  }

  /** Does what the board names: there, or through the door where this run keeps its hands for something else. */
  async function act(duty: Duty, byHand: boolean): Promise<void> {
    const { session } = duty;
    const taps = on.taps();
    const events = facts.get(session)!;
    const devices = events.filter(({ kind }) => kind === 'device-given');
    const minute = (clinic.now() - Date.parse((devices[0] ?? events[0])!.occurredAt)) / MINUTE;
    switch (duty.what) {
      case 'Next nasal device':
        if (byHand) await glass.device(session);
        else await door.device(session, devices.length + 1);
        tally(session, 'device-given');
        break;
      case 'Full check':
      case 'Confirm by hand':
      case 'Values': {
        if (byHand) await glass.check(session, pressureAt(minute));
        else await door.chart(session, pressureAt(minute));
        if (minute > 30 && minute < 50) counted.takenAt[session] = Math.round(minute * 10) / 10;
        break;
      }
      case 'Flush the line':
        await door.say(session, 'flush-line', { infusion: '1', volumeMl: 20 });
        tally(session, 'line-flushed');
        break;
      case 'Look in':
        if (byHand) await glass.lookIn(session);
        else await door.say(session, 'record-care', { care: 'eyes-on' });
        tally(session, 'care-given');
        break;
      case 'Observation ends':
        if (byHand) await glass.release(session);
        else await door.goHome(session);
        tally(session, 'patient-released');
        tally(session, 'patient-left');
        break;
      default:
        throw new Error(`nobody has said how to do: ${duty.what}`);
    }
    counted.tapsOfVisit[session] = (counted.tapsOfVisit[session] ?? 0) + on.taps() - taps;
    await learn(session);
  }

  /** One minute of the clinic: the clock moves, the board is held against the reference, what is due is done. */
  async function minute(byHand: (duty: Duty) => boolean = () => hands === 'all', does = true): Promise<void> {
    await clinic.passes(1, nurse);
    // Nobody reads at this speed: that somebody is there is said for both, or the screens would lock themselves.
    for (const page of [nurse, prescriber])
      await page.evaluate(async () => void (await fetch('/api/v1/active', { method: 'POST' })));
    counted.minutes += 1;
    for (let done = 0; done < 12; done += 1) {
      const [first] = referenceOrder(soFar.duties(clinic.now()), clinic.now());
      await agree();
      await lookAt38();
      if (!does || first === undefined || first.at > clinic.now()) return;
      await act(first, byHand(first));
    }
  }

  await door.clear();
  await receiveDevices(nurse, 'S7990', 20);
  await nurse.goto(`${clinic.url}/console/`);
  await board.waitFor();
  return {
    counted,
    begin,
    minute,
    sessionOf,
    learn,
    tally,
    named,
    agree,
    say: door.say,
    chart: door.chart,
    beginInfusion: door.beginInfusion,
  };
}
