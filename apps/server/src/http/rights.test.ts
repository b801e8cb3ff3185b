import { createHash } from 'node:crypto';
import { POLICY_STREAM } from '@keel/clinical/adoption';
import { canonicalConsent, consentOfRoute, consentText } from '@keel/clinical/consent';
import { type Actor, ROLES, type Role } from '@keel/clinical/record';
import { ACTIONS, mayDo, type Relation } from '@keel/clinical/rights';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ADOPTED, type Answer, must, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

/**
 * R7: every route × role × own patient, other patient, other clinic. The routes come from the server, the commands from
 * its registry, the expectations from the table, so neither can have something that the other does not know.
 */
let clinic: TestClinic;
/** Of clinic `a`: `tied` has had to do with each of its people, `free` with none. Of clinic `b`: `foreign`. */
const PATIENTS = { tied: 'p-tied', free: 'p-free', foreign: 'p-foreign' } as const;
const SESSIONS = { tied: 's-tied', free: 's-free', foreign: 's-foreign' } as const;
/** A register is about no patient: `tied` and `free` are both of the clinic. Its one vial has the same id. */
const REGISTERS = { tied: 'r-tied', free: 'r-free', foreign: 'r-foreign' } as const;
type Whose = keyof typeof PATIENTS;
/** Whose key a view with a key takes. */
const KEYS: Readonly<Record<string, Readonly<Record<Whose, string>>>> = {
  session: SESSIONS,
  trace: REGISTERS,
  inspection: REGISTERS,
  binder: REGISTERS,
  'binder-csv': REGISTERS,
  'rems-form': SESSIONS,
  'rems-form-pdf': SESSIONS,
  'session-note-pdf': SESSIONS,
  'after-visit-pdf': SESSIONS,
};
const browsers = new Map<Role, TestBrowser>();

const person = (role: Role): Actor => ({ kind: 'person', id: `${role}-a`, roles: [role] });
const CABINET = { name: 'Cabinet', siteId: 'main', registrant: { name: 'Clinic', registration: 'FC0000000' } };
const vialOf = (id: string) => ({
  receiptId: id,
  product: {
    drug: 'ketamine',
    schedule: 'CIII',
    form: 'multi-dose-vial',
    ndc: '0',
    lot: 'L',
    expiry: '2030-01-01',
    mgPerMl: 50,
    mlPerContainer: 10,
  },
  owner: { kind: 'clinic' },
  invoice: { number: '1', date: '2026-01-01' },
  supplier: { name: 'S', address: 'A', registration: 'R' },
  containerIds: [id],
});
const details = { givenName: 'Ana', familyName: 'Lima', birthDate: '1980-01-01', sexAtBirth: 'female' };

const IV = consentOfRoute('iv-ketamine');
/** Signed in the clinic on a tablet, in the words as they are. */
const signature = {
  document: IV.id,
  version: IV.version,
  language: 'en',
  seen: createHash('sha256').update(canonicalConsent(IV, 'en')).digest('hex'),
  teachBack: consentText(IV, 'en').teachBack.map(({ id }) => ({ question: id, wrong: [] })),
  printedName: 'Ana Lima',
};

