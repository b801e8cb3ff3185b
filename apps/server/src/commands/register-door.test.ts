import { POLICY_STREAM } from '@keel/clinical/adoption';
import type { TasksView } from '@keel/formats/api';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { drawPaper, sha256Of } from '../documents/index.ts';
import { ADOPTED, must, type TestBrowser, type TestClinic, testClinic } from '../testing/index.ts';

/** The register through the whole server: rights, second persons, one transaction, papers. */
let clinic: TestClinic;
let nurse: TestBrowser;
let prescriber: TestBrowser;
const CABINET = 'register/cabinet';

const receipt = (form: string, containerIds: string[]) => ({
  receiptId: `r-${containerIds[0]}`,
  product: {
    drug: form === 'nasal-device' ? 'esketamine' : 'ketamine',
    schedule: 'CIII',
    form,
    ndc: '0',
    lot: 'LOT-1',
    expiry: '2030-01-01',
    mgPerMl: form === 'nasal-device' ? 140 : 50,
    mlPerContainer: form === 'nasal-device' ? 0.2 : 10,
  },
  owner: { kind: 'clinic' },
  invoice: { number: 'INV-7', date: '2026-09-01' },
  supplier: { name: 'Supplier', address: '1 Street', registration: 'RS0000000' },
  containerIds,
});
const view = async () => (await must(await nurse.get('/api/v1/register'))).body.places[0];
/** What the case about the counted vial still asks for, as anybody at work sees it in the tasks. */
const owed = async () =>
  ((await must(await nurse.get('/api/v1/tasks'))).body as TasksView).tasks.filter(
    ({ discrepancy }) => discrepancy?.container === 'v2',
  );
const prepare = (session: string, item: string, mg: number, as: 'order' | 'fact') =>
  clinic.command('prepare-drug', `session/${session}`, {
    product: 'typed by hand',
    lot: 'typed',
    expiresAt: clinic.clock.ms + 9e9,
    container: 'multi-dose-vial',
    item,
    location: 'cabinet',
    drawnMg: mg,
    as,
  });

beforeAll(async () => {
  clinic = await testClinic();
  nurse = await clinic.logIn('nurse-a');
  prescriber = await clinic.logIn('prescriber-a');
  await must(await prescriber.say(clinic.command('adopt-policy', POLICY_STREAM, ADOPTED)));
  await must(
    await prescriber.say(
      clinic.command('open-register', CABINET, {
        name: 'Cabinet',
        siteId: 'main',
        registrant: { name: 'Clinic A', registration: 'FC0000000' },
      }),
      clinic.command('receive-stock', CABINET, receipt('multi-dose-vial', ['v1', 'v2'])),
      clinic.command('receive-stock', CABINET, receipt('nasal-device', ['n1', 'n2'])),
    ),
  );
  for (const [id, family] of [
    ['p1', 'Lima'],
    ['p2', 'Ortiz'],
  ] as const) {
    await must(
      await nurse.say(
        clinic.command('register-patient', `patient/${id}`, {
          givenName: 'Ana',
          familyName: family,
          birthDate: '1980-01-01',
          sexAtBirth: 'female',
        }),
        clinic.command('plan-session', `session/s-${id}`, {
          patient: id,
          site: 'main',
          startsAt: clinic.clock.ms,
          route: 'iv-ketamine',
          regimen: 'iv-depression',
        }),
        clinic.command('record-arrival', `session/s-${id}`, {}),
      ),
    );
  }
}, 120_000);
afterAll(() => clinic?.close());

