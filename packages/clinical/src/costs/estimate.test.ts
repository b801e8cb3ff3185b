import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Block, Paper } from '../documents/index.ts';
import { type PatientState, patientFold, readPatient } from '../patient/index.ts';
import { STARTING_POLICIES } from '../policy/index.ts';
import { readSession, replayScenario, type Scenario, type Session } from '../session/index.ts';
import {
  agreed,
  contextAt,
  depressed,
  feesAfter,
  IDENTITY,
  NOW,
  PERSON,
  PRICES,
  personAfter,
  planned,
  pricedClinic,
  rulesOf,
  SCHEDULE,
  SITE,
  STEP,
  taken,
  ZONE,
} from './costs.fixture.ts';
import {
  composeEstimate,
  decideEstimate,
  ESTIMATE_ELEMENTS,
  ESTIMATE_WORDS,
  type EstimateAsked,
  type EstimateCommand,
  type EstimateDeciding,
  type EstimateInput,
  estimateGaps,
  estimatePaper,
  type FeesState,
  readAccount,
  servicesGiven,
  superbillGaps,
  superbillPaper,
  usd,
} from './index.ts';

const ASKED: EstimateAsked = {
  estimate: 'e1',
  language: 'en',
  regimen: 'iv-depression',
  from: '2026-03-03',
  until: '2026-09-03',
  primaryOn: '2026-03-10',
  sessions: 6,
  maintenance: 4,
  evaluation: true,
  more: [],
  printedName: 'Li Wen',
};
const deciding = (change: Partial<EstimateDeciding> = {}): EstimateDeciding => ({
  patient: depressed(),
  fees: pricedClinic(),
  regimens: STARTING_POLICIES.mixed.regimens,
  clinic: 'Riverside Interventional Psychiatry',
  site: SITE,
  nameOf: (person) => (person === 'okafor' ? 'Dr. Mara Okafor' : null),
  ...change,
});
const command = (change: Partial<EstimateAsked> = {}): EstimateCommand => ({
  id: 'c',
  kind: 'issue-estimate',
  stream: PERSON,
  seenSeq: 0,
  occurredAt: NOW,
  body: { ...ASKED, ...change },
});
const composed = (change: Partial<EstimateAsked> = {}, of: Partial<EstimateDeciding> = {}): EstimateInput =>
  composeEstimate(deciding(of), { ...ASKED, ...change }, { asOf: '2026-03-02T16:00:00.000Z', madeOn: '2026-03-02' })
    .input;
const blockText = (block: Block): string =>
  block.kind === 'facts'
    ? block.rows.map(({ label, value, missing }) => `${label}: ${value ?? `MISSING ${missing}`}`).join('\n')
    : block.kind === 'list'
      ? block.items.join('\n')
      : block.kind === 'table'
        ? [block.head, ...block.rows].map((row) => row.join(' | ')).join('\n')
        : block.text;
const paperText = (paper: Paper): string => [paper.title, ...paper.blocks.map(blockText)].join('\n');

