import { isForAnother } from '@keel/clinical/consent';
import { moleculeOf } from '@keel/clinical/dosing';
import { settingOf, standingOrdersInForce } from '@keel/clinical/policy';
import { eventId } from '@keel/clinical/record';
import { allOf, ESCORT_KINDS, IDENTIFIERS, othersIn, REMS_MEDICINE_CLASSES } from '@keel/clinical/session';
import { addMinutes } from '@keel/clinical/units';
import { type Ask, ago, escorts, given, plain, type Question } from './asking.ts';
import type { Visit } from './visit-context.ts';

const DAY = 24 * 60;
const consentsHere = ({ patient, session: { route } }: Visit) =>
  patient.consents.filter(
    ({ body }) => route !== null && body.consent === moleculeOf(route) && !isForAnother(body.document, route),
  );

/** How a consent that was signed on paper is named in the record. */
const PAPER = 'paper-consent';

/** Chairs of the site: the free ones first, the others with who is in them. */
const chairsToGive = ({ chairs, session, seats = [] }: Pick<Visit, 'chairs' | 'session' | 'seats'>) => {
  const offered = chairs
    .filter(({ id }) => id !== session.chair)
    .map(({ id, name }) => {
      const takenBy = othersIn(id, session, seats).map((one) => one.name);
      return { value: id, label: name, ...(takenBy.length === 0 ? {} : { takenBy: takenBy.join(', ') }) };
    });
  return [...offered.filter((one) => !('takenBy' in one)), ...offered.filter((one) => 'takenBy' in one)];
};

