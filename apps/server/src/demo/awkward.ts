import { patientFold, readPatient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Actor, StreamName } from '@keel/clinical/record';
import { instrumentById } from '@keel/clinical/scales';
import { decideSession, type SessionCommand, scenarioId, sessionFold } from '@keel/clinical/session';
import { closedWithContact } from '@keel/clinical/tasks';
import { addMinutes, addMs, DAY_MS, type Instant } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { DEMO_CLINIC, DEMO_PATIENTS, DEMO_ZONE } from './cast.ts';
import { AT_RISK, SILENT_ESCORT } from './day.ts';
import { saidOf } from './said-of.ts';

const DESK: Actor = { kind: 'person', id: 'reyes', roles: ['front-desk'] };
const NURSE: Actor = { kind: 'person', id: 'lindqvist', roles: ['nurse'] };
const PRESCRIBER: Actor = { kind: 'person', id: 'okafor', roles: ['prescriber'] };

/** What no scenario tells by itself: an escort whose phone rings unanswered, and somebody lately at risk who has not come. */
export async function awkwardDemo(record: OpenRecord, policy: Policy, now: Instant): Promise<void> {
  for (const minutesAgo of SILENT_ESCORT.calledMinutesAgo)
    await escortRings(record, policy, addMinutes(now, -minutesAgo));
  await atRisk(record, addMs(now, -AT_RISK.answeredDaysAgo * DAY_MS));
}

async function escortRings(record: OpenRecord, policy: Policy, at: Instant): Promise<void> {
  const stream: StreamName = `session/today-${SILENT_ESCORT.patient}`;
  const events = await record.load(DEMO_CLINIC, stream);
  const escort = DEMO_PATIENTS.find(({ id }) => id === SILENT_ESCORT.patient)!.escort;
  const body = { whom: escort.name, answered: false };
  const command = {
    id: scenarioId(at, `demo/${stream}/escort`, 0),
    kind: 'record-escort-call',
    stream,
    seenSeq: 0,
    occurredAt: at,
    body,
  } as unknown as SessionCommand;
  const session = events.reduce(sessionFold.evolve, sessionFold.initial(stream));
  const context = { now: at, zone: DEMO_ZONE, actor: DESK };
  const decision = decideSession({ session, patient: null, policy, staff: null }, command, context);
  if (decision.kind === 'refused') throw new Error('demo: record-escort-call refused');
  await record.append(DEMO_CLINIC, {
    command: { id: command.id, bodyHash: sha256(canonical({ kind: command.kind, body })) },
    author: { kind: 'person', id: DESK.id, right: 'command/record-escort-call demo' },
    streams: decision.streams.map((one) => ({ ...one, expectedSeq: events.at(-1)?.seq ?? 0 })),
    answer: null,
  });
}

/** Thoughts of death on most days, asked about and answered the same day: it is why a silence is looked into today. */
async function atRisk(record: OpenRecord, at: Instant): Promise<void> {
  const { patient, item9 } = AT_RISK;
  const answers = Object.fromEntries(Array.from({ length: 9 }, (_, nth) => [`phq9.${nth + 1}`, nth === 8 ? item9 : 2]));
  const body = {
    instrument: 'phq9',
    version: instrumentById('phq9')?.version ?? '',
    answers,
    total: 16 + item9,
    askedIn: 'clinic',
    answeredBy: 'patient',
  };
  await record.append(DEMO_CLINIC, await saidOf(record, patient, NURSE, 'answer-scale', body, at));
  const stream: StreamName = `patient/${patient}`;
  const later = addMinutes(at, 20);
  const events = await record.load(DEMO_CLINIC, stream);
  const { tasks } = readPatient(events.reduce(patientFold.evolve, patientFold.initial(stream)));
  for (const { task, kind } of tasks.filter(({ state }) => state === 'open')) {
    const contact = { reached: 'patient', how: 'in-person', at: later, outcome: 'safe-plan-looked-at' };
    const evidence = 'Asked in person: no plan, no intent; the safety plan was gone through.';
    const closing = { task, evidence, ...(closedWithContact(kind) ? { contact } : {}) };
    await record.append(
      DEMO_CLINIC,
      await saidOf(record, patient, PRESCRIBER, 'close-task', closing, addMinutes(at, 25)),
    );
  }
}
