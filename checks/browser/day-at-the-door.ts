import type { Page } from 'playwright-core';
import { type ClinicInABrowser, sayAs, type WireEvent } from './clinic-in-a-browser.ts';
import type { DaySoFar } from './day-so-far.ts';
import { screened } from './screened.ts';

const MINUTE = 60_000;
const refOf = (event: WireEvent) => ({ command: event.command, index: 0 });

/** What is said of a day through the door, with the login of a page: what no thumb is watched for. */
export function dayAtTheDoor(clinic: ClinicInABrowser, nurse: Page, prescriber: Page, { learn, tally }: DaySoFar) {
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

  async function gate(session: string): Promise<void> {
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

  /** Everything before the first dose of a nasal session that is planned, and the first dose. */
  async function begin(session: string, order: Record<string, unknown>): Promise<void> {
    await gate(session);
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
    await gate(session);
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

  return { say, clear, passGate, chart, begin, beginInfusion, device, goHome };
}

export type DayAtTheDoor = ReturnType<typeof dayAtTheDoor>;
