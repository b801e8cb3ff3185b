import { DEVICE_MG } from '@keel/clinical/dosing';
import type { Session } from '@keel/clinical/session';
import type { Answers, Ask, Question } from './asking.ts';

/** Told as the fact that it was: no order stands behind it, and the record says so with a flag and a task. */
const TOLD = { as: 'fact', overrides: [], order: null } as const;

const amount: Question = { kind: 'number', name: 'mg', unit: 'mg', decimals: 1, min: 0, max: 1000 };
const gotIn: Question = { kind: 'choice', name: 'gotIn', options: ['full', 'uncertain'] };
/** Of what nobody is sure of, anything from nothing to all of it got in. */
const delivery = ({ gotIn: how }: Answers, mg: number) =>
  how === 'full' ? { kind: 'full' } : { kind: 'uncertain', mgMin: 0, mgMax: mg, because: 'seen' };

/** What was given before anybody ordered it: never blocked, and followed up. */
export const UNORDERED_ASKS = {
  'unordered-device': {
    command: 'give-device',
    questions: [gotIn],
    body: (answers, { session, me }) => ({
      ...TOLD,
      device: session.devices.length + 1,
      mg: DEVICE_MG,
      watchedBy: me.id,
      delivery: delivery(answers, DEVICE_MG),
    }),
    undo: true,
  },
  'unordered-injection': {
    command: 'give-injection',
    questions: [amount, { kind: 'choice', name: 'place', options: ['deltoid', 'thigh', 'gluteal', 'abdomen'] }, gotIn],
    body: (answers, { session, me }) => ({
      ...TOLD,
      route: session.route === 'sc-ketamine' ? 'sc-ketamine' : 'im-ketamine',
      mg: answers['mg'],
      place: answers['place'],
      givenBy: me.id,
      delivery: delivery(answers, answers['mg'] as number),
    }),
    undo: true,
  },
  'unordered-mouth': {
    command: 'give-mouth-dose',
    questions: [
      amount,
      { kind: 'choice', name: 'preparation', options: ['tablet', 'troche', 'solution', 'spray'] },
      gotIn,
    ],
    body: (answers, { session, me }) => ({
      ...TOLD,
      route:
        session.route === 'sublingual-ketamine' || session.route === 'intranasal-ketamine'
          ? session.route
          : 'oral-ketamine',
      mg: answers['mg'],
      preparation: answers['preparation'],
      givenBy: me.id,
      delivery: delivery(answers, answers['mg'] as number),
    }),
    undo: true,
  },
  'unordered-push': {
    command: 'give-bolus',
    questions: [amount, { kind: 'choice', name: 'overSeconds', options: ['30', '60', '120', '300'] }, gotIn],
    body: (answers, { me }) => ({
      ...TOLD,
      mg: answers['mg'],
      overSeconds: Number(answers['overSeconds']),
      givenBy: me.id,
      delivery: delivery(answers, answers['mg'] as number),
    }),
    undo: true,
  },
  'unordered-infusion': {
    command: 'start-infusion',
    questions: [
      { kind: 'number', name: 'mlPerHour', unit: 'mL/h', decimals: 1, min: 0, max: 1000 },
      { kind: 'number', name: 'mgPerMl', unit: 'mg/mL', decimals: 2, min: 0, max: 100 },
      { kind: 'number', name: 'bagVolumeMl', unit: 'mL', decimals: 1, min: 0, max: 1000 },
      { kind: 'choice', name: 'primedWith', options: ['saline', 'drug'] },
      { kind: 'number', name: 'lineMl', unit: 'mL', decimals: 1, min: 0, max: 50 },
    ],
    body: (answers, { session, me }) => ({
      ...TOLD,
      infusion: String(session.infusions.length + 1),
      mlPerHour: answers['mlPerHour'],
      mgPerMl: answers['mgPerMl'],
      bagVolumeMl: answers['bagVolumeMl'],
      line: { primedWith: answers['primedWith'], volumeMl: answers['lineMl'] },
      givenBy: me.id,
    }),
    undo: true,
  },
} as const satisfies Readonly<Record<string, Ask>>;

/** The ways in which this session's drug can have been given; none where no route is planned. */
export function unorderedWays(route: Session['route']): readonly (keyof typeof UNORDERED_ASKS)[] {
  switch (route) {
    case null:
      return [];
    case 'intranasal-esketamine':
      return ['unordered-device'];
    case 'iv-ketamine':
      return ['unordered-infusion', 'unordered-push'];
    case 'im-ketamine':
    case 'sc-ketamine':
      return ['unordered-injection'];
    default:
      return ['unordered-mouth'];
  }
}
