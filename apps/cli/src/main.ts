import { commands } from './commands/index.ts';

const [first = '--help', ...rest] = process.argv.slice(2);
const asksHelp = first === 'help' || first === '--help' || first === '-h';
const name = asksHelp ? rest[0] : first;
const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;

if (name === undefined) {
  const width = Math.max(...Object.keys(commands).map((one) => one.length));
  console.log('keel COMMAND [...]; keel COMMAND --help says more\n');
  for (const [one, { says }] of Object.entries(commands)) console.log(`  ${one.padEnd(width)}  ${says}`);
} else if (command === undefined) {
  console.error(`keel: there is no command "${name}". Commands: ${Object.keys(commands).join(', ')}`);
  process.exitCode = 2;
} else {
  process.exitCode = await command.run(asksHelp ? ['--help'] : rest);
}