beforeAll(async () => {
  clinic = await testClinic();
  for (const [letter, kept] of [
    ['a', ['tied', 'free']],
    ['b', ['foreign']],
  ] as const) {
    const prescriber = await clinic.logIn(`prescriber-${letter}`);
    const policy = ADOPTED;
    await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, policy)));
    // Everybody but the desk's own nurse is a stranger to `free`: it is registered by somebody else.
    await clinic.access.addPersonWithLogin(clinic.clinics[letter], {
      id: `other-${letter}`,
      name: 'Other',
      roles: ['nurse'],
      login: `other-${letter}@example.test`,
      password: 'correct horse battery',
    });
    const other = await clinic.logIn(`other-${letter}`);
    for (const whose of kept) {
      const register = `register/${REGISTERS[whose]}`;
      await must(await prescriber.say(clinic.command('open-register', register, CABINET)));
      await must(await prescriber.say(clinic.command('receive-stock', register, vialOf(REGISTERS[whose]))));
      await must(await other.say(clinic.command('register-patient', `patient/${PATIENTS[whose]}`, details)));
      await must(await other.say(clinic.command('sign-consent-text', `patient/${PATIENTS[whose]}`, signature)));
      await must(
        await other.post('/api/v1/uploads', {
          command: clinic.command('upload-document', `patient/${PATIENTS[whose]}`, { upload: 'insurance-front' }),
          bytes: Buffer.from('%PDF-1.7 a card').toString('base64'),
        }),
      );
      await must(
        await other.post('/api/v1/uploads', {
          command: clinic.command('take-photo', `patient/${PATIENTS[whose]}`, {}),
          bytes: Buffer.from([0xff, 0xd8, 0xff, 0xda, 0x00, 0x02, 0xff, 0xd9]).toString('base64'),
        }),
      );
      await must(
        await other.say(
          clinic.command('plan-session', `session/${SESSIONS[whose]}`, {
            patient: PATIENTS[whose],
            site: 'main',
            startsAt: clinic.clock.ms + 3_600_000,
            route: 'intranasal-esketamine',
            regimen: 'esketamine-trd',
          }),
        ),
      );
    }
  }
  // `tied` was referred to the therapist; `free` was not.
  const referring = await clinic.logIn('other-a');
  const referral = { therapist: 'therapist-a' };
  await must(await referring.say(clinic.command('refer-integration', `patient/${PATIENTS.tied}`, referral)));
  for (const role of ROLES) browsers.set(role, await clinic.logIn(`${role}-a`));
});
afterAll(() => clinic?.close());

const of = (role: Role): TestBrowser => browsers.get(role)!;
/** The easiest grant over the relations that could hold in one's own clinic. */
const could = (role: Role, action: string) => {
  const verdicts = (['self', 'own-patient', 'referred', 'clinic', 'emergency'] as const).map(
    (relation) => mayDo(person(role), action, relation).verdict,
  );
  return (['allow', 'step-up', 'second-person'] as const).find((grant) => verdicts.includes(grant)) ?? 'deny';
};
const verdictOf = (role: Role, action: string, ...relations: Relation[]) => {
  const verdicts = relations.map((relation) => mayDo(person(role), action, relation).verdict);
  return (['allow', 'step-up', 'second-person'] as const).find((grant) => verdicts.includes(grant)) ?? 'deny';
};
const keyOf = (answer: Answer) => String(answer.body?.type ?? '').replace('/problems/', '');

describe('nothing answers that the table does not know, and the table knows nothing that does not answer', () => {
  test('each route says who may ask it, by an action of the table or why it is open', () => {
    const routes = clinic.app.built.filter(({ method }) => method !== 'HEAD');
    expect(routes.length).toBeGreaterThan(40);
    for (const { method, url, right } of routes) {
      if ('open' in right) {
        expect(`${method} ${url}`).toMatch(
          /^GET \/(healthz|problems\/:key|api\/v1\/openapi\.json|console|(my|sign-up|sign-in|refer|open|escort|mailbox)(\/\*?)?$|$|\*)/,
        );
      } else if (right.action !== undefined) {
        expect(ACTIONS, `${method} ${url}`).toContain(right.action);
      }
    }
  });

  test('each line of the table is asked by a route, a command, a view or a topic', () => {
    const asked = new Set<string>([
      ...clinic.app.built.flatMap(({ right }) => ('action' in right && right.action ? [right.action] : [])),
      ...clinic.registry.definitions.map(({ action }) => action),
      ...clinic.views.map(({ action }) => action),
      'topic/session',
      'topic/board',
      'topic/me',
      // Said by parts of the server, never through the door.
      'command/tick-session',
      'command/tick-patient',
      'command/record-delivery',
      'command/enrol-tablet',
      // Not answered yet: the release screen reads the session.
      'view/release',
    ]);
    expect(ACTIONS.filter((action) => !asked.has(action) && !action.startsWith('class/'))).toEqual([]);
  });

  test('each command of the registry has its line', () => {
    expect(
      clinic.registry.definitions.map(({ action }) => action).filter((action) => !ACTIONS.includes(action)),
    ).toEqual([]);
  });
});

