import { draftMessage } from '../messages/index.ts';
import { type Patient, planInForce, taskOf } from '../patient/index.ts';
import { escortOf, type PreparationDue, preparationDue } from '../preparation/index.ts';
import type { EventDraft } from '../record/index.ts';
import type { ClockRule } from './clock.ts';

/** The route that the next visits are for, as far as the chart alone says it. */
const routeOf = (patient: Patient) => planInForce(patient)?.body.route ?? patient.decision?.body.route ?? null;

const rule = (name: PreparationDue['rule'], events: ClockEvents): ClockRule => ({
  rule: name,
  due(patient, context, cause) {
    const { policy, now, cover } = context;
    if (policy === null) return [];
    return preparationDue(patient, () => routeOf(patient), policy, now, cover)
      .filter((due) => due.rule === name)
      .map(({ dueAt, visit }) => {
        const about = visit;
        return { dueAt, about, events: events(patient, { ...context, policy }, visit, cause({ dueAt, about })) };
      });
  },
});
type ClockEvents = (
  patient: Patient,
  context: Parameters<ClockRule['due']>[1] & {
    readonly policy: NonNullable<Parameters<ClockRule['due']>[1]['policy']>;
  },
  visit: string,
  cause: string,
) => readonly EventDraft[];

const startOf = (patient: Patient, visit: string) =>
  patient.visits.find(({ body }) => body.visit === visit)?.body.startsAt;

/** Before a visit: the patient is reminded, the escort asked again, and the escort's silence becomes somebody's task. */
export const PREPARATION_CLOCK: readonly ClockRule[] = [
  rule('remind-patient', (patient, { now, zone }, visit, cause) => {
    const until = startOf(patient, visit);
    return until === undefined
      ? []
      : [draftMessage(patient, { template: 'prepare-reminder', cause, occurredAt: now, zone, until })];
  }),
  rule('ask-escort', (patient, { now, zone, policy }, visit, cause) => {
    const until = startOf(patient, visit);
    const { named } = escortOf(patient, visit, routeOf(patient), policy);
    if (named === null || until === undefined) return [];
    const { email, phone } = named.body;
    if (email === undefined && phone === undefined) return [];
    return [
      draftMessage(patient, {
        template: 'escort-asked',
        cause,
        occurredAt: now,
        zone,
        to: {
          who: 'escort',
          ...(email === undefined ? {} : { email }),
          ...(phone === undefined ? {} : { phone }),
        },
        about: visit,
        until,
      }),
    ];
  }),
  rule('escort-silent', (patient, { now, zone }, visit, cause) => {
    const about = { stream: patient.stream, rule: `escort/${visit}` };
    const open = patient.tasks.some(
      (task) => task.kind === 'escort-silent' && task.state === 'open' && task.about?.rule === about.rule,
    );
    return open
      ? []
      : [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body: taskOf('escort-silent', cause, now, about) }];
  }),
];
