import { reminderDue, silenceTasks } from '../follow-up/index.ts';
import { afterDose, holdOf, judgedBy, readHome, untoldOf } from '../home/index.ts';
import { integrationOf, nextTalk, TALK } from '../integration/index.ts';
import { draftMessage } from '../messages/index.ts';
import { taskOf } from '../patient/index.ts';
import { addMs, DAY_MS, HOUR_MS } from '../units/index.ts';
import { AUTHORISATION_CLOCK } from './authorisation-rows.ts';
import { type ClockRule, REQUEST_WAITS_DAYS } from './clock.ts';
import { CONSENT_AGAIN_CLOCK } from './consent-again-rows.ts';
import { CONSENT_CLOCK } from './consent-rows.ts';
import { PLACE_CLOCK } from './place-rows.ts';
import { PLAN_CLOCK } from './plan-rows.ts';
import { PREPARATION_CLOCK } from './preparation-rows.ts';
import { STOP_CLOCK } from './stop-rows.ts';

/** A dose that nobody heard of stays somebody's to ask about for so long, also where the clock stood still over a weekend. PD. */
const UNHEARD_DAYS = 30;

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
  ...CONSENT_CLOCK,
  ...CONSENT_AGAIN_CLOCK,
  ...PLAN_CLOCK,
  ...AUTHORISATION_CLOCK,
  ...PLACE_CLOCK,
  ...STOP_CLOCK,
  {
    // Who took a dose at home and is not heard of that day is somebody's to call; so is a dose whose pressure nobody told. The next one waits.
    rule: 'home-silent',
    due: (patient, { now, zone, policy }, cause) =>
      readHome(patient, policy, now).doses.flatMap((dose) => {
        const untold = untoldOf(dose, policy);
        if (dose.takenAt === null || untold.length === 0 || now - dose.takenAt > UNHEARD_DAYS * DAY_MS) return [];
        const dueAt = afterDose(dose.takenAt, judgedBy(policy)).heardBy;
        if (now < dueAt) return [];
        const which = { dueAt, about: dose.dose };
        const body = holdOf(patient, untold.includes('heard') ? 'home-silent' : 'home-untold', cause(which), now);
        return [{ ...which, events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body }] }];
      }),
  },
  {
    // The second pressure is taken when it is highest: whoever forgets it hears of it then, at any hour, for he took the dose just now.
    rule: 'home-pressure',
    due: (patient, { now, zone, policy }, cause) =>
      readHome(patient, policy, now).doses.flatMap((dose) => {
        if (dose.takenAt === null || !untoldOf(dose, policy).includes('after')) return [];
        const { pressureAt, heardBy } = afterDose(dose.takenAt, judgedBy(policy));
        if (now < pressureAt || now > heardBy) return [];
        const which = { dueAt: pressureAt, about: dose.dose };
        const asked = { template: 'home-measure', cause: cause(which), occurredAt: now, zone, until: heardBy } as const;
        return [{ ...which, events: [draftMessage(patient, asked)] }];
      }),
  },
  {
    // Once before each talk; one that is moved is another visit, with a reminder of its own.
    rule: 'remind-talk',
    due: (patient, { now, zone }, cause) => {
      const talk = nextTalk(integrationOf(patient, now), now);
      if (talk === null || talk.startsAt <= now) return [];
      const dueAt = addMs(talk.startsAt, -TALK.remindBeforeHours.value * HOUR_MS);
      if (now < dueAt) return [];
      const which = { dueAt, about: talk.visit };
      const until = talk.startsAt;
      return [
        {
          ...which,
          events: [
            draftMessage(patient, { template: 'time-reminder', cause: cause(which), occurredAt: now, zone, until }),
          ],
        },
      ];
    },
  },
  {
    // At the hour the person answers, one message for all that waits; only to whom has said that he may be written to.
    rule: 'questions-wait',
    due: (patient, { now, zone }, cause) => {
      const { email, text } = patient.contactConsents;
      if (email !== true && text !== true) return [];
      const asked = patient.messages
        .filter(({ template }) => template === 'questions-wait')
        .map(({ queuedAt }) => queuedAt);
      const reminder = reminderDue(patient, { now, zone, asked });
      if (reminder === null) return [];
      const which = { dueAt: reminder.at };
      const message = draftMessage(patient, {
        template: 'questions-wait',
        cause: cause(which),
        occurredAt: now,
        zone,
        until: reminder.until,
      });
      return [{ ...which, events: [message] }];
    },
  },
  {
    rule: 'silence',
    due: (patient, { now, zone }) =>
      silenceTasks(patient, { now, zone }).map(({ dueAt, task }) => ({
        dueAt,
        about: task.task,
        events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body: task }],
      })),
  },
];
