import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { COVER_STREAM, coverFold, watchAt } from '@keel/clinical/cover';
import { decideHome, HOME_COMMANDS, type HomeCommand } from '@keel/clinical/home';
import { patientFold } from '@keel/clinical/patient';
import { refused } from '@keel/clinical/record';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { HOME_COMMAND_BODIES } from '@keel/formats/api';
import type { z } from 'zod';
import { NO_POLICY } from './care-commands.ts';
import { type CommandDefinition, define } from './definition.ts';

const FACTS: ReadonlySet<string> = new Set(['tell-home-dose', 'answer-as-home-adult']);

/** Maintenance by mouth at home: judged by the policy in force at this moment, off unless it says otherwise. */
export const HOME_DEFINITIONS: readonly CommandDefinition[] = HOME_COMMANDS.map((kind) =>
  define({
    kind,
    on: 'patient',
    action: `command/${kind}`,
    body: HOME_COMMAND_BODIES[kind] as z.ZodType,
    says: FACTS.has(kind) ? 'fact' : 'order',
    begins: false,
    // A signature covers what was seen: a hold may have come since.
    ...(kind === 'order-home' || kind === 'refill-home' ? { mustHaveSeen: true } : {}),
    reads: () => [POLICY_STREAM, ...(FACTS.has(kind) ? [COVER_STREAM, STAFF_STREAM] : [])],
    patient: (command) => command.stream.slice('patient/'.length),
    decide(states, command, context) {
      const adopted = policyAt(states.of(adoptionFold, POLICY_STREAM), context.now)?.policy ?? null;
      // What somebody tells of a dose is never refused for a policy that the clinic lacks.
      if (adopted === null && !FACTS.has(kind)) return refused([NO_POLICY]);
      const watch = FACTS.has(kind)
        ? watchAt(states.of(coverFold, COVER_STREAM).cover, states.of(staffFold, STAFF_STREAM), context.now)
        : null;
      const patient = states.of(patientFold, command.stream);
      return decideHome({ patient, policy: adopted, watch }, command as HomeCommand, context);
    },
  }),
);
