import {
  caseloadFold,
  decideIntegration,
  INTEGRATION_COMMANDS,
  INTEGRATION_STREAM,
  type IntegrationCommand,
} from '@keel/clinical/integration';
import { patientFold } from '@keel/clinical/patient';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { INTEGRATION_COMMAND_BODIES } from '@keel/formats/api';
import type { z } from 'zod';
import { type CommandDefinition, define } from './definition.ts';

/** Who sees whom to talk about what came up, and when: the person's record and the therapist's hours in one transaction. */
export const INTEGRATION_DEFINITIONS: readonly CommandDefinition[] = INTEGRATION_COMMANDS.map((kind) =>
  define({
    kind,
    on: 'patient',
    action: `command/${kind}`,
    body: INTEGRATION_COMMAND_BODIES[kind] as z.ZodType,
    says: 'order',
    begins: false,
    reads: () => [INTEGRATION_STREAM, STAFF_STREAM],
    patient: (command) => command.stream.slice('patient/'.length),
    decide: (states, command, context) =>
      decideIntegration(
        {
          patient: states.of(patientFold, command.stream),
          caseload: states.of(caseloadFold, INTEGRATION_STREAM),
          staff: states.of(staffFold, STAFF_STREAM),
        },
        command as IntegrationCommand,
        context,
      ),
  }),
);
