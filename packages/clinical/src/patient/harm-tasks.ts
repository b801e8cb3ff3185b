import { bladder } from '../adverse-events/index.ts';
import type { CallAnswered } from '../calls/index.ts';
import type { EventRef } from '../record/index.ts';
import type { Instant } from '../units/index.ts';
import { tasksOfCallAnswer } from './decide-call.ts';
import type { AdverseEventReported, BladderAsked, CravingAsked, TaskOpened } from './events.ts';
import type { Patient, PatientEntry } from './patient.ts';
import { taskOf } from './task-of.ts';

/** From this grade seriousness must be judged by somebody who may. Source: clinical-protocol h.3 (PD: from severe). */
const JUDGED_FROM_GRADE = 3;

/**
 * What a reported event owes: judgement, MedWatch, and the REMS where the drug is under one (clinical-protocol g: serious
 * Y/N with its class). A session's own record of the same event has opened its judgement already: it is not opened twice.
 */
export function tasksOfEvent(
  patient: Patient,
  event: AdverseEventReported,
  ref: EventRef,
  at: Instant,
): readonly TaskOpened[] {
  const about = { stream: patient.stream, entry: ref, rule: event.event };
  const serious = event.serious !== 'no' && event.serious !== 'not-assessed';
  const toJudge = event.serious === 'not-assessed' && event.grade >= JUDGED_FROM_GRADE;
  const fromSession =
    event.session !== undefined &&
    patient.tasks.some(({ task, state }) => task.startsWith(`${event.session}/serious-event`) && state === 'open');
  return [
    ...((serious || toJudge) && !fromSession ? ['serious-event'] : []),
    ...(serious ? ['report-medwatch'] : []),
    ...(serious && event.product === 'esketamine-nasal' ? ['report-rems'] : []),
  ].map((kind) => taskOf(kind, `${ref.command}/${kind}`, at, about));
}

/** The stop rule of the bladder opens its task when it fires. Source: h.4. */
export function tasksOfBladder(
  patient: Patient,
  asked: BladderAsked,
  ref: EventRef,
  at: Instant,
): readonly TaskOpened[] {
  const { verdict } = bladder({
    haematuria: asked.haematuria ?? null,
    painDays: asked.painDays ?? null,
    frequencyDays: asked.frequencyDays ?? null,
  });
  if (verdict !== 'stop-and-refer') return [];
  if (patient.tasks.some(({ kind, state }) => kind === 'bladder-stop' && state === 'open')) return [];
  return [taskOf('bladder-stop', `${ref.command}/bladder-stop`, at, { stream: patient.stream, entry: ref })];
}

/** A strong craving is looked at by a prescriber before the next dose. Source: h.4 (craving question), j (misuse stops); from which answer: PD. */
export function tasksOfCraving(
  patient: Patient,
  asked: CravingAsked,
  ref: EventRef,
  at: Instant,
): readonly TaskOpened[] {
  if (asked.answer !== 'strong') return [];
  if (patient.tasks.some(({ kind, state }) => kind === 'craving-review' && state === 'open')) return [];
  return [taskOf('craving-review', `${ref.command}/craving-review`, at, { stream: patient.stream, entry: ref })];
}

/** What a correction opens of harm: the tasks that the entry as it stood has not opened already. */
export function tasksOfCorrected(
  patient: Patient,
  entry: PatientEntry,
  body: unknown,
  said: { readonly ref: EventRef; readonly now: Instant; readonly by: string },
): readonly TaskOpened[] {
  switch (entry.kind) {
    case 'adverse-event-reported': {
      const known = new Set(tasksOfEvent(patient, entry.body, said.ref, said.now).map(({ kind }) => kind));
      const owed = tasksOfEvent(patient, body as AdverseEventReported, said.ref, said.now);
      return owed.filter(({ kind }) => !known.has(kind));
    }
    case 'bladder-asked':
      return tasksOfBladder(patient, body as BladderAsked, said.ref, said.now);
    case 'craving-asked':
      return tasksOfCraving(patient, body as CravingAsked, said.ref, said.now);
    case 'call-answered':
      return tasksOfCallAnswer(
        patient,
        { kind: 'call-answered', body: body as CallAnswered, at: said.now, by: said.by },
        said.ref,
      ).opened;
    default:
      return [];
  }
}