describe('a Good Faith Estimate says everything that the law asks, element by element', () => {
  const input = composed();
  const paper = { en: estimatePaper(input, 'en'), es: estimatePaper(input, 'es') };
  const text = { en: paperText(paper.en), es: paperText(paper.es) };

  test('nothing is missing from a whole one', () => {
    expect(estimateGaps(input)).toEqual([]);
    expect(text.en).not.toContain('MISSING');
    expect(text.es).not.toContain('MISSING');
  });

  /** Where each element stands on the paper. An element that is not here fails the test below. */
  const STANDS: Readonly<Record<string, (language: 'en' | 'es') => readonly string[]>> = {
    'patient-name': () => ['Ada Quinn'],
    'patient-birth-date': () => ['1984-05-06'],
    'primary-service': (language) => [
      language === 'en' ? 'Ketamine infusion, depression' : 'Infusión de ketamina, depresión',
      '2026-03-10',
    ],
    'itemised-list': (language) => [
      ESTIMATE_WORDS[language].items.evaluation,
      ESTIMATE_WORDS[language].items['iv-session'],
      IDENTITY.legalName,
    ],
    'diagnosis-codes': () => ['F33.2'],
    'service-codes': () => ['90792', '96365', 'J3490'],
    'expected-charges': (language) => [usd(52_500, language), usd(525_000, language), usd(560_000, language)],
    'provider-name': () => [IDENTITY.legalName],
    'provider-npi': () => [IDENTITY.npi],
    'provider-tin': () => [IDENTITY.tin],
    location: () => ['1420 Riverside Avenue, Denver, CO 80202'],
    'recurring-scope': (language) => [
      ESTIMATE_WORDS[language].scopeText(input),
      language === 'en' ? 'up to 2 a week' : 'hasta 2 por semana',
      language === 'en' ? '7 to 28 days apart' : 'cada 7 a 28 días',
      '2026-03-03',
      '2026-09-03',
    ],
    'separate-list': (language) => ESTIMATE_WORDS[language].separateItems,
    'separate-notice': (language) => [ESTIMATE_WORDS[language].separateNotice(SITE.phone)],
    'more-services': (language) => [ESTIMATE_WORDS[language].moreServices],
    'only-an-estimate': (language) => [ESTIMATE_WORDS[language].onlyEstimate],
    'dispute-right': (language) => [ESTIMATE_WORDS[language].disputeRight, '$400', '120', '$25'],
    'dispute-how': (language) => [ESTIMATE_WORDS[language].disputeHow, 'cms.gov/nosurprises', '1-800-985-3059'],
    'dispute-quality': (language) => [ESTIMATE_WORDS[language].disputeQuality],
    'not-a-contract': (language) => [ESTIMATE_WORDS[language].notContract],
  };
  test.each(ESTIMATE_ELEMENTS.map(({ id }) => id))('%s stands on the paper, in English and in Spanish', (id) => {
    for (const language of ['en', 'es'] as const) {
      const stands = STANDS[id]?.(language) ?? [];
      expect(stands.length).toBeGreaterThan(0);
      for (const words of stands) expect(text[language]).toContain(words);
    }
  });
  test('the notice about separate estimates stands directly above their list', () => {
    for (const language of ['en', 'es'] as const) {
      const { blocks } = paper[language];
      const at = blocks.findIndex(
        (block) => block.kind === 'text' && block.text === ESTIMATE_WORDS[language].separateNotice(SITE.phone),
      );
      expect(blocks[at + 1]).toEqual({ kind: 'list', items: ESTIMATE_WORDS[language].separateItems });
    }
  });
  test('another illness of the chart is not on it', () => {
    expect(text.en).not.toContain('B20');
    expect(text.en).not.toContain('F41.1');
  });
  test('the lines add up to the total, after a discount too', () => {
    const poor = agreed(depressed(), 'agree-discount', { from: '2026-03-02', percent: 20, step: STEP });
    const less = composed({}, { patient: poor });
    expect(less.totalCents).toBe(less.lines.reduce((sum, { cents }) => sum + cents, 0));
    expect(less.totalCents).toBe((input.totalCents * 80) / 100);
    expect(paperText(estimatePaper(less, 'en'))).toContain('20 %');
  });
  test.each([
    ['with his number', [{ person: 'okafor', npi: '1245319599' }], 'NPI of the clinician: 1245319599'],
    ['whose number nobody told: it is said to be missing', [], 'NPI of the clinician: MISSING'],
  ] as const)('who signed the plan stands on it, %s', (_what, providers, stands) => {
    const fees = feesAfter(pricedClinic(), 'set-billing-identity', { ...IDENTITY, providers });
    const said = paperText(estimatePaper(composed({}, { fees, patient: planned() }), 'en'));
    expect(said).toContain('Clinician: Dr. Mara Okafor');
    expect(said).toContain(stands);
    expect(text.en).not.toContain('Clinician');
  });
  test('what is missing is named on top, and cannot be given', () => {
    const bare = composed({}, { fees: feesAfter(pricedClinic(), 'set-billing-identity', { ...IDENTITY, npi: null }) });
    expect(estimateGaps(bare).map(({ id }) => id)).toEqual(['provider-npi']);
    expect(estimatePaper(bare, 'en').blocks[0]).toMatchObject({ kind: 'notice', text: expect.stringContaining('NPI') });
  });
});

