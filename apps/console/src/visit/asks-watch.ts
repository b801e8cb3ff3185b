import { allOf, offMonitorLimit } from '@keel/clinical/session';
import { type Ask, ago, given, people, plain, undosed, watchers } from './asking.ts';
import type { Visit } from './visit-context.ts';

/** Who has the chair; before the first handover whoever speaks. */
const whoHasTheChair = (visit: Visit): string => visit.session.nurse ?? visit.me.id;
/** Nobody relieves himself; while nobody has the chair, anybody may take it, also whoever says so. */
const whoCanTakeOver = (visit: Visit) => watchers(visit).filter(({ value }) => value !== visit.session.nurse);

/** Whoever went along is recorded; those who watch patients are offered first. */
const watchersFirst = (visit: Visit) => {
  const first = watchers(visit);
  return [...first, ...people(visit).filter(({ value }) => !first.some((one) => one.value === value))];
};

/** What is charted while somebody is here, and how a session ends otherwise than by release. */
export const WATCH_ASKS = {
  'off-monitor': {
    command: 'start-off-monitor',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['toilet', 'repositioned', 'cable-changed', 'cuff-moved', 'patient-request'],
      },
      { kind: 'pick', name: 'accompaniedBy', options: watchersFirst, optional: true },
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
      { kind: 'pick', name: 'to', options: whoCanTakeOver },
      { kind: 'words', name: 'words', optional: true },
    ],
    body: (answers, visit) => given({ from: whoHasTheChair(visit), ...answers }),
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
  'stop-session': {
    command: 'stop-session',
    questions: [
      {
        kind: 'choice',
        name: 'because',
        options: ['deferred', 'patient-wish', 'adverse-event', 'threshold', 'equipment', 'staffing', 'other'],
      },
      { kind: 'choice', name: 'suicideRisk', options: ['none', 'present', 'not-asked'], optional: true },
      // Only where something was taken out of the register and nothing was given.
      {
        kind: 'pick',
        name: 'drug',
        optional: true,
        hiddenWithout: true,
        options: ({ session }) =>
          undosed(session) && allOf(session, 'drug-prepared').some(({ body }) => body.item !== undefined)
            ? [
                { value: 'put-back', label: 'put-back', say: 'ask.stop-session.drug-put-back' },
                { value: 'still-out', label: 'still-out', say: 'ask.stop-session.drug-still-out' },
              ]
            : [],
      },
      { kind: 'words', name: 'reason', optional: true },
    ],
    body: (answers) => given({ ...answers, reason: answers['reason'] ?? answers['because'], rules: [] }),
    lead: ({ session }) => (undosed(session) ? 'ask.stop-session.undosed' : null),
  },
} as const satisfies Readonly<Record<string, Ask>>;
