import { infusionInHand, rateSet } from '@keel/clinical/session';
import { type Ask, given, plain } from './asking.ts';
import type { Visit } from './visit-context.ts';

const running = (visit: Visit): string => infusionInHand(visit.session)?.name ?? '1';
/** As ordered and in quarters below: what a pump is turned to in a hurry. */
const rates = (visit: Visit) => {
  const full = infusionInHand(visit.session)?.started.body.mlPerHour ?? 0;
  return [1, 0.75, 0.5, 0.25].map((share) => {
    const rate = Number((full * share).toFixed(1));
    return { value: String(rate), label: `${rate} mL/h` };
  });
};

const BY_HAND = 'hand';
/** A flush takes the time of its rate, and gives what the line holds in it; by hand it is in at once. */
const flushed = (visit: Visit) => {
  const infusion = infusionInHand(visit.session);
  const order = visit.session.order?.order;
  const ordered = order?.form === 'infusion' ? order.line.flushMlPerHour : undefined;
  const ran = infusion === undefined ? undefined : rateSet(infusion, visit.now);
  const rates = [...new Set([ordered, ran])].filter((rate) => rate !== undefined && rate > 0);
  return [
    ...rates.map((rate) => ({ value: String(rate), label: `${Number(rate!.toFixed(1))} mL/h` })),
    { value: BY_HAND, label: '', say: 'ask.flush.hand' as const },
  ];
};

/** What is done to a dose once there is an order. */
export const DOSE_ASKS = {
  'access-in': plain('place-access', [
    { kind: 'choice', name: 'place', options: ['left-arm', 'right-arm', 'left-hand', 'right-hand'] },
    { kind: 'choice', name: 'gauge', options: ['24 G', '22 G', '20 G', '18 G'], optional: true },
  ]),
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
    questions: [
      { kind: 'choice', name: 'volumeMl', options: ['10', '15', '20', '25', '30'] },
      { kind: 'pick', name: 'how', options: flushed },
    ],
    body: (answers, visit) =>
      given({
        infusion: running(visit),
        volumeMl: Number(answers['volumeMl']),
        mlPerHour: answers['how'] === BY_HAND ? undefined : Number(answers['how']),
      }),
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
} as const satisfies Readonly<Record<string, Ask>>;
