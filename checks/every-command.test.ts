import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, ROLES } from '@keel/clinical/record';
import { ACTIONS, mayDo, RELATIONS } from '@keel/clinical/rights';
import { expect, test } from 'vitest';

/**
 * What the staff may say has a button somewhere on the console, or stands here with the reason why it needs none. A right
 * that nobody can use is a promise that is not kept.
 */
const WITHOUT_A_BUTTON: Readonly<Record<string, string>> = {
  'enrol-tablet': 'recorded by the route that turns a code into an enrolment, on the tablet itself',
  'draw-drug':
    'moves with the order that is prepared: the session names vial and amount, the register follows in one transaction',
  'open-container': 'moves with the first draw from a container, in the same transaction',
  'record-drug-given': 'moves with the dose that is charted, in the same transaction',
  'book-visit': 'the schedule books a chair or an hour, and the visit is entered with it',
  'cancel-visit': 'the schedule calls a booking off, and the visit with it',
  'start-course': 'a signed plan begins its course',
  'record-screening':
    'a signed decision holds the screening that it rests on; by itself the record is judged for somebody whose treatment goes on',
  'answer-check-in':
    'said by the patient in the portal; a nurse who rings goes through the same on the screen of the call',
  'say-not-safe': 'said by the patient in the portal; whoever hears it says report-distress',
  'answer-intake': 'said by the patient in the portal, question by question',
  'finish-intake': 'said by the patient in the portal',
  'sign-consent-text':
    'signed by the patient in the portal, also on a tablet that is handed over; what is signed on paper is sign-consent',
  'ask-about-consent': 'asked by the patient beside the text in the portal',
  'answer-experience': 'said by the patient in the portal after a session',
  'write-safety-plan':
    'written by the patient in the portal, in words of his own; staff see it and go through it on a call',
  'ask-integration': 'asked by the patient in the portal; whoever treats refers or books',
  'tell-home-dose':
    'told by the patient, step by step, on the page of the dose; what a nurse hears of one on the phone is kept with the call',
  'answer-as-home-adult':
    'said by the adult beside a dose at home, by his link; what a nurse hears of him on the phone is kept with the call',
  'tick-preparation': 'ticked by the patient on the list in the portal',
};

const root = join(import.meta.dirname, '../apps/console/src');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('words/'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));

/** These three are said of sessions and of people alike, by the same name; the one of people is looked for on its screen. */
const OF_PEOPLE = /^(correct|undo|strike)-patient-entry$/;
const sends = (command: string): boolean => {
  const kind = command.replace(/-patient-entry$/, '-entry');
  return sources.some(
    ({ path, text }) => (!OF_PEOPLE.test(command) || path.startsWith('patient/')) && text.includes(`'${kind}'`),
  );
};

const person = (role: (typeof ROLES)[number]): Actor => ({ kind: 'person', id: 'p', roles: [role] });
const staffCommands = ACTIONS.filter(
  (action) =>
    action.startsWith('command/') &&
    ROLES.some((role) => RELATIONS.some((relation) => mayDo(person(role), action, relation).verdict !== 'deny')),
).map((action) => action.slice('command/'.length));

test('what staff may say has a button, or a reason why not', () => {
  expect(staffCommands.length).toBeGreaterThan(150);
  expect(staffCommands.filter((command) => !sends(command) && !Object.hasOwn(WITHOUT_A_BUTTON, command))).toEqual([]);
});

test('nothing is excused that nobody of the staff may say', () => {
  expect(Object.keys(WITHOUT_A_BUTTON).filter((command) => !staffCommands.includes(command))).toEqual([]);
});
