import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { decideSignUp, patientFold } from '@keel/clinical/patient';
import type { Command, StreamName } from '@keel/clinical/record';
import { SIGN_UP_COMMANDS, type SignUpCommand, type SignUpCommandKind } from '@keel/clinical/sign-up';
import { SIGN_UP_COMMAND_BODIES } from '@keel/formats/api';
import type { z } from 'zod';
import { type CommandDefinition, define } from './definition.ts';

const BEGINS: readonly SignUpCommandKind[] = ['sign-up', 'refer-patient'];
/** What was said of oneself, or of how one may be reached, is a fact; what staff do with a request can be refused. */
const FACTS: readonly SignUpCommandKind[] = ['change-contact-consent', 'stop-messages'];

const targetOf = (command: Command): StreamName | null =>
  command.kind === 'merge-sign-up' ? `patient/${(command.body as { readonly into: string }).into}` : null;

/** Asking to be treated, what staff do with it, and how people may be reached. */
export const SIGN_UP_DEFINITIONS: readonly CommandDefinition[] = SIGN_UP_COMMANDS.map((kind) =>
  define({
    kind,
    on: 'patient',
    action: `command/${kind}`,
    body: SIGN_UP_COMMAND_BODIES[kind] as z.ZodType,
    says: FACTS.includes(kind) ? 'fact' : 'order',
    begins: BEGINS.includes(kind),
    reads(command) {
      const target = targetOf(command);
      return [...(BEGINS.includes(kind) ? [POLICY_STREAM] : []), ...(target === null ? [] : [target])];
    },
    patient: (command) => command.stream.slice('patient/'.length),
    decide(states, command, context) {
      const target = targetOf(command);
      const policy = BEGINS.includes(kind)
        ? (policyAt(states.of(adoptionFold, POLICY_STREAM), context.now)?.policy ?? null)
        : null;
      return decideSignUp(
        {
          patient: states.of(patientFold, command.stream),
          policy,
          ...(target === null ? {} : { target: states.of(patientFold, target) }),
        },
        command as SignUpCommand,
        context,
      );
    },
  }),
);
