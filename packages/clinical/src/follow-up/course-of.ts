import type { Patient } from '../patient/index.ts';
import type { Programme } from '../scales/index.ts';

/** Words by which an indication is known to be about pain; everything else is looked after as a psychiatric programme. */
const PAIN = /\b(pain(ful)?\b|crps|neuropath|fibromyalg|migraine|dolor)/i;

/** What the patient is treated for, by the course that runs, else by the last one. Null = no course yet. */
export function programmeOf(patient: Patient): Programme | null {
  const course = patient.courses.findLast(({ endedAt }) => endedAt === null) ?? patient.courses.at(-1);
  if (course === undefined) return null;
  return PAIN.test(course.body.indication) ? 'pain' : 'psychiatric';
}

/**
 * Induction until the planned sessions are given; a course that plans none does not say. Sessions count from the start of
 * the course. Null = not known: what depends on it is asked.
 */
export function phaseOf(patient: Patient): 'induction' | 'maintenance' | null {
  const course = patient.courses.findLast(({ endedAt }) => endedAt === null);
  if (course?.body.plannedSessions === undefined) return null;
  const given = patient.sessions.filter(({ at, body }) => at >= course.at && body.deliveredMgMax > 0).length;
  return given >= course.body.plannedSessions ? 'maintenance' : 'induction';
}

/** Bipolar disorder on the list of conditions; null where nobody has asked for a list. */
export function bipolarOf(patient: Patient): boolean | null {
  return hasCondition(patient, /\bbipolar|manic|\bF3[01]/i);
}

export function hasCondition(patient: Patient, words: RegExp): boolean | null {
  const listed = patient.conditions?.body.conditions;
  if (listed === undefined) return null;
  return listed.some(({ words: said, code, status }) => status !== 'ruled-out' && words.test(`${said} ${code ?? ''}`));
}
