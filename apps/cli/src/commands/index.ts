import { eraseCommand } from './erase.ts';
import { pkCommand } from './pk.ts';
import { readingsCommand } from './readings.ts';
import { scoreCommand } from './score.ts';
import { screenCommand } from './screen.ts';
import { serveCommand } from './serve.ts';
import { verifyCommand } from './verify.ts';

/** A command reads its arguments and answers the exit code: 0 answered, 1 bad record, 2 input refused. */
export type Command = (args: readonly string[]) => Promise<number>;

export const commands: Readonly<Record<string, Command>> = {
  erase: eraseCommand,
  pk: pkCommand,
  readings: readingsCommand,
  score: scoreCommand,
  screen: screenCommand,
  serve: serveCommand,
  verify: verifyCommand,
};
