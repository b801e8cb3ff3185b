import { readPaymentPlan } from '../costs/index.ts';
import { type Patient, taskOf } from '../patient/index.ts';
import { dateOfDay, dayOfDate, instantsOfLocal, localDateOf } from '../units/index.ts';
import type { ClockRule } from './clock.ts';

/** What a task about a late payment is about: the plan, and the day of the payment. */
const aboutOf = (plan: string, on: string): string => `payment-plan/${plan}/${on}`;
const lateTasks = (patient: Patient) =>
  patient.tasks.filter(({ kind, state }) => kind === 'instalment-late' && state === 'open');

/**
 * A payment of a plan whose day has passed is somebody's to ask about, one at a time; the task ends by itself when the payment
 * has come, or when another plan was agreed. Whoever closes it by hand is not asked about that payment again.
 */
export const PLAN_CLOCK: readonly ClockRule[] = [
  {
    rule: 'instalment-late',
    due: (patient, { now, zone }, cause) => {
      const plan = readPaymentPlan(patient, localDateOf(now, zone));
      if (plan == null || lateTasks(patient).length > 0) return [];
      // The oldest that nobody was asked about yet: what is paid fills it before any other.
      const asked = new Set(patient.tasks.map(({ about }) => about?.rule));
      const first = plan.standing.payments.find(
        ({ on, standing }) => standing === 'late' && !asked.has(aboutOf(plan.agreed.id, on)),
      );
      if (first === undefined) return [];
      const about = aboutOf(plan.agreed.id, first.on);
      const dueAt = instantsOfLocal(dateOfDay(dayOfDate(first.on) + 1), 0, zone).earliest;
      const which = { dueAt, about };
      const task = taskOf('instalment-late', cause(which), now, { stream: patient.stream, rule: about });
      return [{ ...which, events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body: task }] }];
    },
  },
  {
    rule: 'instalment-settled',
    due: (patient, { now, zone }) => {
      const open = lateTasks(patient);
      if (open.length === 0) return [];
      const plan = readPaymentPlan(patient, localDateOf(now, zone));
      const stillLate = new Set(
        (plan?.standing.payments ?? []).flatMap(({ on, standing }) =>
          plan !== null && standing === 'late' ? [aboutOf(plan.agreed.id, on)] : [],
        ),
      );
      return open.flatMap(({ task, openedAt, about }) => {
        if (stillLate.has(about?.rule ?? '')) return [];
        const ended = plan === null || !about?.rule?.startsWith(aboutOf(plan.agreed.id, ''));
        const evidence = ended ? 'the plan was ended or replaced' : 'the payment has come';
        const body = { task, evidence };
        return [
          { dueAt: openedAt, about: task, events: [{ kind: 'task-closed', version: 1, occurredAt: now, zone, body }] },
        ];
      });
    },
  },
];
