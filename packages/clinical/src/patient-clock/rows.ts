import { taskOf } from '../patient/index.ts';
import { addMs, DAY_MS } from '../units/index.ts';
import { type ClockRule, REQUEST_WAITS_DAYS } from './clock.ts';
import { PREPARATION_CLOCK } from './preparation-rows.ts';

/** What time brings to people outside of a session. Add a row; nothing else is needed. */
export const PATIENT_CLOCK: readonly ClockRule[] = [
  {
    rule: 'sign-up-waits',
    due: ({ signUp, stream }, { now, zone }, cause) => {
      if (signUp?.state !== 'asked') return [];
      const dueAt = addMs(signUp.askedAt, REQUEST_WAITS_DAYS * DAY_MS);
      if (now < dueAt) return [];
      const task = taskOf('sign-up-waits', cause({ dueAt }), dueAt, { stream, rule: 'sign-up-waits' });
      return [{ dueAt, events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body: task }] }];
    },
  },
  ...PREPARATION_CLOCK,
];
