/**
 * A server reduced to its door and its record, for tests that kill it: decides and appends what its parent asks over the
 * process channel, and answers only after the commit.
 */
import type { Actor, Command } from '@keel/clinical/record';
import { instant } from '@keel/clinical/units';
import type { CommandAnswer } from '@keel/formats/api';
import type { Clinic, OpenAccess } from '../access/index.ts';
import { CARE_COMMANDS, openDoor, REGISTER_DEFINITIONS, registryOf } from '../commands/index.ts';
import type { Connection } from '../database/index.ts';
import { openRecord } from '../record/index.ts';

export interface DoorAsk {
  readonly number: number;
  readonly clinic: Clinic;
  readonly actor: Actor;
  readonly command: Command;
}
export type DoorSay =
  | { readonly ready: true }
  | { readonly number: number; readonly answer: CommandAnswer }
  | { readonly number: number; readonly failed: string };

const [connection = '{}', at = '0'] = process.argv.slice(2);
const now = () => instant(Number(at));
const record = openRecord({ connection: JSON.parse(connection) as Connection, now });
const door = openDoor({
  record,
  access: {} as OpenAccess,
  registry: registryOf(CARE_COMMANDS, REGISTER_DEFINITIONS),
  now,
});
/** A parent that is gone hears nothing, and that is no fault. */
const say = (message: DoorSay) => process.send?.(message, () => undefined);

process.on('message', ({ number, clinic, actor, command }: DoorAsk) => {
  door.say(clinic, actor, command).then(
    (answer) => say({ number, answer }),
    (error: Error) => say({ number, failed: error.message }),
  );
});
// Whoever killed the parent meant this one too.
process.once('disconnect', () => process.exit(0));
say({ ready: true });