describe('without a login', () => {
  test('every route but the doors answers 401, whatever is sent', async () => {
    const nobody = clinic.browser();
    for (const { method, url, right } of clinic.app.built) {
      if (method === 'HEAD' || 'open' in right || ('relation' in right && right.relation === 'none')) continue;
      const path = url.replace(/:\w+/g, 'x-1');
      const answer =
        method === 'GET'
          ? await nobody.get(path)
          : await nobody.post(path, url.endsWith('/commands') ? { commands: [{}] } : {});
      expect(`${method} ${url} ${answer.status} ${keyOf(answer)}`).toBe(`${method} ${url} 401 login-required`);
      expect(Object.keys(answer.body).sort()).toEqual(['status', 'title', 'type']);
    }
  });
});

/** A stream of this kind for each of the three; what belongs to no patient is the same for all. */
function streamsOf(on: string): Readonly<Record<Whose, string>> {
  const each = (stream: (whose: Whose) => string) => ({
    tied: stream('tied'),
    free: stream('free'),
    foreign: stream('foreign'),
  });
  if (on === 'session') return each((whose) => `session/${SESSIONS[whose]}`);
  if (on === 'patient') return each((whose) => `patient/${PATIENTS[whose]}`);
  if (on === 'register') return each((whose) => `register/${REGISTERS[whose]}`);
  if (on === 'day') return each(() => 'day/main/2026-03-02');
  return each(() => (on.includes('/') ? on : `${on}/none`));
}

