import { STARTING_POLICY, screen } from './index.ts';
import { NOW, wellPatientBut } from './well-patient.fixture.ts';

/**
 * What a well patient with these changes is not told although the words mean it: parts of `means` that do not hold, with what was
 * said instead; empty when all hold. A part is a rule that speaks ("osa"), with its verdict ("osa caution"), one that is silent
 * ("not osa"), "nothing" beyond information, "escalates" or "no escalation"; several are separated by commas.
 */
export function misread(changes: Readonly<Record<string, unknown>>, means: string): readonly string[] {
  const { flags, escalate } = screen(wellPatientBut(changes), STARTING_POLICY, NOW);
  const got = flags.flatMap(({ rule, verdict }) => [rule, `${rule} ${verdict}`]);
  const holds = (part: string): boolean => {
    if (part === 'nothing') return flags.every(({ verdict }) => verdict === 'info');
    if (part === 'escalates') return escalate;
    if (part === 'no escalation') return !escalate;
    return part.startsWith('not ') ? !got.includes(part.slice(4)) : got.includes(part);
  };
  return means
    .split(', ')
    .filter((part) => !holds(part))
    .map((part) => `${part} ≠ ${flags.map(({ rule, verdict }) => `${rule} ${verdict}`).join('; ')}`);
}