describe('the register at the door', () => {
  test('two nurses who ask for the same millilitres: one draws, the other is told what is left; nothing half happens', async () => {
    const [one, other] = await Promise.all([
      nurse.say(prepare('s-p1', 'v1', 400, 'order')),
      prescriber.say(prepare('s-p2', 'v1', 400, 'order')),
    ]);
    expect([one.status, other.status].sort()).toEqual([200, 422]);
    const refused = one.status === 422 ? one : other;
    expect((refused.body as unknown as { reasons: { rule: string }[] }).reasons.map(({ rule }) => rule)).toEqual([
      'not-enough-left',
    ]);
    const place = await view();
    expect(place.inHand).toHaveLength(1);
    expect(place.containers.find((c: { id: string }) => c.id === 'v1')).toMatchObject({ bookMg: 100, state: 'open' });
    const loser = refused === one ? 's-p1' : 's-p2';
    const events = await clinic.record.load('clinic-a', `session/${loser}`);
    expect(events.map(({ kind }) => kind)).not.toContain('drug-prepared');
    const kept = events.length;
    // It has happened all the same: recorded in both places, with a case.
    await must(await nurse.say(prepare(loser, 'v1', 400, 'fact')));
    expect(await clinic.record.load('clinic-a', `session/${loser}`)).toHaveLength(kept + 1);
    expect((await view()).cases).toMatchObject([{ kind: 'beyond', container: 'v1', decision: null }]);
    expect((await view()).balances[0]).toMatchObject({ unexplainedMg: 0 });
  });

  test('lot and expiry in the session are the register’s, whatever was typed', async () => {
    const events = await clinic.record.load('clinic-a', 'session/s-p1');
    expect(events.at(-1)?.body).toMatchObject({ lot: 'LOT-1', mgPerMl: 50, item: 'v1' });
  });

  test('waste is witnessed by another person’s PIN on the tablet, never by one’s own, and may wait for its witness', async () => {
    const tablet = await clinic.tablet();
    const onTablet = await clinic.logIn('nurse-a', tablet);
    const drawId = (await view()).inHand[0].drawId;
    const waste = (more: object) =>
      clinic.command(
        'waste-drug',
        CABINET,
        { origin: { kind: 'draw', drawId }, mg: 10, manner: 'drug-waste container', because: 'rest' },
        more,
      );
    const entry = async (person: string, pin: string) =>
      onTablet.post('/api/v1/entries', { person, pin, purpose: 'second' });
    expect((await entry('prescriber-a', '1111')).status).not.toBe(200);
    const own = (await must(await entry('nurse-a', '2468'))).body.entry;
    await must(await onTablet.say(waste({ second: own })));
    const desk = (await must(await entry('front-desk-a', '2468'))).body.entry;
    await must(await onTablet.say(waste({ second: desk })));
    expect((await view()).unwitnessed).toHaveLength(2);
    const second = (await must(await entry('prescriber-a', '2468'))).body.entry;
    await must(await onTablet.say(waste({ second })));
    const { unwitnessed } = await view();
    expect(unwitnessed).toHaveLength(2);
    const witness = clinic.command('witness-waste', CABINET, {
      command: unwitnessed[0].command,
      index: unwitnessed[0].index,
    });
    expect((await onTablet.say(witness)).status).toBe(422);
    await must(await prescriber.say({ ...witness, id: clinic.command('x', CABINET).id }));
    expect((await view()).unwitnessed).toHaveLength(1);
    const finish = clinic.command('finish-container', CABINET, { containerId: 'v1', measuredMg: 0 });
    expect((await onTablet.say(finish)).status).toBe(422);
  });

  test('a count names the book it saw, and a case is decided and closed by the registrant with evidence', async () => {
    const { seq } = await view();
    const counts = [
      { containerId: 'v2', mg: 480 },
      { containerId: 'n1', mg: 28 },
      { containerId: 'n2', mg: 28 },
    ];
    const count = (seenSeq: number) => clinic.command('count-stock', CABINET, { when: 'close', counts }, { seenSeq });
    expect((await nurse.say(count(1))).status).toBe(409);
    await must(await nurse.say(count(seq)));
    const found = (await view()).cases.find((c: { container: string }) => c.container === 'v2');
    expect(found).toMatchObject({ kind: 'count', expectedMg: 500, foundMg: 480 });
    const decide = { caseId: found.id, decision: 'loss', note: 'broken at the rim' };
    expect((await nurse.say(clinic.command('decide-discrepancy', CABINET, decide))).status).toBe(403);
    const closing = () => clinic.command('close-discrepancy', CABINET, { caseId: found.id, evidence: 'both papers' });
    expect((await prescriber.say(closing())).status).toBe(422);
    expect(await owed()).toMatchObject([
      {
        kind: 'case-decide',
        ownerRole: 'owner',
        owner: null,
        urgent: true,
        late: false,
        patient: null,
        discrepancy: { case: found.id, name: 'Cabinet', container: 'v2', expectedMg: 500, foundMg: 480 },
      },
    ]);
    await must(await nurse.say(clinic.command('take-discrepancy', CABINET, { caseId: found.id, owner: 'nurse-a' })));
    expect(await owed()).toMatchObject([{ owner: { id: 'nurse-a' }, closable: false, mine: true }]);
    await must(await prescriber.say(clinic.command('decide-discrepancy', CABINET, decide)));
    expect((await owed()).map(({ kind }) => kind)).toEqual(['case-notify-dea', 'case-form-106']);
    // The clock of one business day has run out: it goes on to the prescriber as well.
    clinic.clock.ms += 4 * 86_400_000;
    nurse = await clinic.logIn('nurse-a');
    prescriber = await clinic.logIn('prescriber-a');
    expect((await owed())[0]).toMatchObject({ kind: 'case-notify-dea', late: true, escalatedTo: ['prescriber'] });
    const answer = (duty: string, evidence: string) =>
      clinic.command('answer-case-duty', CABINET, { caseId: found.id, duty, evidence });
    expect((await nurse.say(answer('notify-dea', 'letter of today'))).status).toBe(403);
    await must(await prescriber.say(answer('notify-dea', 'letter of today, by registered mail')));
    const early = await prescriber.say(closing());
    expect(early.body.answers[0]).toMatchObject({ problem: { reasons: [{ rule: 'form-106-missing' }] } });
    await must(await prescriber.say(answer('form-106', 'filed, confirmation 77')));
    expect((await owed()).map(({ kind }) => kind)).toEqual(['case-close']);
    await must(await prescriber.say(closing()));
    expect(await owed()).toEqual([]);
    expect((await view()).cases.find((c: { id: string }) => c.id === found.id)).toMatchObject({
      owner: { id: 'nurse-a' },
      answered: [{ duty: 'notify-dea' }, { duty: 'form-106', evidence: 'filed, confirmation 77' }],
      closed: { evidence: 'both papers' },
    });
    // The book follows what was found.
    expect((await view()).containers.find((c: { id: string }) => c.id === 'v2').bookMg).toBe(480);
  });
});

