import { expect } from 'vitest';
import { STARTING_POLICY, screen } from './index.ts';
import { NOW, wellPatientBut } from './well-patient.fixture.ts';

/**
 * Expects of a well patient with these changes what the words say: a rule that speaks ("osa"), with its verdict ("osa caution"),
 * one that is silent ("not osa"), "nothing" beyond information, "escalates", "no escalation"; several are separated by commas.
 */
export function expectMeans(changes: Readonly<Record<string, unknown>>, means: string): void {
  const { flags, escalate } = screen(wellPatientBut(changes), STARTING_POLICY, NOW);
  const got = flags.flatMap(({ rule, verdict }) => [rule, `${rule} ${verdict}`]);
  for (const part of means.split(', ')) {
    if (part === 'nothing') expect(flags.filter(({ verdict }) => verdict !== 'info')).toEqual([]);
    else if (part === 'escalates') expect(escalate).toBe(true);
    else if (part === 'no escalation') expect(escalate).toBe(false);
    else if (part.startsWith('not ')) expect(got).not.toContain(part.slice(4));
    else expect(got).toContain(part);
  }
}
