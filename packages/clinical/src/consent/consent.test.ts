import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ROUTES } from '../dosing/index.ts';
import { type ConsentSigned, decidePatient, type PatientCommand, patientFold, readPatient } from '../patient/index.ts';
import type { Context, RecordedEvent } from '../record/index.ts';
import { sourceById } from '../sources/index.ts';
import { type Instant, instant } from '../units/index.ts';
import {
  CONSENT_IDS,
  CONSENTS,
  type ConsentCommand,
  canonicalConsent,
  consentById,
  consentFacts,
  consentOfRoute,
  consentQuestions,
  consentStanding,
  consentText,
  decideConsent,
  openQuestions,
  withOpenQuestion,
} from './index.ts';

const NOW = instant(Date.UTC(2026, 10, 25, 18));
const LANGUAGES = ['en', 'es'] as const;
const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const each = CONSENTS.flatMap((document) => LANGUAGES.map((language) => [document.id, language, document] as const));

class Chart {
  state = patientFold.initial('patient/p1');
  #seq = 0;
  record(kind: string, body: unknown, at: Instant = NOW, recordedAt = at, by: 'person' | 'patient' = 'person'): void {
    this.#seq += 1;
    this.state = patientFold.evolve(this.state, {
      kind,
      body,
      version: 1,
      occurredAt: at,
      recordedAt,
      zone: 'UTC',
      command: `c${String(this.#seq).padStart(4, '0')}`,
      index: 0,
      stream: 'patient/p1',
      seq: this.#seq,
      position: this.#seq,
      author: { kind: by, id: 'p1', right: 'test' },
      hash: '',
    } as unknown as RecordedEvent);
  }
  say(kind: ConsentCommand['kind'], body: unknown, occurredAt = NOW, by: 'person' | 'patient' = 'person') {
    const command = { id: 's1', kind, stream: 'patient/p1', seenSeq: 0, occurredAt, body } as ConsentCommand;
    const context: Context = { now: NOW, zone: 'UTC', actor: { kind: by, id: 'p1', roles: [] } };
    return decideConsent({ patient: this.state }, command, context);
  }
}

const IV = consentById('ketamine-iv')!;
const signing = (over: object = {}) => {
  const hash = sha256(canonicalConsent(IV, 'en'));
  return {
    document: IV.id,
    version: IV.version,
    language: 'en',
    seen: hash,
    teachBack: consentText(IV, 'en').teachBack.map(({ id }, index) => ({
      question: id,
      wrong: index === 0 ? ['As soon as I feel normal'] : [],
    })),
    printedName: 'Ada Lovelace',
    bound: { sha256: hash, paper: { sha256: 'f'.repeat(64), size: 10 } },
    ...over,
  };
};
const rulesOf = (decision: ReturnType<Chart['say']>): readonly string[] =>
  decision.kind === 'refused' ? decision.reasons.map(({ rule }) => rule) : [];

/** Each text by the beginning of its hash. */
const HASHES: Readonly<Record<string, string>> = {
  'ketamine-iv 2026-11-1 en': 'f48ba36d4b82818b',
  'ketamine-iv 2026-11-1 es': 'e8672f6c8fb02b7d',
  'ketamine-im 2026-11-1 en': '570cffadf9cda0b6',
  'ketamine-im 2026-11-1 es': '44bfb622859adf50',
  'ketamine-sc 2026-11-1 en': 'a71552ce8c461d76',
  'ketamine-sc 2026-11-1 es': '38bd8b90879bec71',
  'ketamine-nasal 2026-11-1 en': '1368c4a7c9f8cfc4',
  'ketamine-nasal 2026-11-1 es': 'e381ce3578523f06',
  'ketamine-mouth 2026-11-1 en': '15c8236220d729e4',
  'ketamine-mouth 2026-11-1 es': '6170f2af974bd52f',
  'ketamine-home 2026-11-1 en': '83eb515432724f15',
  'ketamine-home 2026-11-1 es': '5b5e1f32704a86dc',
  'esketamine-nasal 2026-11-1 en': '3740f096ad9342a0',
  'esketamine-nasal 2026-11-1 es': '3c5c86afbb7bc93c',
};

