import { CALLS_STREAM } from '@keel/clinical/calls';
import {
  decideIdentify,
  decidePatient,
  type IdentifyCaller,
  type PatientCommand,
  patientFold,
} from '@keel/clinical/patient';
import type { Action } from '@keel/clinical/rights';
import { IdentifyCallerBody, PATIENT_COMMAND_BODIES } from '@keel/formats/api';
import type { z } from 'zod';
import { Problem } from '../problem/index.ts';
import { type CommandDefinition, define } from './definition.ts';

/** What can be said of a caller whom nobody knows yet: the same as of a patient, on a stream of its own. */
const SAID_OF_A_STRANGER = [
  'open-call',
  'answer-call',
  'turn-call',
  'end-call',
  'take-task',
  'try-contact',
  'close-task',
] as const;

const strangers: readonly CommandDefinition[] = SAID_OF_A_STRANGER.map((kind) =>
  define({
    kind,
    on: CALLS_STREAM,
    action: `command/${kind}` as Action,
    body: PATIENT_COMMAND_BODIES[kind] as z.ZodType,
    says: kind === 'take-task' || kind === 'close-task' ? 'order' : 'fact',
    begins: true,
    reads: () => [],
    patient: () => null,
    decide: (states, command, context) =>
      decidePatient({ patient: states.of(patientFold, CALLS_STREAM) }, command as PatientCommand, context),
  }),
);

const identify = define({
  kind: 'identify-caller',
  on: 'patient',
  action: 'command/identify-caller',
  body: IdentifyCallerBody as z.ZodType,
  says: 'order',
  begins: false,
  reads: () => [CALLS_STREAM],
  patient: (command) => command.stream.slice('patient/'.length),
  decide(states, command, context) {
    if (states.seq(CALLS_STREAM) === 0) throw new Problem('not-found');
    const patient = states.of(patientFold, command.stream);
    return decideIdentify({ patient, calls: states.of(patientFold, CALLS_STREAM) }, command as IdentifyCaller, context);
  },
});

/** Somebody is on the phone whom nobody knows yet, and how it turns out who it is. */
export const CALL_DEFINITIONS: readonly CommandDefinition[] = [...strangers, identify];
