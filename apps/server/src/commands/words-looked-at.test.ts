import { COVER_STREAM } from '@keel/clinical/cover';
import { holdsWords, WRITTEN_WORDS } from '@keel/clinical/patient';
import type { Command } from '@keel/clinical/record';
import { expect, test } from 'vitest';
import {
  CARE_COMMANDS,
  COST_COMMANDS,
  INTAKE_COMMANDS,
  registryOf,
  SIGN_UP_DEFINITIONS,
  type States,
} from './index.ts';

const registry = registryOf(CARE_COMMANDS, SIGN_UP_DEFINITIONS, INTAKE_COMMANDS, COST_COMMANDS);
const NOTHING: States = { of: (fold, stream) => fold.initial(stream), seq: () => 0, found: [] };

test.each([...new Set(WRITTEN_WORDS.map(({ command }) => command))])('%s goes by who answers at this hour', (kind) => {
  const definition = registry.find(kind, 'patient/p1');
  expect(definition).toBeDefined();
  const body = { visit: 'v1', into: 'p2' };
  const command = { id: 'c', kind, stream: 'patient/p1', seenSeq: 0, occurredAt: 0, body } as unknown as Command;
  expect(definition!.reads(command, NOTHING).includes(COVER_STREAM) || !holdsWords(kind)).toBe(true);
});