describe('giving an estimate', () => {
  test('what was given is kept as it was given', () => {
    const decision = decideEstimate(deciding(), command(), contextAt());
    expect(decision).toMatchObject({
      kind: 'accepted',
      streams: [{ stream: PERSON, events: [{ kind: 'estimate-issued', body: { totalCents: 560_000, sessions: 6 } }] }],
    });
  });
  test.each([
    ['a year and a day', { until: '2027-03-04' }, {}, ['estimate-recurring-scope']],
    [
      'yesterday',
      { from: '2026-03-01' },
      {},
      ['estimate-backdated', 'estimate-itemised-list', 'estimate-price-missing'],
    ],
    [
      'a treatment that is not adopted',
      { regimen: 'x' },
      {},
      ['estimate-primary-service', 'estimate-recurring-scope', 'estimate-regimen-unpriced'],
    ],
    ['no name under it', { printedName: ' ' }, {}, ['signature-missing']],
    ['no site', {}, { site: null }, ['estimate-location']],
    [
      'no diagnosis',
      {},
      { patient: patientFold.initial(PERSON) },
      ['estimate-diagnosis-codes', 'estimate-patient-birth-date', 'estimate-patient-name'],
    ],
    ['a service without a code', { regimen: 'oral-depression' }, {}, ['estimate-price-missing']],
  ] as const)('%s is refused with every reason', (_what, asked, of, rules) => {
    expect(rulesOf(decideEstimate(deciding(of as Partial<EstimateDeciding>), command(asked), contextAt()))).toEqual([
      ...rules,
    ]);
  });
  test('the same estimate twice is refused', () => {
    const patient = taken(patientFold, depressed(), decideEstimate(deciding(), command(), contextAt()), PERSON);
    expect(rulesOf(decideEstimate(deciding({ patient }), command(), contextAt()))).toEqual(['estimate-exists']);
  });
});

const scenario = (name: string): Scenario =>
  JSON.parse(readFileSync(new URL(`../../../../scenarios/session/${name}.json`, import.meta.url), 'utf8'));
const played = (name: string, id = 's1'): Session =>
  readSession(replayScenario(scenario(name), { startsAt: NOW, session: id, patient: 'p1', zone: ZONE }).session);
/** The session as it stands once it is signed, whatever the scenario ended with. */
const signed = (session: Session): Session =>
  session.signatures.length > 0
    ? session
    : ({ ...session, signatures: [{ body: { printedName: 'Dr. O', meaning: 'author' } }] } as unknown as Session);

