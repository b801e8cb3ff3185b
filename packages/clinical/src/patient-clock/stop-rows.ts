import { allPatientEntries, type Patient, type PatientEntry, taskOf } from '../patient/index.ts';
import { eventId } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import type { ClockRule } from './clock.ts';

const KIND = 'visits-after-stop';
const aboutOf = (stop: PatientEntry): string => `${KIND}/${eventId(stop.ref)}`;

/**
 * What ends the treatments for now, newest first: the patient's own word, the end of a course, a decision not to treat. What a
 * prescriber planned or decided after that takes back his own stop, and not the patient's.
 */
function stopsOf(patient: Patient): readonly PatientEntry[] {
  const decided = allPatientEntries(patient, 'decision-signed');
  const goesOn = Math.max(
    0,
    ...[
      ...allPatientEntries(patient, 'course-started'),
      ...allPatientEntries(patient, 'plan-signed'),
      ...decided.filter(({ body }) => body.decision === 'treat'),
    ].map(({ seq }) => seq),
  );
  return [
    ...allPatientEntries(patient, 'cannot-come-said').filter(({ body }) => body.wants === 'no-more'),
    ...[
      ...allPatientEntries(patient, 'course-ended'),
      ...decided.filter(({ body }) => body.decision !== 'treat'),
    ].filter(({ seq }) => seq > goesOn),
  ].toSorted((a, b) => b.seq - a.seq);
}

/** The stop after which treatments still stand that were booked before it; what is booked after it is meant. */
const stopWithVisits = (patient: Patient, now: Instant): PatientEntry | undefined =>
  stopsOf(patient).find((stop) =>
    patient.visits.some(({ body, seq }) => body.kind === 'session' && body.startsAt > now && seq < stop.seq),
  );

const asked = (patient: Patient) => patient.tasks.filter(({ kind }) => kind === KIND);

/**
 * A stop takes no visit off by itself: it may be for some of them, and a chair that is given away is not had back. That they still
 * stand is the desk's to ask about, once for each stop, and ends by itself when none does.
 */
export const STOP_CLOCK: readonly ClockRule[] = [
  {
    rule: KIND,
    due: (patient, { now, zone }, cause) => {
      const stop = stopWithVisits(patient, now);
      if (stop === undefined || asked(patient).some(({ state }) => state !== 'closed')) return [];
      const about = aboutOf(stop);
      if (asked(patient).some((task) => task.about?.rule === about)) return [];
      const which = { dueAt: stop.recordedAt, about };
      const task = taskOf(KIND, cause(which), now, { stream: patient.stream, entry: stop.ref, rule: about });
      return [{ ...which, events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body: task }] }];
    },
  },
  {
    rule: `${KIND}-settled`,
    due: (patient, { now, zone }) => {
      if (stopWithVisits(patient, now) !== undefined) return [];
      return asked(patient)
        .filter(({ state }) => state !== 'closed')
        .map(({ task, openedAt }) => ({
          dueAt: openedAt,
          about: task,
          events: [
            {
              kind: 'task-closed',
              version: 1,
              occurredAt: now,
              zone,
              body: { task, evidence: 'no visit from before it is booked any more' },
            },
          ],
        }));
    },
  },
];