describe.each(ROLES)('%s', (role) => {
  test('routes that are judged before they run', async () => {
    for (const { method, url, right } of clinic.app.built) {
      if (!('relation' in right) || right.relation === 'none' || method === 'HEAD') continue;
      // These end or lock the very login that asks.
      if (/\/(logout|lock)$/.test(url)) continue;
      const verdict = mayDo(person(role), right.action, right.relation).verdict;
      const path = url.replace(/:\w+/g, 'x-1');
      const answer = method === 'GET' ? await of(role).get(path) : await of(role).post(path, {});
      const denied = keyOf(answer) === 'not-with-your-role';
      expect(`${method} ${url}: ${denied ? 'deny' : 'may'}`).toBe(
        `${method} ${url}: ${verdict === 'deny' ? 'deny' : 'may'}`,
      );
    }
  });

  test('views: own patient, other patient, other clinic', async () => {
    for (const view of clinic.views) {
      const { name, action } = view;
      // Nobody of the staff is known on the patients' side, whatever else he may.
      if (view.side === 'patients') {
        expect(`${name} ${(await of(role).get(`/api/v1/${name}`)).status}`).toBe(`${name} 401`);
        continue;
      }
      // Asked by POST, and judged before it runs: above.
      if (view.asks !== undefined) continue;
      if (view.key === null) {
        const answer = await of(role).get(`/api/v1/${name}`);
        const may = verdictOf(role, action, 'clinic') === 'allow';
        expect(`${name} ${answer.status}`).toBe(`${name} ${may ? 200 : 403}`);
        continue;
      }
      if (['schedule', 'free-starts', 'day-drugs', 'closing'].includes(name)) {
        // A day of a site: nobody's chart, and another clinic's site is not there.
        const query = name === 'free-starts' ? '?regimen=iv-depression&patient=x' : '';
        const answer = await of(role).get(`/api/v1/${name}/elsewhere_2026-03-02${query}`);
        const may = verdictOf(role, action, 'clinic') === 'allow';
        expect(`${name} ${answer.status}`).toBe(`${name} ${may ? 404 : 403}`);
        continue;
      }
      const keys = KEYS[name] ?? PATIENTS;
      for (const whose of Object.keys(keys) as Whose[]) {
        const answer = await of(role).get(`/api/v1/${name}/${keys[whose]}`);
        const relations: Relation[] = whose === 'tied' ? ['clinic', 'referred'] : ['clinic'];
        const may = verdictOf(role, action, ...relations) === 'allow';
        const expected = could(role, action) === 'deny' ? 403 : whose === 'foreign' ? 404 : may ? 200 : 403;
        expect(`${name} ${whose} ${answer.status}`).toBe(`${name} ${whose} ${expected}`);
        if (expected !== 200) expect(answer.text).not.toContain('Lima');
      }
      const nothing = await of(role).get(`/api/v1/${name}/none-such`);
      const foreign = await of(role).get(`/api/v1/${name}/${keys.foreign}`);
      expect(nothing.text, 'not there and not yours are never told apart').toBe(foreign.text);
    }
  });

  test('topics: own clinic, other clinic', async () => {
    let browser = of(role);
    let opened = 0;
    const status = async (topic: string) => {
      // A stream of this test ends with the test, and a login may hold only so many at once.
      opened += 1;
      if (opened % 10 === 0) browser = await clinic.logIn(`${role}-a`);
      return clinic.app
        .inject({
          url: `/api/v1/stream?topics=${topic}`,
          headers: { host: 'localhost', cookie: [...browser.cookies].map(([n, v]) => `${n}=${v}`).join('; ') },
          payloadAsStream: true,
        })
        .then((response) => {
          response.stream().destroy();
          // The browser is gone: as many topics as a role may follow are more than one login may hold open.
          response.raw.res.emit('close');
          return response.statusCode;
        });
    };
    for (const topic of [
      'board',
      ...clinic.views.filter(({ key }) => key === null).map(({ name }) => `view/${name}`),
    ]) {
      const action = topic === 'board' ? 'topic/board' : topic;
      expect(`${topic} ${await status(topic)}`).toBe(
        `${topic} ${verdictOf(role, action, 'clinic', 'self') === 'allow' ? 200 : 403}`,
      );
    }
    const may = could(role, 'topic/session') === 'allow';
    expect(await status(`session/${SESSIONS.free}`)).toBe(may ? 200 : 403);
    expect(await status(`session/${SESSIONS.foreign}`)).toBe(may ? 404 : 403);
  });

  test('commands: own patient, other patient, other clinic', async () => {
    for (const definition of clinic.registry.definitions) {
      const { kind, on, action } = definition;
      const streams = streamsOf(on);
      for (const whose of Object.keys(streams) as Whose[]) {
        // A body that nobody could mean: who may say it is told so, who may not learns nothing of it.
        const answer = await of(role).say(clinic.command(kind, streams[whose], { 'not-a-field': 1 }));
        const verdict = could(role, action);
        const isForeign = whose === 'foreign' && ['session', 'patient', 'register'].includes(on);
        const expected =
          verdict === 'deny'
            ? 'not-with-your-role'
            : (isForeign || on === 'device') && !definition.begins
              ? 'not-found'
              : 'invalid-request';
        expect(`${kind} ${whose}: ${keyOf(answer)}`).toBe(`${kind} ${whose}: ${expected}`);
      }
    }
    expect((await clinic.record.load('clinic-b', `session/${SESSIONS.foreign}`)).length).toBe(1);
    expect((await clinic.record.load('clinic-a', `session/${SESSIONS.foreign}`)).length).toBe(0);
  });

  test('what asks for step-up is not given to a login of an hour ago', async () => {
    const fresh = await clinic.logIn(`${role}-a`);
    clinic.clock.ms += 6 * 60_000;
    for (const { kind, on, action } of clinic.registry.definitions) {
      if (could(role, action) !== 'step-up') continue;
      const stream = streamsOf(on).tied;
      const answer = await fresh.say(clinic.command(kind, stream, {}));
      expect(`${kind}: ${keyOf(answer)}`).toBe(`${kind}: step-up-required`);
    }
    for (const { method, url, right } of clinic.app.built) {
      if (!('relation' in right) || right.relation === 'none' || method !== 'POST') continue;
      if (mayDo(person(role), right.action, right.relation).verdict !== 'step-up') continue;
      const answer = await fresh.post(url.replace(/:\w+/g, 'x-1'), {});
      expect(`${url}: ${keyOf(answer)}`).toBe(`${url}: step-up-required`);
    }
    clinic.clock.ms -= 6 * 60_000;
  });
});

test('every denial above is in the access log, with who, what and why', async () => {
  const auditor = await clinic.logIn('auditor-a');
  const log = await auditor.get('/api/v1/audit?outcome=denied&limit=200');
  expect(log.body.entries).toHaveLength(200);
  for (const entry of log.body.entries) {
    expect(ACTIONS).toContain(entry.what);
    expect(entry).toMatchObject({ outcome: 'denied', source: 'access' });
    expect(entry.because).toMatch(/^(not-with-your-role|not-found|step-up-required|login-refused)$/);
  }
  expect(clinic.log).toEqual([]);
  expect(clinic.faults).toEqual([]);
});
