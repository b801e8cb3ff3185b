import type { LocalDate, Patient } from '../patient/index.ts';

/** Sessions of this course in which something was given. */
export function sessionsHad(patient: Pick<Patient, 'sessions' | 'courses'>, course: string): number {
  const started = patient.courses.find(({ body }) => body.course === course);
  if (started === undefined) return 0;
  return patient.sessions.filter(
    ({ at, body }) =>
      body.deliveredMgMax > 0 && body.route === started.body.route && (body.startedAt ?? at) >= started.at,
  ).length;
}

/** The planned day after which benefit is judged, with `had` sessions behind; null when the days end before it. */
export const judgeOn = (dates: readonly LocalDate[], judgeAfter: number, had: number): LocalDate | null =>
  // Judged already: the next planned day asks again.
  dates[Math.max(0, judgeAfter - had - 1)] ?? null;
