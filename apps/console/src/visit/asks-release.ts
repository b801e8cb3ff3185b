import { ADVICE_DOCUMENT, ADVICE_LANGUAGES, ADVICE_VERSION } from '@keel/clinical/documents';
import { type CheckedCriterion, ESCORT_KINDS } from '@keel/clinical/session';
import { type Ask, ago, escorts, given, plain, type Question } from './asking.ts';

/** What is looked at before somebody goes, one tap each; it stands in the record with the name of who looked. */
const criterion = (name: CheckedCriterion): Ask => ({
  command: 'check-criterion',
  questions: [{ kind: 'choice', name: 'met', options: ['yes', 'no'] }],
  body: ({ met }) => ({ criterion: name, met: met === 'yes' }),
  undo: true,
});

/** What stands between the last dose and the door. */
export const RELEASE_ASKS = {
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
  gait: {
    command: 'chart-observations',
    questions: [
      { kind: 'choice', name: 'gait', options: ['steady', 'unsteady', 'not-tried'] },
      { kind: 'yes-no', name: 'oriented' },
    ],
    body: (answers) => ({ observations: given(answers), source: { from: 'person', how: 'observed' } }),
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
} as const satisfies Readonly<Record<string, Ask>>;
