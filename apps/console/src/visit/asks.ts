import { isForAnother } from '@keel/clinical/consent';
import { ADVICE_DOCUMENT, ADVICE_LANGUAGES, ADVICE_VERSION } from '@keel/clinical/documents';
import { moleculeOf } from '@keel/clinical/dosing';
import { settingOf, standingOrdersInForce } from '@keel/clinical/policy';
import { eventId } from '@keel/clinical/record';
import {
  allOf,
  type CheckedCriterion,
  ESCORT_KINDS,
  IDENTIFIERS,
  infusionInHand,
  offMonitorLimit,
  REMS_MEDICINE_CLASSES,
  type SessionCommandKind,
} from '@keel/clinical/session';
import { addMinutes, type Instant } from '@keel/clinical/units';
import type { Visit } from './visit-context.ts';

/** One question of a sheet. Everything is answered by touch; words are offered, never asked. */
export type Question =
  | {
      readonly kind: 'choice';
      readonly name: string;
      readonly options: readonly string[];
      readonly many?: boolean;
      readonly optional?: boolean;
    }
  | { readonly kind: 'yes-no'; readonly name: string; readonly optional?: boolean }
  /** How long ago, in minutes; `null` is "nothing that they remember today", which is an answer. */
  | { readonly kind: 'ago'; readonly name: string; readonly minutes: readonly (number | null)[] }
  | {
      readonly kind: 'number';
      readonly name: string;
      readonly unit: string;
      readonly decimals: 0 | 1 | 2;
      readonly min: number;
      readonly max: number;
      readonly optional?: boolean;
    }
  | { readonly kind: 'words'; readonly name: string; readonly optional?: boolean }
  /** One of a few that the record knows, with words of their own. */
  | {
      readonly kind: 'pick';
      readonly name: string;
      readonly options: (visit: Visit) => readonly {
        readonly value: string;
        readonly label: string;
        /** Where its words are, when it is no name out of the record. */
        readonly say?: 'ask.consent.paper' | `screeningVerdict.${Verdict}`;
      }[];
      readonly optional?: boolean;
      /** May also be written, for somebody the record does not know. */
      readonly orWords?: boolean;
    };

type Verdict = 'contraindicated' | 'defer' | 'caution' | 'eligible';

export type Answers = Readonly<Record<string, unknown>>;

export interface Ask {
  readonly command: SessionCommandKind;
  readonly questions: readonly Question[];
  /** The command's body. Unanswered optional questions are absent: not asked is not "no". */
  readonly body: (answers: Answers, visit: Visit) => unknown;
  /** Undoable for a minute, with these words. */
  readonly undo?: boolean;
}

const DAY = 24 * 60;
const given = (answers: Answers): Record<string, unknown> =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined && value !== ''));
const ago = (visit: Visit, minutes: unknown): Instant | null | undefined =>
  minutes === undefined ? undefined : minutes === null ? null : addMinutes(visit.now, -(minutes as number));
const people = (visit: Visit) => visit.view.people.map(({ id, name }) => ({ value: id, label: name }));
const escorts = (visit: Visit) =>
  visit.patient.contacts
    .filter(({ body }) => body.contact === 'escort' || body.contact === 'family' || body.contact === 'emergency')
    .map(({ body }) => ({ value: body.name, label: body.relation ? `${body.name}, ${body.relation}` : body.name }));

const running = (visit: Visit): string => infusionInHand(visit.session)?.name ?? '1';
/** As ordered and in quarters below: what a pump is turned to in a hurry. */
const rates = (visit: Visit) => {
  const full = infusionInHand(visit.session)?.started.body.mlPerHour ?? 0;
  return [1, 0.75, 0.5, 0.25].map((share) => {
    const rate = Number((full * share).toFixed(1));
    return { value: String(rate), label: `${rate} mL/h` };
  });
};

const plain = (command: SessionCommandKind, questions: readonly Question[]): Ask => ({
  command,
  questions,
  body: given,
  undo: true,
});

/** What is looked at before somebody goes, one tap each; it stands in the record with the name of who looked. */
const criterion = (name: CheckedCriterion): Ask => ({
  command: 'check-criterion',
  questions: [{ kind: 'choice', name: 'met', options: ['yes', 'no'] }],
  body: ({ met }) => ({ criterion: name, met: met === 'yes' }),
  undo: true,
});

const consentsHere = ({ patient, session: { route } }: Visit) =>
  patient.consents.filter(
    ({ body }) => route !== null && body.consent === moleculeOf(route) && !isForAnother(body.document, route),
  );

