import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { patientFold } from '@keel/clinical/patient';
import { STARTING_POLICIES } from '@keel/clinical/policy';
import type { StreamName } from '@keel/clinical/record';
import {
  decideSession,
  replayScenario,
  type Scenario,
  type SessionCommand,
  scenarioCommands,
  sessionFold,
} from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { toWireCommand } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PASSWORD, type TestClinic, testClinic, uuid7 } from '../testing/index.ts';

const folder = join(import.meta.dirname, '../../../../scenarios/session');
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as Scenario);

let clinic: TestClinic;
beforeAll(async () => {
  clinic = await testClinic();
  // They worked here before the first scenario began: a spoken order is in the name of who was a prescriber then.
  clinic.clock.ms = 1_772_550_000_000 - 60 * 86_400_000;
  for (const [person, roles] of Object.entries(Object.assign({}, ...scenarios.map(({ staff }) => staff)))) {
    if (person === 'clock') continue;
    await clinic.access.addPersonWithLogin(clinic.clinics.a, {
      id: person,
      name: person,
      roles: roles as never,
      login: `${person}@example.test`,
      password: PASSWORD,
    });
  }
});
afterAll(() => clinic?.close());

const rules = (reasons: readonly { readonly rule: string }[]) => [...new Set(reasons.map(({ rule }) => rule))].sort();

describe.each(scenarios.map((scenario) => [scenario.name, scenario] as const))(
  '%s, through the door',
  (name, scenario) => {
    const given = { startsAt: instant(1_772_550_000_000), session: `s-${name}`, patient: `p-${name}` };

    async function load<State>(stream: StreamName, fold: typeof sessionFold) {
      const events = await clinic.record.load('clinic-a', stream);
      return { seq: events.at(-1)?.seq ?? 0, state: events.reduce(fold.evolve, fold.initial(stream)) as State };
    }

    test('each step is answered as the centre answers it, and the record holds what the centre decided', async () => {
      clinic.clock.ms = given.startsAt - 30 * 86_400_000;
      const policy = STARTING_POLICIES[scenario.policy];
      const prescriber = await clinic.logIn('prescriber-a');
      const current = (await clinic.record.load('clinic-a', POLICY_STREAM)).length;
      const adopted = await prescriber.say(
        clinic.command(
          'adopt-policy',
          POLICY_STREAM,
          {
            policy: { ...policy, version: `${policy.version}-${name}` },
            printedName: 'Dr. P',
            meaning: 'responsible-prescriber',
            from: null,
            because: 'test',
          },
          { seenSeq: current },
        ),
      );
      expect(adopted.body.answers).toMatchObject([{ answer: 'recorded' }]);

      for (const { step, now, command } of scenarioCommands(scenario, given)) {
        clinic.clock.ms = now;
        const session = await load(`session/${given.session}`, sessionFold);
        if (step.by === 'clock') {
          // The clock does not come through the door: the ticker says what it decided.
          const patient = await load(`patient/${given.patient}`, patientFold as never);
          const decision = decideSession(
            { session: session.state as never, patient: patient.state as never, policy, staff: null },
            command as SessionCommand,
            { now, zone: 'America/Denver', actor: { kind: 'system', id: 'clock', roles: [] } },
          );
          if (decision.kind === 'refused') throw new Error('the clock is not refused');
          await clinic.record.append('clinic-a', {
            command: { id: command.id, bodyHash: 'clock' },
            author: { kind: 'system', id: 'clock', right: 'command/tick-session system clinic' },
            streams: decision.streams.map((moved) => ({
              ...moved,
              expectedSeq: moved.stream.startsWith('patient/') ? patient.seq : session.seq,
            })),
            answer: null,
          });
          continue;
        }
        const browser = await clinic.logIn(step.by);
        const wire = { ...toWireCommand(command), seenSeq: session.seq };
        const answer = await browser.say(wire);
        const [only] = answer.body.answers;
        const found = only?.answer === 'refused' ? rules((only.problem.reasons ?? []) as { rule: string }[]) : [];
        expect({
          minute: step.minute,
          kind: step.kind,
          refused: found,
          problem: only?.answer === 'refused' && only.problem.issues,
        }).toEqual({
          minute: step.minute,
          kind: step.kind,
          refused: [...(step.refused ?? [])],
          problem: step.refused === undefined ? false : undefined,
        });
        // Said again, as after a lost answer: the same answer, and nothing new.
        const position = await clinic.record.position('clinic-a');
        const again = await browser.say(wire);
        expect(again.body.answers[0]).toEqual(only?.answer === 'recorded' ? { ...only, replayed: true } : only);
        expect(await clinic.record.position('clinic-a')).toBe(position);
      }
      const direct = replayScenario(scenario, { ...given, zone: 'America/Denver' });
      const stored = await clinic.record.load('clinic-a', `session/${given.session}`);
      const kinds = direct.answers.flatMap(({ events }) =>
        events.filter(({ stream }) => stream.startsWith('session/')).map(({ kind }) => kind),
      );
      expect(stored.map(({ kind }) => kind)).toEqual(kinds);
      expect(clinic.faults).toEqual([]);
    });
  },
);

test('what these sessions left is counted for the whole clinic, without a name, and not for the desk', async () => {
  const closed: { route: string; deliveredMgMax: number; adverseEvents: string[]; outcome: string; patient: string }[] =
    [];
  for (const { name } of scenarios) {
    for (const { kind, body } of await clinic.record.load('clinic-a', `patient/p-${name}`)) {
      if (kind === 'session-closed') closed.push({ ...(body as (typeof closed)[number]), patient: name });
    }
  }
  const given = closed.filter(({ deliveredMgMax }) => deliveredMgMax > 0);
  const people = (route: string, and: (one: (typeof closed)[number]) => boolean = () => true): number =>
    new Set(given.filter((one) => one.route === route && and(one)).map(({ patient }) => patient)).size;
  const { status, body } = await (await clinic.logIn('nurse-a')).get('/api/v1/safety');
  expect(status).toBe(200);
  expect(people('iv-ketamine')).toBeGreaterThan(1);
  for (const [product, route] of [
    ['esketamine-nasal', 'intranasal-esketamine'],
    ['ketamine-iv', 'iv-ketamine'],
  ] as const) {
    const found = body.products.find((one: { product: string }) => one.product === product);
    expect(found.treated).toBe(people(route));
    for (const { event, patients } of found.events) {
      expect(patients).toBe(people(route, ({ adverseEvents }) => adverseEvents.includes(event)));
    }
  }
  expect(JSON.stringify(body)).not.toMatch(/p-|patient\//);
  for (const role of ['front-desk', 'biller'] as const) {
    expect((await (await clinic.logIn(`${role}-a`)).get('/api/v1/safety')).status).toBe(403);
  }
});

test('a command that nobody knows, and one that is not UUIDv7, are refused by name', async () => {
  const nurse = await clinic.logIn('nurse-a');
  const unknown = await nurse.say(clinic.command('fly', 'session/s-1'));
  expect(unknown.status).toBe(400);
  expect(unknown.body).toMatchObject({ issues: [{ path: ['commands', 0, 'kind'] }] });
  const bad = await nurse.say({ ...clinic.command('record-arrival', 'session/s-1'), id: uuid7(0).toUpperCase() });
  expect(bad.body).toMatchObject({ issues: [{ path: ['commands', 0, 'id'] }] });
});
