import type { StreamName } from '@keel/clinical/record';
import {
  decideRegister,
  REGISTER_COMMANDS,
  REGISTER_FACTS,
  type RegisterCommand,
  type RegisterCommandKind,
  registerFold,
} from '@keel/clinical/register';
import type { Action } from '@keel/clinical/rights';
import { readSession, sessionFold } from '@keel/clinical/session';
import { REGISTER_COMMAND_BODIES } from '@keel/formats/api';
import type { z } from 'zod';
import { Problem } from '../problem/index.ts';
import { type CommandDefinition, define } from './definition.ts';

const isFact = (kind: RegisterCommandKind): boolean => (REGISTER_FACTS as readonly string[]).includes(kind);
const sessionOf = (body: unknown): StreamName => `session/${(body as { readonly sessionId: string }).sessionId}`;

/**
 * The controlled-drug register. What a session gives moves it with the session's own commands; here is what is done at
 * the cabinet. A second person confirms with his own PIN on the same tablet, which the door turns into `context.second`.
 */
export const REGISTER_DEFINITIONS: readonly CommandDefinition[] = REGISTER_COMMANDS.map((kind) =>
  define({
    kind,
    on: 'register',
    action: `command/${kind}` as Action,
    body: REGISTER_COMMAND_BODIES[kind] as z.ZodType,
    says:
      kind === 'draw-drug'
        ? (body) => ((body as { readonly done: boolean }).done ? 'fact' : 'order')
        : isFact(kind)
          ? 'fact'
          : 'order',
    begins: kind === 'open-register',
    // A count covers what stood in the book when it was begun: what moved meanwhile would be called missing.
    ...(kind === 'count-stock' ? { mustHaveSeen: true } : {}),
    reads: (command) => (kind === 'draw-drug' ? [sessionOf(command.body)] : []),
    patient: (command) => (kind === 'draw-drug' ? (command.body as { readonly patientId: string }).patientId : null),
    decide(states, command, context) {
      if (kind === 'draw-drug') {
        const body = command.body as { readonly patientId: string };
        // Drug for a session that is not there, or is somebody else's, would be traced to nobody.
        const { patient } = readSession(states.of(sessionFold, sessionOf(body)));
        if (patient !== body.patientId) throw new Problem('not-found');
      }
      return decideRegister(states.of(registerFold, command.stream), command as RegisterCommand, context);
    },
  }),
);
