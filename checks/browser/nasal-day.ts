import type { Page } from 'playwright-core';
import { type ClinicInABrowser, recordOf, sayAs, type WireEvent } from './clinic-in-a-browser.ts';
import { giveDevice, meetRelease, planNasal, receiveDevices, workOffTheGate } from './nasal-visit.ts';
import { onSession } from './on-session.ts';
import { type Duty, dutiesOf, referenceOrder } from './reference-order.ts';
import { screened } from './screened.ts';

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

const MINUTE = 60_000;
const BP = { 0: [124, 79], 20: [134, 84], 40: [142, 88], 60: [136, 85], 90: [128, 80], 120: [124, 78] } as const;
const pressureAt = (minute: number): readonly [number, number] =>
  BP[([120, 90, 60, 40, 20, 0] as const).find((from) => minute >= from - 5) ?? 0];
const refOf = (event: WireEvent) => ({ command: event.command, index: 0 });

/**
 * Six chairs and one nurse. Her tablet shows the board; each minute it is held against the order of the reference, and
 * she does what it names first, until nothing is due. `hands`: on the glass throughout, or only for some of it.
 */
export async function openDay(clinic: ClinicInABrowser, nurse: Page, prescriber: Page, hands: 'all' | 'some') {
  const on = onSession(nurse);
  const facts = new Map<string, readonly WireEvent[]>();
  const guests = new Map<string, Guest>();
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
  const sessionOf = (guest: Guest): string => `day-${guest.patient}`;
  const learn = async (session: string): Promise<readonly WireEvent[]> => {
    facts.set(session, await recordOf(nurse, session));
    return facts.get(session)!;
  };
  const tally = (session: string, kind: string): void => {
    const key = `${session} ${kind}`;
    counted.said.set(key, (counted.said.get(key) ?? 0) + 1);
  };
  const say = async (session: string, kind: string, body: Record<string, unknown>, by = nurse): Promise<void> =>
    sayAs(by, kind, `session/${session}`, body, clinic.now());

  /** Whoever the demo day left in the chairs goes home first: this day is for these guests alone. */
  async function clear(): Promise<void> {
    const tiles = await nurse.evaluate(
      async () =>
        ((await (await fetch('/api/v1/board')).json()) as { tiles: { session: string; phase: string }[] }).tiles,
    );
    for (const { session, phase } of tiles) {
      if (phase === 'planned') await say(session, 'cancel-session', { by: 'clinic', reason: 'another day' });
      else if (phase === 'arrived' || phase === 'ready')
        await say(session, 'stop-session', {
          because: 'deferred',
          reason: 'another day',
          rules: [],
          suicideRisk: 'none',
        });
      else if (phase === 'dosing' || phase === 'recovery')
        await say(session, 'record-left-before-release', {
          unmet: [],
          capacity: 'yes',
          adviceGiven: true,
          called: ['escort'],
          driving: 'no',
          lineOut: 'yes',
        });
    }
    for (const device of [1, 2, 3, 4, 5])
      await sayAs(nurse, 'detach-device', `device/monitor-${device}`, { because: 'session-over' }, clinic.now()).catch(
        () => undefined,
      );
  }

  async function gateByDoor(session: string): Promise<void> {
    const ago = (minutes: number): string => new Date(clinic.now() - minutes * MINUTE).toISOString();
    const classes = {
      benzodiazepine: false,
      'non-benzodiazepine-hypnotic': false,
      psychostimulant: false,
      maoi: false,
      opioid: false,
    };
    await say(session, 'record-arrival', {});
    await say(session, 'answer-fasting', { lastSolidsAt: ago(480), lastClearFluidAt: ago(240) });
    await say(session, 'arrange-escort', { escort: 'adult', name: 'Sam Porter' });
    await say(session, 'check-consent', {
      document: 'paper-consent',
      version: '1',
      signedAt: ago(0),
      offLabelWording: true,
    });
    await say(session, 'review-medicines', { changed: false, classes, holdsNotKept: [] });
    await say(session, 'answer-substances', { alcoholLastAt: null, cannabisLastAt: null });
    await say(session, 'answer-pregnancy', { answer: 'test-negative' });
    await say(session, 'ask-suicide-risk', { instrument: 'c-ssrs', result: 'none' });
    await say(session, 'check-rescue', { ready: true, missing: [], standingOrder: 'mixed-1' });
    await say(session, 'check-rems', { patientEnrolled: true, siteCertified: true });
    await say(session, 'record-prescriber-presence', { onSite: true, prescriber: 'okafor' });
    await say(session, 'take-screening', { verdict: 'eligible', reasons: [] });
    await say(session, 'answer-since-last', { mood: 'same', nasalBlock: false });
    await say(session, 'judge-vitals', { moment: 'before-dose', acceptable: true });
  }

  /** Some of the guests had their dose of the demo day in the morning: a second one is the prescriber's to answer for. */
  const passGate = (session: string, overrides: readonly { rule: string; reason: string }[] = []): Promise<void> =>
    say(
      session,
      'pass-gate',
      { overrides: [...overrides, { rule: 'treated-today', reason: 'that dose was of the demo day' }] },
      prescriber,
    );

  async function chart(session: string, [systolicMmHg, diastolicMmHg]: readonly [number, number]): Promise<void> {
    await say(session, 'chart-observations', {
      observations: {
        systolicMmHg,
        diastolicMmHg,
        heartRatePerMin: 76,
        spo2Percent: 97,
        respiratoryRatePerMin: 14,
        oxygenLPerMin: 0,
        sedation: { scale: 'moaas-0-5', score: 5 },
      },
      source: { from: 'person', how: 'spot-check' },
    });
    tally(session, 'observations-charted');
  }

  async function checkByHand(session: string, [s, d]: readonly [number, number]): Promise<void> {
    const before = on.taps();
    await on.check({ bp: `${s}${d}`, spo2: '97', hr: '76', awake: '5' }, /^Full check/);
    counted.tapsOfChecks.push(on.taps() - before);
    tally(session, 'observations-charted');
  }

  /** From the board to a chair and back, as a thumb does it. */
  async function at<T>(session: string, part: string, work: () => Promise<T>): Promise<T> {
    await nurse.goto(`${clinic.url}/console/session/${session}${part}`);
    const done = await work();
    await nurse.getByRole('link', { name: 'Board', exact: true }).click();
    await board.waitFor();
    return done;
  }
  const board = nurse.getByRole('region', { name: 'The next ten minutes' });

  /** Everything before the first dose, and the first dose. */
  async function begin(guest: Guest, byHand: boolean): Promise<void> {
    const session = sessionOf(guest);
    guests.set(session, guest);
    const taps = on.taps();
    await planNasal(prescriber, clinic, { session, patient: guest.patient, chair: guest.chair, inMinutes: 5 });
    const order = {
      order: { form: 'nasal-devices', route: 'intranasal-esketamine', devices: guest.devices ?? 3 },
      given: 'written',
      orderedBy: 'okafor',
      overrides: [],
    };
    if (byHand) {
      await at(session, '/ready', async () => {
        await workOffTheGate(on, { pregnancy: true });
        await on.say(/^Prescriber on site /, { 'On site': 'Yes', Who: /Okafor/ });
        await checkByHand(session, [122, 78]);
        await on.say(/^Vital signs before the dose /, { 'Acceptable for dosing': 'Yes' });
        await say(session, 'write-order', order, prescriber);
        const today = nurse.getByText('Treated already today');
        await nurse.getByText('Ready to be cleared for dosing').or(today).first().waitFor();
        if ((await today.count()) > 0) await passGate(session);
        else await on.press('Clear for dosing');
        await on.open(/^Two identifiers/);
        await on.answer({ 'Confirmed with the patient': 'Name' });
        await on.answer({ 'Confirmed with the patient': 'Date of birth', 'Allergies read out': 'Yes' });
        await on.press('Save', on.sheet());
        await on.sheet().waitFor({ state: 'detached' });
        await giveDevice(on);
      });
    } else {
      await gateByDoor(session);
      await chart(session, [122, 78]);
      await say(session, 'write-order', order, prescriber);
      await passGate(session);
      await say(session, 'confirm-identity', {
        moment: 'first-dose',
        identifiers: ['name', 'date-of-birth'],
        allergiesSeen: true,
      });
      await device(session, 1);
    }
    tally(session, 'device-given');
    counted.tapsOfVisit[session] = on.taps() - taps;
    await learn(session);
  }

  /** An infusion in the chair beside them, through the door. */
  async function beginInfusion(patient: string, chair: string, kg: number): Promise<string> {
    const session = `day-iv-${patient}`;
    const standing = await screened(prescriber, patient, 'iv-ketamine');
    const overrides = standing.map((rule) => ({ rule, reason: 'pressure every five minutes' }));
    await say(
      session,
      'plan-session',
      {
        patient,
        site: 'riverside',
        startsAt: new Date(clinic.now()).toISOString(),
        route: 'iv-ketamine',
        regimen: 'iv-depression',
        chair,
        firstTreatment: false,
      },
      prescriber,
    );
    await gateByDoor(session);
    await chart(session, [128, 80]);
    const measuredAt = new Date(clinic.now() - 2 * MINUTE).toISOString();
    const order = {
      form: 'infusion',
      route: 'iv-ketamine',
      amount: { per: 'kg', mgPerKg: 0.5 },
      weight: { rule: 'actual', kg, actualKg: kg, measuredAt },
      minutes: 40,
      vialMgPerMl: 50,
      bagVolumeMl: 50,
      overfill: 'ignored',
      pump: 'bag',
      line: { primedWith: 'saline', volumeMl: 2, afterwards: 'flush', flushMl: 20, flushMlPerHour: 75 },
    };
    await say(session, 'write-order', { order, given: 'written', orderedBy: 'okafor', overrides: [] }, prescriber);
    await passGate(session, overrides);
    await say(session, 'place-access', { place: 'left-arm' });
    const mgPerMl = (0.5 * kg) / 50;
    await say(session, 'check-pump', {
      mlPerHour: 75,
      mgPerMl,
      volumeToInfuseMl: 50,
      by: 'second-person',
      checkedBy: 'nair',
    });
    await say(session, 'confirm-identity', {
      moment: 'first-dose',
      identifiers: ['name', 'date-of-birth'],
      allergiesSeen: true,
    });
    const written = (await learn(session)).findLast(({ kind }) => kind === 'order-written')!;
    await say(session, 'start-infusion', {
      as: 'order',
      overrides: [],
      infusion: '1',
      order: refOf(written),
      mlPerHour: 75,
      mgPerMl,
      bagVolumeMl: 50,
      line: { primedWith: 'saline', volumeMl: 2 },
    });
    tally(session, 'infusion-started');
    await learn(session);
    return session;
  }

  async function device(session: string, number: number): Promise<void> {
    const written = (await learn(session)).findLast(({ kind }) => kind === 'order-written')!;
    await say(session, 'give-device', {
      as: 'order',
      overrides: [],
      order: refOf(written),
      device: number,
      mg: 28,
      lot: 'S7990',
      watchedBy: 'lindqvist',
      delivery: { kind: 'full' },
    });
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
        if (byHand) await at(session, '', () => giveDevice(on));
        else await device(session, devices.length + 1);
        tally(session, 'device-given');
        break;
      case 'Full check':
      case 'Confirm by hand':
      case 'Values': {
        if (byHand) await at(session, '', () => checkByHand(session, pressureAt(minute)));
        else await chart(session, pressureAt(minute));
        if (minute > 30 && minute < 50) counted.takenAt[session] = Math.round(minute * 10) / 10;
        break;
      }
      case 'Flush the line':
        await say(session, 'flush-line', { infusion: '1', volumeMl: 20 });
        tally(session, 'line-flushed');
        break;
      case 'Look in':
        if (byHand) await at(session, '', () => on.press('Seen', nurse.getByRole('toolbar')));
        else await say(session, 'record-care', { care: 'eyes-on' });
        tally(session, 'care-given');
        break;
      case 'Observation ends':
        if (byHand)
          await at(session, '/release', async () => {
            await meetRelease(on);
            const form = nurse.getByRole('region', { name: 'For the monitoring form' });
            await on.press('Hand over', form);
            await on.answer({ To: /Lindqvist/ });
            await on.press('Save', on.sheet());
            await on.sheet().waitFor({ state: 'detached' });
            await on.press('Judge', form);
            await on.answer({ 'Acceptable for leaving': 'Yes' });
            await on.press('Save', on.sheet());
            await nurse.getByRole('heading', { name: 'Everything is met' }).waitFor();
            await on.press('Release');
            await nurse.getByText(/^Released at/).waitFor();
            await on.press('Has left');
            await on.press('Save', on.sheet());
            await on.sheet().waitFor({ state: 'detached' });
          });
        else await goHome(session);
        tally(session, 'patient-released');
        tally(session, 'patient-left');
        break;
      default:
        throw new Error(`nobody has said how to do: ${duty.what}`);
    }
    counted.tapsOfVisit[session] = (counted.tapsOfVisit[session] ?? 0) + on.taps() - taps;
    await learn(session);
  }

  async function goHome(session: string): Promise<void> {
    const release = {
      observations: {
        systolicMmHg: 124,
        diastolicMmHg: 79,
        heartRatePerMin: 71,
        spo2Percent: 98,
        oxygenLPerMin: 0,
        sedation: { scale: 'moaas-0-5', score: 5 },
        dissociation: { state: 'none' },
        nausea: { state: 'none' },
        gait: 'steady',
        oriented: true,
      },
      source: { from: 'person', how: 'observed' },
    };
    await say(session, 'chart-observations', release);
    tally(session, 'observations-charted');
    await say(session, 'score-aldrete', {
      activity: 2,
      respiration: 2,
      circulation: 2,
      consciousness: 2,
      saturation: 2,
    });
    await say(session, 'ask-suicide-risk', { instrument: 'c-ssrs', result: 'none', newSinceBaseline: false });
    await say(session, 'give-advice', { to: 'both', document: 'after-session-advice', version: '1', language: 'en' });
    await say(session, 'record-escort-arrival', { name: 'Sam Porter', identifiedBy: 'patient-confirmed' });
    await say(session, 'judge-vitals', { moment: 'before-completion', acceptable: true });
    await say(session, 'release-patient', { overrides: [], goesWith: 'adult', escortName: 'Sam Porter' });
    await say(session, 'record-left', { with: 'adult', escortName: 'Sam Porter' });
  }

  const duties = (): Duty[] => [...facts].flatMap(([session, events]) => dutiesOf(session, events, clinic.now()));

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

  /** One minute of the clinic: the clock moves, the board is held against the reference, what is due is done. */
  async function minute(byHand: (duty: Duty) => boolean = () => hands === 'all', does = true): Promise<void> {
    await clinic.passes(1, nurse);
    // Nobody reads at this speed: that somebody is there is said for both, or the screens would lock themselves.
    for (const page of [nurse, prescriber])
      await page.evaluate(async () => void (await fetch('/api/v1/active', { method: 'POST' })));
    counted.minutes += 1;
    for (let done = 0; done < 12; done += 1) {
      const [first] = referenceOrder(duties(), clinic.now());
      await agree();
      for (const duty of duties()) {
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
      if (!does || first === undefined || first.at > clinic.now()) return;
      await act(first, byHand(first));
    }
  }

  async function agree(): Promise<void> {
    let seen = await named();
    let want: Duty[] = [];
    for (const until = Date.now() + 12_000; ; ) {
      want = referenceOrder(duties(), clinic.now());
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

  await clear();
  await receiveDevices(nurse, 'S7990', 20);
  await nurse.goto(`${clinic.url}/console/`);
  await board.waitFor();
  return {
    counted,
    begin,
    beginInfusion,
    minute,
    act,
    agree,
    duties,
    learn,
    say,
    chart,
    tally,
    named,
    facts,
    at,
    on,
    sessionOf,
    guests,
    device,
  };
}

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