/** How a consent that was signed on paper is named in the record. */
const PAPER = 'paper-consent';

/** Everything that a session can ask for, one sheet each. */
export const ASKS = {
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
        options: ({ chairs, session }) =>
          chairs.filter(({ id }) => id !== session.chair).map(({ id, name }) => ({ value: id, label: name })),
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
  belongings: criterion('belongings'),
  'next-visit': criterion('next-visit'),
  'escort-understands': criterion('escort-understands'),
  'glucose-ok': criterion('glucose-ok'),
  'mood-no-new-risk': criterion('mood-no-new-risk'),
  'escort-here': {
    command: 'record-escort-arrival',
    questions: [
      {
        kind: 'pick',
        name: 'name',
        options: (visit) => {
          const arranged = visit.session.entries.findLast(({ kind }) => kind === 'escort-arranged');
          const name = arranged?.kind === 'escort-arranged' ? arranged.body.name : undefined;
          const known = escorts(visit);
          return name && !known.some(({ value }) => value === name) ? [{ value: name, label: name }, ...known] : known;
        },
        orWords: true,
      },
      {
        kind: 'choice',
        name: 'identifiedBy',
        options: ['document', 'patient-confirmed', 'known-to-staff', 'booking'],
      },
    ],
    body: given,
    undo: true,
  },
  'escort-call': {
    command: 'record-escort-call',
    questions: [
      { kind: 'pick', name: 'whom', options: escorts, orWords: true },
      { kind: 'yes-no', name: 'answered' },
    ],
    body: given,
    undo: true,
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
  'vitals-after': {
    command: 'judge-vitals',
    questions: [{ kind: 'yes-no', name: 'acceptable' }],
    body: (answers) => ({ moment: 'before-completion', acceptable: answers['acceptable'] }),
    undo: true,
  },
  readiness: {
    command: 'judge-readiness',
    questions: [{ kind: 'ago', name: 'readyAt', minutes: [0, 10, 20, 30, 45, 60, 90] }],
    body: (answers, visit) => ({ readyAt: ago(visit, answers['readyAt']) }),
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
  'off-monitor': {
    command: 'start-off-monitor',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['toilet', 'repositioned', 'cable-changed', 'cuff-moved', 'patient-request'],
      },
      { kind: 'pick', name: 'accompaniedBy', options: people, optional: true },
    ],
    body: (answers, visit) =>
      given({ ...answers, limitMinutes: offMonitorLimit(visit.policy, answers['because'] as string) }),
    undo: true,
  },
  presence: plain('record-presence', [
    { kind: 'pick', name: 'person', options: people, orWords: true },
    {
      kind: 'choice',
      name: 'role',
      options: ['nurse', 'prescriber', 'therapist', 'escort', 'observer', 'interpreter'],
    },
    { kind: 'yes-no', name: 'present' },
  ]),
  handover: {
    command: 'hand-over-chair',
    questions: [
      { kind: 'pick', name: 'to', options: people },
      { kind: 'words', name: 'words', optional: true },
    ],
    body: (answers, visit) => given({ from: visit.session.nurse ?? visit.me.id, ...answers }),
  },
  nausea: {
    command: 'chart-observations',
    questions: [{ kind: 'choice', name: 'state', options: ['none', 'mild', 'moderate', 'severe'] }],
    body: (answers) => ({
      observations: { nausea: { state: answers['state'] } },
      source: { from: 'person', how: 'reported-by-patient' },
    }),
    undo: true,
  },
  dissociation: {
    command: 'chart-observations',
    questions: [{ kind: 'choice', name: 'state', options: ['none', 'calm', 'frightened', 'agitated'] }],
    body: (answers) => ({
      observations: { dissociation: { state: answers['state'] } },
      source: { from: 'person', how: 'observed' },
    }),
    undo: true,
  },
  sedation: {
    command: 'chart-observations',
    questions: [{ kind: 'choice', name: 'score', options: ['5', '4', '3', '2', '1', '0'] }],
    body: (answers) => ({
      observations: { sedation: { scale: 'moaas-0-5', score: Number(answers['score']) } },
      source: { from: 'person', how: 'observed' },
    }),
    undo: true,
  },
  symptoms: {
    command: 'chart-observations',
    questions: [
      {
        kind: 'choice',
        name: 'symptoms',
        many: true,
        options: [
          'chest-pain',
          'dyspnoea',
          'sudden-severe-headache',
          'visual-change',
          'seizure',
          'focal-deficit',
          'confusion',
        ],
      },
    ],
    body: (answers) => ({
      observations: { symptoms: answers['symptoms'] },
      source: { from: 'person', how: 'observed' },
    }),
    undo: true,
  },
  gait: {
    command: 'chart-observations',
    questions: [
      { kind: 'choice', name: 'gait', options: ['steady', 'unsteady', 'not-tried'] },
      { kind: 'yes-no', name: 'oriented' },
    ],
    body: (answers) => ({ observations: given(answers), source: { from: 'person', how: 'observed' } }),
    undo: true,
  },
  note: {
    command: 'write-session-note',
    questions: [
      { kind: 'words', name: 'words' },
      { kind: 'choice', name: 'class', options: ['clinical', 'counselling'] },
    ],
    body: given,
    undo: true,
  },
  'adverse-event': {
    command: 'record-adverse-event',
    questions: [
      {
        kind: 'choice',
        name: 'event',
        options: [
          'bp-increase',
          'sedation',
          'dissociation',
          'nausea',
          'vomiting',
          'dizziness',
          'headache',
          'anxiety',
          'hypoxia',
          'fall',
          'suicidal-ideation',
          'other',
        ],
      },
      { kind: 'choice', name: 'grade', options: ['1', '2', '3', '4', '5'] },
      { kind: 'ago', name: 'onsetAt', minutes: [0, 5, 10, 15, 30, 60] },
      { kind: 'choice', name: 'related', options: ['yes', 'possible', 'no', 'unknown'] },
      { kind: 'choice', name: 'outcome', options: ['resolved', 'improving', 'ongoing', 'transferred', 'unknown'] },
      {
        kind: 'choice',
        name: 'serious',
        options: [
          'no',
          'not-assessed',
          'important-medical-event',
          'hospitalisation',
          'life-threatening',
          'disability',
          'death',
        ],
      },
      { kind: 'words', name: 'words', optional: true },
    ],
    body: (answers, visit) =>
      given({
        ...answers,
        grade: Number(answers['grade']),
        onsetAt: ago(visit, answers['onsetAt']),
        action: (answers['words'] as string | undefined) ?? '',
      }),
    undo: true,
  },
  aldrete: {
    command: 'score-aldrete',
    questions: ['activity', 'respiration', 'circulation', 'consciousness', 'saturation'].map(
      (name): Question => ({ kind: 'choice', name, options: ['2', '1', '0'] }),
    ),
    body: (answers) => Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, Number(value)])),
    undo: true,
  },
  padss: {
    command: 'score-padss',
    questions: ['vitals', 'activity', 'painAndNausea', 'bleeding', 'intakeAndOutput'].map(
      (name): Question => ({ kind: 'choice', name, options: ['2', '1', '0'] }),
    ),
    body: (answers) => Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, Number(value)])),
    undo: true,
  },
  'access-in': plain('place-access', [
    { kind: 'choice', name: 'place', options: ['left-arm', 'right-arm', 'left-hand', 'right-hand'] },
    { kind: 'choice', name: 'gauge', options: ['24 G', '22 G', '20 G', '18 G'], optional: true },
  ]),
  'access-out': plain('remove-access', [{ kind: 'yes-no', name: 'siteClean' }]),
  advice: {
    command: 'give-advice',
    questions: [
      { kind: 'choice', name: 'to', options: ['both', 'patient', 'escort'] },
      { kind: 'choice', name: 'language', options: ADVICE_LANGUAGES },
      { kind: 'choice', name: 'how', options: ['paper', 'link', 'both'], optional: true },
    ],
    body: (answers) => given({ ...answers, document: ADVICE_DOCUMENT, version: ADVICE_VERSION }),
    undo: true,
  },
  left: {
    command: 'record-left',
    questions: [
      { kind: 'choice', name: 'with', options: [...ESCORT_KINDS, 'nobody'] },
      { kind: 'pick', name: 'escortName', options: escorts, optional: true, orWords: true },
    ],
    body: given,
  },
  'left-before-release': {
    command: 'record-left-before-release',
    questions: [
      { kind: 'choice', name: 'capacity', options: ['yes', 'no', 'not-assessed'] },
      { kind: 'yes-no', name: 'adviceGiven' },
      {
        kind: 'choice',
        name: 'called',
        many: true,
        optional: true,
        options: ['escort', 'prescriber', 'emergency-contact', 'police', 'patient'],
      },
      { kind: 'choice', name: 'driving', options: ['yes', 'no', 'not-known'] },
      { kind: 'choice', name: 'lineOut', options: ['yes', 'no', 'not-known'] },
    ],
    body: (answers) => ({ ...answers, called: answers['called'] ?? [], unmet: answers['unmet'] ?? [] }),
  },
  rate: {
    command: 'change-infusion-rate',
    questions: [
      { kind: 'pick', name: 'mlPerHour', options: rates },
      {
        kind: 'choice',
        name: 'because',
        options: ['pressure', 'sedation', 'dissociation', 'nausea', 'patient-wish', 'as-ordered'],
      },
    ],
    body: (answers, visit) => ({
      infusion: running(visit),
      mlPerHour: Number(answers['mlPerHour']),
      because: answers['because'],
    }),
    undo: true,
  },
  pause: {
    command: 'pause-infusion',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['pressure', 'sedation', 'dissociation', 'nausea', 'patient-wish', 'line', 'toilet'],
      },
    ],
    body: (answers, visit) => ({ infusion: running(visit), because: answers['because'] }),
    undo: true,
  },
  stop: {
    command: 'stop-infusion',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['complete', 'threshold', 'patient-wish', 'adverse-event', 'line-failed', 'equipment', 'other'],
      },
      { kind: 'number', name: 'pumpedMl', unit: 'mL', decimals: 1, min: 0, max: 1000, optional: true },
    ],
    body: (answers, visit) => given({ infusion: running(visit), ...answers }),
    undo: true,
  },
  flush: {
    command: 'flush-line',
    questions: [{ kind: 'choice', name: 'volumeMl', options: ['10', '15', '20', '25', '30'] }],
    body: (answers, visit) => {
      const order = visit.session.order?.order;
      const mlPerHour = order?.form === 'infusion' ? order.line.flushMlPerHour : undefined;
      return given({ infusion: running(visit), volumeMl: Number(answers['volumeMl']), mlPerHour });
    },
    undo: true,
  },
  discard: {
    command: 'discard-line',
    questions: [],
    body: (_answers, visit) => ({ infusion: running(visit) }),
    undo: true,
  },
  'pump-read': {
    command: 'read-pump-volume',
    questions: [{ kind: 'number', name: 'pumpedMl', unit: 'mL', decimals: 1, min: 0, max: 1000 }],
    body: (answers, visit) => ({ infusion: running(visit), pumpedMl: answers['pumpedMl'] }),
    undo: true,
  },
  'line-failed': {
    command: 'record-line-failure',
    questions: [
      { kind: 'choice', name: 'how', options: ['extravasation', 'disconnected', 'occluded'] },
      { kind: 'number', name: 'lostMlMin', unit: 'mL', decimals: 1, min: 0, max: 1000 },
      { kind: 'number', name: 'lostMlMax', unit: 'mL', decimals: 1, min: 0, max: 1000 },
    ],
    body: (answers, visit) => ({ infusion: running(visit), ...answers }),
    undo: true,
  },
  'cancel-order': {
    command: 'cancel-order',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['dose-changes', 'condition-changed', 'patient-wish', 'in-error', 'other'],
      },
      { kind: 'words', name: 'reason', optional: true },
    ],
    body: (answers, visit) => ({
      order: visit.session.order?.ref,
      reason: answers['reason'] ?? answers['because'],
    }),
  },
  transfer: {
    command: 'record-transfer',
    questions: [
      { kind: 'choice', name: 'to', options: ['emergency-department', 'psychiatric-emergency', 'hospital', 'other'] },
      { kind: 'choice', name: 'how', options: ['ambulance', 'walked-across', 'other'] },
      {
        kind: 'choice',
        name: 'because',
        options: ['pressure', 'breathing', 'sedation', 'chest-pain', 'seizure', 'suicide-risk', 'other'],
      },
      { kind: 'words', name: 'handedTo', optional: true },
      { kind: 'words', name: 'reason', optional: true },
    ],
    body: ({ because, reason, ...answers }) => given({ ...answers, reason: reason ?? because }),
  },
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
  'stop-session': {
    command: 'stop-session',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['deferred', 'patient-wish', 'adverse-event', 'threshold', 'equipment', 'staffing', 'other'],
      },
      { kind: 'choice', name: 'suicideRisk', options: ['none', 'present', 'not-asked'], optional: true },
      { kind: 'words', name: 'reason', optional: true },
    ],
    body: (answers) => given({ ...answers, reason: answers['reason'] ?? answers['because'], rules: [] }),
  },
} as const satisfies Readonly<Record<string, Ask>>;

export type AskKey =
  | keyof typeof ASKS
  | 'check'
  | 'limits'
  | 'order'
  | 'pump'
  | 'drug'
  | 'device'
  | 'injection'
  | 'mouth'
  | 'bolus'
  | 'medicine';