describe('charges follow from signed sessions', () => {
  const given = (name: string, billing: 'bundle' | 'split' | null = 'bundle') =>
    Object.fromEntries(servicesGiven(played(name), billing, ZONE).map(({ item, quantity }) => [item, quantity]));
  test.each([
    ['iv-infusion', { 'iv-session': 1, 'ketamine-drug': 1 }],
    ['im-toilet-and-nausea', { 'injection-session': 1, 'ketamine-drug': 1 }],
    ['iv-pain-four-hours', { 'iv-session': 1, 'iv-further-hour': 3, 'ketamine-drug': 1 }],
    ['sent-home-undosed', {}],
  ])('%s: %j', (name, services) => {
    const found = given(name);
    for (const [item, quantity] of Object.entries(services)) expect(found[item]).toBe(quantity);
    if (Object.keys(services).length === 0) expect(found).toEqual({});
  });
  test('esketamine is billed by what was opened, as one visit or by the milligram', () => {
    const mg = played('nasal-esketamine').devices.reduce((sum, { body }) => sum + body.mg, 0);
    expect(given('nasal-esketamine')).toMatchObject(mg <= 56 ? { 'esketamine-56': 1 } : { 'esketamine-84': 1 });
    expect(given('nasal-esketamine', 'split')).toMatchObject({ 'esketamine-drug': mg, 'watching-hour': 1 });
    expect(given('nasal-esketamine', null)).not.toHaveProperty('esketamine-56');
    // The third device was declined: nobody pays for it.
    expect(given('nasal-declined-third', 'split')['esketamine-drug']).toBe(56);
  });
  const account = (patient: PatientState, fees: FeesState, sessions: readonly Session[]) =>
    readAccount({ patient: readPatient(patient), sessions, fees, zone: ZONE, today: '2026-03-02' });

  test('a session that nobody has signed charges nothing', () => {
    const open = { ...played('iv-infusion'), signatures: [] };
    expect(account(depressed(), pricedClinic(), [open]).charges).toEqual([]);
    expect(account(depressed(), pricedClinic(), [signed(open)]).billed).toBeGreaterThan(0);
  });
  test('a service without a price is named and added to nothing', () => {
    const fees = feesAfter(pricedClinic(), 'set-fees', {
      ...SCHEDULE,
      prices: Object.fromEntries(Object.entries(PRICES).filter(([item]) => item !== 'iv-session')),
    });
    const read = account(depressed(), fees, [signed(played('iv-infusion'))]);
    expect(read.notStated).toContain('iv-session');
  });

  describe('against the estimate', () => {
    const estimated = (self: 'self-pay' | 'insured') =>
      personAfter(
        taken(
          patientFold,
          depressed(),
          decideEstimate(
            deciding(),
            command({ from: '2026-03-02', evaluation: false, sessions: 1, maintenance: 0 }),
            contextAt(),
          ),
          PERSON,
        ),
        'state-cover',
        { cover: self },
      );
    const adding = (state: PatientState, cents: number) =>
      personAfter(state, 'adjust-charge', {
        adjustment: 'a',
        on: '2026-03-03',
        direction: 'add',
        cents,
        words: 'longer watch',
      });
    test.each([
      [0, 'self-pay', 'within'],
      [1, 'self-pay', 'over'],
      [39_999, 'self-pay', 'over'],
      [40_000, 'self-pay', 'disputable'],
      [40_000, 'insured', 'over'],
    ] as const)('%i cents above it, %s: %s', (more, cover, standing) => {
      const session = signed(played('iv-infusion'));
      const base = account(estimated(cover), pricedClinic(), [session]).estimate!;
      const read = account(adding(estimated(cover), base.expected - base.billed + more), pricedClinic(), [session]);
      expect(read.estimate).toMatchObject({ standing, over: more, expected: 52_500 });
    });
    test('what was given after its last day does not count against it', () => {
      const state = personAfter(estimated('self-pay'), 'adjust-charge', {
        adjustment: 'later',
        on: '2026-12-01',
        direction: 'add',
        cents: 900_000,
        words: 'another course',
      });
      expect(account(state, pricedClinic(), []).estimate).toMatchObject({ billed: 0, standing: 'within' });
    });
  });
});

describe('the superbill', () => {
  const bill = (change: object = {}) => ({
    patient: readPatient(depressed()).details,
    diagnoses: ['F33.2'],
    charges: readAccount({
      patient: readPatient(depressed()),
      sessions: [signed(played('iv-infusion')), signed(played('nasal-esketamine', 's2'))],
      fees: pricedClinic(),
      zone: ZONE,
      today: '2026-03-02',
    }).charges,
    paid: 0 as never,
    identity: IDENTITY,
    rendering: [{ name: 'Dr. Mara Okafor', npi: '1234567893' }],
    clinic: 'Riverside',
    site: SITE,
    from: '2026-03-01',
    until: '2026-03-31',
    language: 'en' as const,
    asOf: '2026-03-31T00:00:00.000Z',
    ...change,
  });
  test('it has the codes that were valid on the day, the diagnosis and the numbers, and no clinical detail', () => {
    const text = paperText(superbillPaper(bill()));
    for (const words of ['96365', 'J3490', 'F33.2', '1234567893', '12-3456789', '2026-03-02']) {
      expect(text).toContain(words);
    }
    expect(text).not.toMatch(/mmHg|nausea|mg\/kg|sedation/i);
  });
  test.each([
    [{ diagnoses: [] }, 'diagnosis code'],
    [{ identity: { ...IDENTITY, npi: null } }, 'NPI of the clinic'],
    [{ identity: null }, 'tax number'],
    [{ rendering: [{ name: 'Dr. Mara Okafor', npi: null }] }, 'NPI of Dr. Mara Okafor'],
  ])('without %j it says so on top', (change, missing) => {
    expect(superbillGaps(bill(change))).toContain(missing);
    expect(superbillPaper(bill(change)).blocks[0]).toMatchObject({ kind: 'notice' });
  });
  test('its lines add up to its total', () => {
    const input = bill();
    const sum = input.charges.reduce((total, { cents }) => total + (cents ?? 0), 0);
    expect(paperText(superbillPaper(input))).toContain(`Total |  |  |  |  | ${usd(sum)}`);
  });
});