describe('papers', () => {
  test('the binder is a tagged PDF and a CSV, and each is in the access log', async () => {
    const pdf = await must(await nurse.get('/api/v1/binder/cabinet'));
    expect(pdf.headers['content-type']).toBe('application/pdf');
    expect(pdf.text).toMatch(/^%PDF-1\.7/);
    const csv = await must(await nurse.get('/api/v1/binder-csv/cabinet'));
    const lines = csv.text.trim().split('\r\n');
    expect(lines[0]).toContain('line,time,schedule,drug');
    expect(lines.filter((line) => line.startsWith('receipt'))).toHaveLength(2);
    expect(lines.filter((line) => line.startsWith('waste'))).toHaveLength(3);
    const auditor = await clinic.logIn('auditor-a');
    const log = await auditor.get('/api/v1/audit?what=view/binder&limit=10');
    expect(log.body.entries[0]).toMatchObject({
      what: 'view/binder',
      outcome: 'allowed',
      subject: 'view/binder/cabinet',
    });
  });

  test('a signature is bound to the exact bytes of its note; another byte is another note, and a later entry shows', async () => {
    await must(
      await nurse.say(
        clinic.command('stop-session', 'session/s-p2', {
          because: 'patient-wish',
          reason: 'changed her mind',
          rules: [],
          suicideRisk: 'none',
        }),
      ),
    );
    const seen = (await clinic.record.load('clinic-a', 'session/s-p2')).length;
    const preview = await must(await nurse.get('/api/v1/session-note-pdf/s-p2'));
    expect(preview.headers['content-type']).toBe('application/pdf');
    await must(
      await prescriber.say(
        clinic.command(
          'sign-session',
          'session/s-p2',
          { meaning: 'responsible-prescriber', printedName: 'Dr. P' },
          { seenSeq: seen },
        ),
      ),
    );
    const signed = (await clinic.record.load('clinic-a', 'session/s-p2')).at(-1)?.body as {
      document: { sha256: string; size: number };
    };
    const bytes = await clinic.record.transaction('clinic-a', async (trx) =>
      trx.selectFrom('blob').selectAll().where('clinic_id', '=', 'clinic-a').executeTakeFirstOrThrow(),
    );
    expect(sha256Of(bytes.bytes!)).toBe(signed.document.sha256);
    expect(bytes.bytes!.length).toBe(signed.document.size);
    const flipped = Buffer.from(bytes.bytes!);
    flipped[flipped.length >> 1]! ^= 1;
    expect(sha256Of(flipped)).not.toBe(signed.document.sha256);
    const served = await nurse.get('/api/v1/session-note-pdf/s-p2');
    expect(served.headers['content-length']).toBe(String(signed.document.size));
    const row = async () =>
      (await nurse.get('/api/v1/documents')).body.notes.find((one: { session: string }) => one.session === 's-p2');
    expect(await row()).toMatchObject({ signed: { sha256: signed.document.sha256 }, amendedAfterSignature: false });
    await must(
      await nurse.say(clinic.command('write-session-note', 'session/s-p2', { words: 'later', class: 'clinical' })),
    );
    expect(await row()).toMatchObject({ signed: { sha256: signed.document.sha256 }, amendedAfterSignature: true });
  });

  test('the same paper gives the same bytes', async () => {
    const paper = {
      title: 'Título con acentos: Łukasz',
      language: 'es',
      issuer: ['Keel'],
      blocks: [{ kind: 'text', text: 'una línea' }],
      foot: 'pie',
      asOf: '2026-01-01T00:00:00.000Z',
      pageOf: (page: number, pages: number) => `${page}/${pages}`,
    } as const;
    const [one, two] = [await drawPaper(paper), await drawPaper(paper)];
    expect(sha256Of(one)).toBe(sha256Of(two));
    const text = one.toString('latin1');
    for (const mark of ['/MarkInfo', '/StructTreeRoot', '/Lang (es)', '/DisplayDocTitle true']) {
      expect(text).toContain(mark);
    }
  });
});