/** What is asked until the first dose: the door, the gate, the order. */
export const BEFORE_ASKS = {
  arrival: { command: 'record-arrival', questions: [], body: () => ({}) },
  fasting: {
    command: 'answer-fasting',
    questions: [
      { kind: 'ago', name: 'lastSolidsAt', minutes: [30, 60, 120, 180, 240, 360, 480, 720, null] },
      { kind: 'ago', name: 'lastClearFluidAt', minutes: [10, 30, 60, 120, 180, 240, 480, null] },
    ],
    body: (answers, visit) =>
      given({
        lastSolidsAt: ago(visit, answers['lastSolidsAt']),
        lastClearFluidAt: ago(visit, answers['lastClearFluidAt']),
      }),
    undo: true,
  },
  escort: {
    command: 'arrange-escort',
    questions: [
      { kind: 'choice', name: 'escort', options: ESCORT_KINDS },
      { kind: 'pick', name: 'name', options: escorts, optional: true, orWords: true },
      { kind: 'yes-no', name: 'phoneTried', optional: true },
    ],
    body: given,
    undo: true,
  },
  chair: {
    command: 'assign-chair',
    questions: [
      {
        kind: 'pick',
        name: 'chair',
        options: chairsToGive,
      },
    ],
    body: given,
    undo: true,
  },
  cancel: {
    command: 'cancel-session',
    questions: [
      { kind: 'choice', name: 'by', options: ['patient', 'clinic', 'no-show'] },
      { kind: 'words', name: 'reason', optional: true },
    ],
    body: (answers) => ({ by: answers['by'], reason: answers['reason'] ?? answers['by'] }),
  },
  consent: {
    command: 'check-consent',
    questions: [
      {
        kind: 'pick',
        name: 'consent',
        options: (visit) => [
          // Only what was signed for this: a photo, or another way of giving it, is no consent to the dose.
          ...consentsHere(visit).map(({ id, body }) => ({ value: id, label: `${body.document} ${body.version}` })),
          { value: PAPER, label: PAPER, say: 'ask.consent.paper' as const },
        ],
      },
    ],
    body: (answers, visit) => {
      const found = visit.patient.consents.find(({ id }) => id === answers['consent']);
      // A paper that was seen and signed now. Esketamine has a label of its own; everything else is off label.
      if (found === undefined) {
        const offLabelWording = visit.session.route !== 'intranasal-esketamine';
        return { document: PAPER, version: '1', offLabelWording, signedAt: visit.now };
      }
      const { document, version, offLabelWording, expiresAt } = found.body;
      return {
        document,
        version,
        offLabelWording,
        signedAt: found.at,
        ...(expiresAt === undefined ? {} : { expiresAt }),
      };
    },
    undo: true,
  },
  medicines: {
    command: 'review-medicines',
    questions: [
      { kind: 'yes-no', name: 'changed' },
      ...REMS_MEDICINE_CLASSES.map((name): Question => ({ kind: 'yes-no', name, optional: true })),
      { kind: 'yes-no', name: 'lowersGlucose', optional: true },
      {
        kind: 'choice',
        name: 'holdsNotKept',
        many: true,
        optional: true,
        options: [
          'ddi-benzodiazepine',
          'ddi-z-drug',
          'ddi-stimulant',
          'ddi-lamotrigine',
          'ddi-naltrexone',
          'ddi-nasal',
        ],
      },
    ],
    body: ({ changed, lowersGlucose, holdsNotKept, ...classes }) =>
      given({ changed, lowersGlucose, classes: given(classes), holdsNotKept: holdsNotKept ?? [] }),
    undo: true,
  },
  rems: plain('check-rems', [
    { kind: 'yes-no', name: 'patientEnrolled' },
    { kind: 'yes-no', name: 'siteCertified' },
  ]),
  // The monitoring form of esketamine asks for these judgements in so many words (g).
  'vitals-before': {
    command: 'judge-vitals',
    questions: [{ kind: 'yes-no', name: 'acceptable' }],
    body: (answers) => ({ moment: 'before-dose', acceptable: answers['acceptable'] }),
    undo: true,
  },
  pregnancy: plain('answer-pregnancy', [
    {
      kind: 'choice',
      name: 'answer',
      options: ['not-possible', 'test-negative', 'possible-not-tested', 'test-positive', 'pregnant'],
    },
  ]),
  substances: {
    command: 'answer-substances',
    questions: [
      { kind: 'ago', name: 'alcoholLastAt', minutes: [120, 360, 720, DAY, 2 * DAY, 7 * DAY, null] },
      { kind: 'ago', name: 'cannabisLastAt', minutes: [120, 360, 720, DAY, 2 * DAY, 7 * DAY, null] },
      { kind: 'yes-no', name: 'intoxicated', optional: true },
    ],
    body: (answers, visit) =>
      given({
        alcoholLastAt: ago(visit, answers['alcoholLastAt']),
        cannabisLastAt: ago(visit, answers['cannabisLastAt']),
        intoxicated: answers['intoxicated'],
      }),
    undo: true,
  },
  'since-last': plain('answer-since-last', [
    { kind: 'choice', name: 'mood', options: ['better', 'same', 'worse'], optional: true },
    { kind: 'choice', name: 'sleep', options: ['usual', 'poor'], optional: true },
    { kind: 'choice', name: 'bladder', options: ['none', 'new-symptoms', 'blood-or-pain'], optional: true },
    { kind: 'yes-no', name: 'falls', optional: true },
    { kind: 'yes-no', name: 'newMedicines', optional: true },
    { kind: 'yes-no', name: 'acuteIllness', optional: true },
    { kind: 'yes-no', name: 'nasalBlock', optional: true },
    { kind: 'yes-no', name: 'glp1Symptoms', optional: true },
  ]),
  'suicide-risk': plain('ask-suicide-risk', [
    { kind: 'choice', name: 'instrument', options: ['c-ssrs', 'clinical-question', 'phq-9-item-9'] },
    { kind: 'choice', name: 'result', options: ['none', 'passive', 'active-no-plan', 'plan-or-intent'] },
    { kind: 'yes-no', name: 'newSinceBaseline', optional: true },
  ]),
  glucose: plain('record-glucose', [
    { kind: 'number', name: 'glucoseMgDl', unit: 'mg/dL', decimals: 0, min: 20, max: 600 },
  ]),
  weight: plain('record-weight', [
    { kind: 'number', name: 'weightKg', unit: 'kg', decimals: 1, min: 20, max: 350 },
    { kind: 'number', name: 'heightCm', unit: 'cm', decimals: 0, min: 100, max: 230, optional: true },
  ]),
  rescue: {
    command: 'check-rescue',
    questions: [
      { kind: 'yes-no', name: 'ready' },
      {
        kind: 'choice',
        name: 'missing',
        many: true,
        optional: true,
        options: ['oxygen', 'suction', 'bag-mask', 'aed', 'airways', 'kit', 'glucometer'],
      },
      {
        kind: 'pick',
        name: 'standingOrder',
        options: (visit) =>
          standingOrdersInForce(visit.policy, visit.now).length === 0
            ? []
            : [
                {
                  value: visit.policy.version,
                  label: standingOrdersInForce(visit.policy, visit.now)
                    .map(({ medicine }) => medicine)
                    .join(', '),
                },
              ],
        optional: true,
      },
    ],
    body: (answers) =>
      given({ ready: answers['ready'], missing: answers['missing'] ?? [], standingOrder: answers['standingOrder'] }),
    undo: true,
  },
  prescriber: plain('record-prescriber-presence', [
    { kind: 'yes-no', name: 'onSite' },
    {
      kind: 'pick',
      name: 'prescriber',
      options: (visit) =>
        visit.view.people
          .filter(({ roles }) => roles.includes('prescriber'))
          .map(({ id, name }) => ({ value: id, label: name })),
      optional: true,
    },
  ]),
  screening: {
    command: 'take-screening',
    questions: [
      {
        kind: 'pick',
        name: 'screening',
        options: ({ patient }) =>
          patient.screening === null
            ? []
            : [
                {
                  value: patient.screening.id,
                  label: patient.screening.body.verdict,
                  say: `screeningVerdict.${patient.screening.body.verdict}` as const,
                },
              ],
      },
    ],
    body: (_answers, { patient }) => ({
      verdict: patient.screening!.body.verdict,
      reasons: patient.screening!.body.reasons,
    }),
    undo: true,
  },
  wait: {
    command: 'wait-before-dose',
    questions: [{ kind: 'choice', name: 'minutes', options: ['5', '10', '15', '30', '60'] }],
    body: (answers, visit) =>
      given({ until: addMinutes(visit.now, Number(answers['minutes'])), rule: answers['rule'] }),
    undo: true,
  },
  question: {
    command: 'ask-prescriber',
    questions: [
      {
        kind: 'choice',
        name: 'question',
        options: ['go-ahead', 'wait-or-lower', 'look-at-patient', 'medicine', 'other'],
      },
      {
        kind: 'pick',
        name: 'to',
        options: (visit) =>
          visit.view.people
            .filter(({ roles }) => roles.includes('prescriber'))
            .map(({ id, name }) => ({ value: id, label: name })),
      },
      { kind: 'words', name: 'words', optional: true },
    ],
    body: (answers, visit) => {
      const words = answers['words'] as string | undefined;
      const rule = answers['rule'] as string | undefined;
      const minutes = settingOf(visit.policy, 'question-minutes');
      return {
        to: answers['to'],
        question: words ? `${answers['question'] as string}: ${words}` : answers['question'],
        ...(rule === undefined ? {} : { about: { rule } }),
        answerBy: addMinutes(visit.now, minutes),
      };
    },
  },
  identity: {
    command: 'confirm-identity',
    questions: [
      { kind: 'choice', name: 'identifiers', many: true, options: IDENTIFIERS },
      { kind: 'yes-no', name: 'allergiesSeen' },
    ],
    body: (answers) =>
      given({
        moment: answers['moment'] ?? 'first-dose',
        identifiers: answers['identifiers'],
        allergiesSeen: answers['allergiesSeen'],
      }),
  },
  agreements: plain('record-agreements', [
    { kind: 'choice', name: 'touch', options: ['none', 'hand', 'shoulder-or-hand'] },
    { kind: 'yes-no', name: 'eyeMask', optional: true },
    { kind: 'choice', name: 'lights', options: ['dim', 'usual'], optional: true },
    { kind: 'words', name: 'stopWord', optional: true },
    { kind: 'words', name: 'music', optional: true },
  ]),
  answer: {
    command: 'answer-question',
    questions: [
      { kind: 'choice', name: 'answer', options: ['go-ahead', 'wait', 'lower', 'defer', 'stop', 'other'] },
      { kind: 'words', name: 'words', optional: true },
    ],
    body: (answers, visit) => {
      const done = new Set(allOf(visit.session, 'question-answered').map(({ body }) => eventId(body.question)));
      const open = allOf(visit.session, 'question-asked').find(({ id }) => !done.has(id));
      return given({ ...answers, question: open?.ref });
    },
  },
} as const satisfies Readonly<Record<string, Ask>>;
