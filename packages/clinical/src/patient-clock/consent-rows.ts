import { consentQuestions, taskOfQuestion } from '../consent/index.ts';
import { heardAt, taskOf } from '../patient/index.ts';
import type { ClockRule } from './clock.ts';

/**
 * A question about a consent holds the drug back until somebody has answered it, and it is answered by closing its task. One whose
 * task was struck, as an earlier Keel allowed, is given another: staff can answer it, and it has an owner and an hour again.
 */
export const CONSENT_CLOCK: readonly ClockRule[] = [
  {
    rule: 'consent-question-unowned',
    due: (patient, { now, zone }, cause) =>
      consentQuestions(patient)
        .filter(({ asked, state }) => state === 'open' && taskOfQuestion(patient, asked) === undefined)
        .map(({ asked }) => {
          const which = { dueAt: heardAt(asked), about: asked.id };
          const about = { stream: patient.stream, entry: asked.ref, rule: asked.body.document };
          const body = taskOf('consent-question', cause(which), now, about);
          return { ...which, events: [{ kind: 'task-opened', version: 1, occurredAt: now, zone, body }] };
        }),
  },
];