describe('the words', () => {
  /**
   * Each text by the hash that signatures are bound to. A changed word changes its hash: give the consent a new version in
   * `document.ts` (everybody is asked again), then the new hash here.
   */
  test('no word changes without a version', () => {
    const found = Object.fromEntries(
      each.map(([id, language, document]) => [
        `${id} ${document.version} ${language}`,
        sha256(canonicalConsent(document, language)).slice(0, 16),
      ]),
    );
    expect(found).toEqual(HASHES);
  });

  test.each(ROUTES)('%s has one consent for the clinic', (route) => {
    expect(CONSENTS.filter(({ routes, atHome }) => !atHome && routes.includes(route))).toHaveLength(1);
    expect(consentOfRoute(route).molecule).toBe(route === 'intranasal-esketamine' ? 'esketamine' : 'ketamine');
  });
  test('every id has its row', () => {
    expect(CONSENTS.map(({ id }) => id)).toEqual(CONSENT_IDS);
  });

  test.each(each)('%s in %s says what it must', (_id, language, document) => {
    const text = consentText(document, language);
    const whole = canonicalConsent(document, language);
    const says = (en: RegExp, es: RegExp) => expect(whole).toMatch(language === 'en' ? en : es);
    if (document.offLabel) says(/off-label/, /fuera de etiqueta/);
    if (document.atHome) says(/FDA has warned/, /FDA ha avisado/);
    says(/988/, /988/);
    says(/stop at any time/, /parar en cualquier momento/);
    says(/bladder/, /vejiga/);
    says(/unborn child/, /bebé antes de nacer/);
    expect(text.teachBack.length).toBeGreaterThanOrEqual(5);
    for (const { choices, right } of text.teachBack) {
      expect(choices.map(({ id }) => id)).toContain(right);
      expect(new Set(choices.map(({ words }) => words)).size).toBe(choices.length);
    }
    expect(whole).not.toMatch(/undefined|NaN|\[object/);
  });

  test.each(each)(
    '%s in %s: every figure of harm is one of the table, and nothing else counts people',
    (_id, language, document) => {
      const facts = consentFacts(document);
      const said = [...canonicalConsent(document, language).matchAll(/(\d+) (?:of|de cada) 100/g)].map(([, n]) =>
        Number(n),
      );
      const known = new Set<number>([
        ...facts.harms.flatMap(({ of100, without }) => [of100, ...(without === null ? [] : [without])]),
        ...facts.helped.flatMap(({ of100, against }) => [of100, ...(against === null ? [] : [against])]),
        facts.relapsed.of100,
        facts.worse.depressed,
        facts.worse.suicidal,
      ]);
      expect(said.length).toBeGreaterThanOrEqual(facts.harms.length + 3);
      expect(said.filter((n) => !known.has(n))).toEqual([]);
      for (const id of facts.sources) expect(sourceById(id), id).toBeDefined();
    },
  );

  test('both languages ask the same questions with the right answer in the same place', () => {
    for (const document of CONSENTS) {
      const [en, es] = LANGUAGES.map((language) =>
        consentText(document, language).teachBack.map(({ id, right, choices }) => [
          id,
          right,
          choices.map((c) => c.id),
        ]),
      );
      expect(es).toEqual(en);
    }
  });
});

describe('signing', () => {
  test('a signature is bound to the exact text and keeps what was hard', () => {
    const decision = new Chart().say('sign-consent-text', signing());
    expect(decision.kind === 'accepted' && decision.streams[0]?.events[0]).toMatchObject({
      kind: 'consent-signed',
      body: {
        consent: 'ketamine',
        document: 'ketamine-iv',
        offLabelWording: true,
        signature: {
          textSha256: sha256(canonicalConsent(IV, 'en')),
          printedName: 'Ada Lovelace',
          teachBack: [{ question: 'drive', wrong: ['As soon as I feel normal'] }, {}, {}, {}, {}, {}],
        },
      },
    });
  });
  test.each([
    ['another text was shown', { seen: '0'.repeat(64) }, ['consent-wording-changed']],
    ['an older version was shown', { version: '2020-1' }, ['consent-wording-changed']],
    [
      'the Spanish hash under the English words',
      { seen: sha256(canonicalConsent(IV, 'es')) },
      ['consent-wording-changed'],
    ],
    ['nobody bound it', { bound: undefined }, ['consent-wording-changed']],
    ['a question is open', { teachBack: signing().teachBack.slice(1) }, ['teach-back-open']],
    ['both', { seen: '', teachBack: [] }, ['consent-wording-changed', 'teach-back-open']],
    ['no such consent', { document: 'ketamine-rectal' }, ['consent-unknown']],
  ])('%s: refused with every reason', (_what, over, rules) => {
    expect(rulesOf(new Chart().say('sign-consent-text', signing(over)))).toEqual(rules);
  });
  test('a question about it is a task for a clinician', () => {
    const decision = new Chart().say('ask-about-consent', { document: 'ketamine-iv', words: 'Does it hurt?' });
    expect(decision.kind === 'accepted' && decision.streams[0]?.events.map(({ kind }) => kind)).toEqual([
      'consent-question-asked',
      'task-opened',
    ]);
  });
});

describe('a question of the patient’s own', () => {
  const ASKED = { document: 'ketamine-iv', words: 'Does it hurt?' };
  const QUESTION = { command: 'c0001', index: 0 };
  const chart = (...more: readonly (readonly [string, unknown])[]) => {
    const task = {
      task: 's1/consent-question',
      kind: 'consent-question',
      title: 'x',
      ownerRole: 'nurse',
      urgent: false,
    };
    const about = { stream: 'patient/p1', entry: QUESTION, rule: 'ketamine-iv' };
    const found = new Chart();
    found.record('consent-question-asked', ASKED, NOW, NOW, 'patient');
    found.record('task-opened', { ...task, dueAt: NOW, about });
    for (const [kind, body] of more) found.record(kind, body);
    return found;
  };
  const answered = ['task-closed', { task: 's1/consent-question', evidence: 'told him on the phone' }] as const;
  const takenBack = ['consent-question-withdrawn', { question: QUESTION }] as const;

  test.each([
    ['open', [], ['consent-question-open']],
    ['answered', [answered], []],
    ['withdrawn', [takenBack], []],
    ['open', [['task-taken', { task: 's1/consent-question', owner: 'ana' }]], ['consent-question-open']],
  ] as const)('%s: %j, and the signature is held back by %j', (state, more, rules) => {
    const there = chart(...more);
    expect(consentQuestions(readPatient(there.state)).map((one) => one.state)).toEqual([state]);
    expect(rulesOf(there.say('sign-consent-text', signing()))).toEqual(rules);
  });

  test('holds back the consent that it is about, and no other', () => {
    const patient = readPatient(chart().state);
    expect(openQuestions(patient, 'ketamine-iv')).toHaveLength(1);
    expect(openQuestions(patient, 'ketamine-im')).toEqual([]);
  });

  test.each([
    ['strike-entry', { reason: 'mistake' }],
    ['undo-entry', {}],
    ['correct-entry', { kind: 'task-opened', body: { kind: 'call-back' }, reason: 'mistake' }],
  ])('its task cannot be taken away by %s: nobody could answer then', (kind, more) => {
    const there = chart();
    const body = { entry: { command: 'c0002', index: 0 }, ...more };
    const command = { id: 's2', kind, stream: 'patient/p1', seenSeq: 2, occurredAt: NOW, body };
    const context: Context = { now: NOW, zone: 'UTC', actor: { kind: 'person', id: 'p1', roles: ['nurse'] } };
    const decision = decidePatient({ patient: there.state }, command as unknown as PatientCommand, context);
    expect(rulesOf(decision)).toEqual(['question-stands']);
  });

  test('is taken back once: its words stay, and its task is closed', () => {
    const there = chart();
    const decision = there.say('withdraw-consent-question', { question: QUESTION }, NOW, 'patient');
    expect(decision.kind === 'accepted' && decision.streams.flatMap(({ events }) => events)).toMatchObject([
      { kind: 'consent-question-withdrawn', body: { question: QUESTION } },
      { kind: 'task-closed', body: { task: 's1/consent-question' } },
    ]);
    for (const closed of [takenBack, answered])
      expect(rulesOf(chart(closed).say('withdraw-consent-question', { question: QUESTION }))).toEqual([
        'consent-question-closed',
      ]);
    const nobody = { question: { command: 'c9', index: 0 } };
    expect(rulesOf(there.say('withdraw-consent-question', nobody))).toEqual(['consent-question-closed']);
  });

  test.each([
    ['Keel’s own for this route', 'ketamine', 'ketamine-iv', ['consent-question-open']],
    ['Keel’s own for another route', 'ketamine', 'ketamine-im', []],
    ['the clinic’s own of this molecule', 'ketamine', 'our-form', ['consent-question-open']],
    ['the clinic’s own of the other one', 'esketamine', 'our-form', []],
    ['of a photo', 'photo', 'our-form', []],
  ] as const)('a paper that was signed all the same is kept, %s: flagged %j', (_what, consent, document, flags) => {
    const { state } = chart();
    const body = { consent, document, version: '1', offLabelWording: true };
    const events = [{ kind: 'consent-signed', version: 1, occurredAt: NOW, zone: 'UTC', body }];
    const command = {
      id: 's2',
      kind: 'sign-consent',
      stream: 'patient/p1',
      seenSeq: 0,
      occurredAt: NOW,
      body,
    } as const;
    const decision = withOpenQuestion(
      { kind: 'accepted', streams: [{ stream: 'patient/p1', events }] },
      readPatient(state),
      command,
    );
    const [kept] = decision.kind === 'accepted' ? decision.streams.flatMap((one) => one.events) : [];
    expect(kept?.body).toMatchObject(body);
    const found = (kept?.body as { flags?: readonly { rule: string }[] } | undefined)?.flags ?? [];
    expect(found.map(({ rule }) => rule)).toEqual(flags);
  });
});

/** A question that was asked and answered at these hours from now; null: never. A paper is signed at one, and entered now. */
test.each([
  ['asked after it', -24, null, -48, []],
  ['asked after it and answered since', -24, -12, -48, []],
  ['open then and answered since', -48, -12, -24, ['consent-question-open']],
  ['open then and now', -48, null, -24, ['consent-question-open']],
  ['answered before it', -48, -24, -12, []],
] as const)(
  'a paper that is entered later is flagged by the questions of its hour: %s',
  (_, asks, answers, signs, flags) => {
    const hours = (from: number) => instant(NOW + from * 3_600_000);
    const there = new Chart();
    const asked = { document: 'ketamine-iv', words: 'Does it hurt?' };
    there.record('consent-question-asked', asked, hours(asks), hours(asks), 'patient');
    const about = { stream: 'patient/p1', entry: { command: 'c0001', index: 0 }, rule: 'ketamine-iv' };
    const task = {
      task: 't',
      kind: 'consent-question',
      title: 'x',
      ownerRole: 'nurse',
      urgent: false,
      dueAt: NOW,
      about,
    };
    there.record('task-opened', task, hours(asks));
    if (answers !== null) there.record('task-closed', { task: 't', evidence: 'told him' }, hours(answers));
    const body = { consent: 'ketamine', document: 'ketamine-iv', version: IV.version, offLabelWording: true } as const;
    const occurredAt = hours(signs);
    const events = [{ kind: 'consent-signed', version: 1, occurredAt, zone: 'UTC', body }];
    const decision = withOpenQuestion(
      { kind: 'accepted', streams: [{ stream: 'patient/p1', events }] },
      readPatient(there.state),
      { id: 's2', kind: 'sign-consent', stream: 'patient/p1', seenSeq: 0, occurredAt, body },
    );
    const [kept] = decision.kind === 'accepted' ? decision.streams.flatMap((one) => one.events) : [];
    const found = (kept?.body as { flags?: readonly { rule: string }[] } | undefined)?.flags ?? [];
    expect(found.map(({ rule }) => rule)).toEqual(flags);
  },
);

describe('how a consent stands', () => {
  const signed = (over: Partial<ConsentSigned> = {}): ConsentSigned => ({
    consent: 'ketamine',
    document: 'ketamine-iv',
    version: IV.version,
    offLabelWording: true,
    ...over,
  });
  const standing = (
    records: readonly (readonly [string, unknown])[],
    route: (typeof ROUTES)[number] = 'iv-ketamine',
  ) => {
    const chart = new Chart();
    for (const [index, [kind, body]] of records.entries()) chart.record(kind, body, instant(NOW + index));
    return consentStanding(readPatient(chart.state), route, instant(NOW + 1_000)).state;
  };
  test.each([
    ['nothing', [], 'missing'],
    ['signed', [['consent-signed', signed()]], 'in-force'],
    ['in older words', [['consent-signed', signed({ version: '2025-1' })]], 'wording-changed'],
    ['expired', [['consent-signed', signed({ expiresAt: NOW })]], 'expired'],
    [
      'withdrawn',
      [
        ['consent-signed', signed()],
        ['consent-withdrawn', { consent: 'ketamine' }],
      ],
      'withdrawn',
    ],
    [
      'signed again after that',
      [
        ['consent-signed', signed()],
        ['consent-withdrawn', { consent: 'ketamine' }],
        ['consent-signed', signed()],
      ],
      'in-force',
    ],
    ['a paper of the clinic’s own', [['consent-signed', signed({ document: 'our-form', version: '7' })]], 'in-force'],
    [
      'a paper without the off-label words',
      [['consent-signed', signed({ document: 'our-form', offLabelWording: false })]],
      'not-off-label',
    ],
    ['for another route', [['consent-signed', signed({ document: 'ketamine-im' })]], 'missing'],
    ['for taking it at home', [['consent-signed', signed({ document: 'ketamine-home' })]], 'missing'],
    [
      'for the other molecule',
      [['consent-signed', signed({ consent: 'esketamine', document: 'esketamine-nasal' })]],
      'missing',
    ],
  ] as const)('%s: %s', (_what, records, state) => {
    expect(standing(records)).toBe(state);
  });
  test('signing for another route takes nothing away', () => {
    const both = [
      ['consent-signed', signed()],
      ['consent-signed', signed({ document: 'ketamine-im' })],
    ] as const;
    expect([standing(both), standing(both, 'im-ketamine'), standing(both, 'sc-ketamine')]).toEqual([
      'in-force',
      'in-force',
      'missing',
    ]);
  });
});

describe('a withdrawal against a signature, by what was recorded and not by what a phone says', () => {
  const signed = { consent: 'ketamine', document: 'ketamine-iv', version: IV.version, offLabelWording: true };
  const minute = (n: number): Instant => instant(NOW + n * 60_000);
  type Told = readonly [what: 'signed' | 'withdrawn', said: number, received: number, by: 'person' | 'patient'];
  const standing = (told: readonly Told[]) => {
    const chart = new Chart();
    for (const [what, said, received, by] of told) {
      const body = what === 'signed' ? signed : { consent: 'ketamine' };
      chart.record(`consent-${what}`, body, minute(said), minute(received), by);
    }
    const patient = readPatient(chart.state);
    const { state, withdrawnAt } = consentStanding(patient, 'iv-ketamine', minute(99));
    expect(patient.consents.length).toBe(state === 'in-force' ? 1 : 0);
    return [state, withdrawnAt === null ? null : (withdrawnAt - NOW) / 60_000];
  };
  test.each<readonly [string, readonly Told[], readonly [string, number | null]]>([
    [
      'a phone whose clock is behind',
      [
        ['signed', 0, 0, 'patient'],
        ['withdrawn', -500, 10, 'patient'],
      ],
      ['withdrawn', 10],
    ],
    [
      'said without a signal, and come late',
      [
        ['signed', 5, 5, 'person'],
        ['withdrawn', 2, 10, 'patient'],
      ],
      ['withdrawn', 10],
    ],
    [
      'entered late by staff',
      [
        ['signed', 5, 5, 'person'],
        ['withdrawn', 2, 10, 'person'],
      ],
      ['withdrawn', 2],
    ],
    [
      'signed again after it',
      [
        ['signed', 0, 0, 'patient'],
        ['withdrawn', -500, 10, 'patient'],
        ['signed', 11, 11, 'patient'],
      ],
      ['in-force', null],
    ],
    [
      'an older paper entered after it',
      [
        ['withdrawn', -500, 10, 'patient'],
        ['signed', 3, 12, 'person'],
      ],
      ['withdrawn', 10],
    ],
  ])('signed, taken back, and how it stands then: %s', (_what, told, found) => {
    expect(standing(told)).toEqual(found);
  });
});

describe('a withdrawal and the signature it is about', () => {
  const body = { consent: 'ketamine', document: 'ketamine-iv', version: IV.version, offLabelWording: true };
  const im = { ...body, document: 'ketamine-im' };
  const FIRST = { command: 'c0001', index: 0 };
  const SECOND = { command: 'c0002', index: 0 };
  type Told = readonly [kind: 'consent-signed' | 'consent-withdrawn', body: unknown];
  const told = (...all: readonly Told[]) => {
    const chart = new Chart();
    for (const [index, [kind, said]] of all.entries())
      chart.record(kind, said, instant(NOW + index), instant(NOW + index), 'patient');
    return readPatient(chart.state);
  };
  const signs: Told = ['consent-signed', body];
  const takes = (signature?: object): Told => ['consent-withdrawn', { consent: 'ketamine', signature }];
  test.each<readonly [string, readonly Told[], string]>([
    ['that one', [signs, takes(FIRST)], 'withdrawn'],
    ['one that was signed again since', [signs, signs, takes(FIRST)], 'in-doubt'],
    ['the newer one', [signs, signs, takes(SECOND)], 'withdrawn'],
    ['nothing: whatever was signed', [signs, signs, takes()], 'withdrawn'],
    ['one that is not there: whatever was signed', [signs, signs, takes({ command: 'c9', index: 0 })], 'withdrawn'],
    ['signed anew, the doubt is over', [signs, signs, takes(FIRST), signs], 'in-force'],
    ['taken back as well, it is over', [signs, signs, takes(FIRST), takes(SECOND)], 'withdrawn'],
    ['one for another route, after this', [signs, ['consent-signed', im], takes(SECOND)], 'withdrawn'],
    ['one for another route, before this', [['consent-signed', im], signs, takes(FIRST)], 'in-doubt'],
  ])('a withdrawal that names %s', (_what, all, state) => {
    const patient = told(...all);
    expect(consentStanding(patient, 'iv-ketamine', instant(NOW + 1_000)).state).toBe(state);
    expect([patient.consents.length, patient.consentsInDoubt.length]).toEqual([
      state === 'in-force' ? 1 : 0,
      state === 'in-doubt' ? 1 : 0,
    ]);
  });

  test.each([
    ['the newest', 'ketamine', [signs], 'consent-withdrawn'],
    ['an older one', 'ketamine', [signs, signs], 'consent-in-doubt'],
    ['an older one of a photo', 'photo', [], 'consent-ended'],
  ] as const)('%s: its task', (_what, consent, all, kind) => {
    const chart = new Chart();
    for (const [said, signed] of all) chart.record(said, signed);
    const command = {
      id: 's2',
      kind: 'withdraw-consent',
      stream: 'patient/p1',
      seenSeq: 0,
      occurredAt: NOW,
      body: { consent, signature: FIRST },
    } as const;
    const context: Context = { now: NOW, zone: 'UTC', actor: { kind: 'patient', id: 'p1', roles: [] } };
    const decision = decidePatient({ patient: chart.state }, command as unknown as PatientCommand, context);
    expect(decision.kind === 'accepted' && decision.streams[0]?.events).toMatchObject([
      { kind: 'consent-withdrawn', body: { consent, signature: FIRST } },
      { kind: 'task-opened', body: { kind } },
    ]);
  });
});

describe('when a consent was signed', () => {
  const week = 7 * 24 * 3_600_000;
  test.each([
    ['at home, by a phone that says last week', 'patient', -week, NOW],
    ['at home, by a phone that is ahead', 'patient', week, NOW],
    ['with staff, entered later', 'person', -week, instant(NOW - week)],
    ['with staff, by a tablet that is ahead', 'person', week, NOW],
  ] as const)('%s', (_, by, shift, at) => {
    const decision = new Chart().say('sign-consent-text', signing(), instant(NOW + shift), by);
    if (decision.kind === 'refused') throw new Error(rulesOf(decision).join());
    expect(decision.streams[0]!.events[0]!.occurredAt).toBe(at);
  });
});
