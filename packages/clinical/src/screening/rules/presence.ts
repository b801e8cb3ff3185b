import type { FlagVerdict } from '../flag.ts';
import { type Finding, findingInputs, findingsOf } from '../prepare.ts';
import { type Outcome, RELEASE, type Rule } from '../rule.ts';

/** A row that fires on a condition whatever its status, since "in remission" or "history" does not take the reason away. */
export function presence(
  id: string,
  title: string,
  states: string,
  verdict: FlagVerdict,
  conditions: readonly Finding['condition'][],
  basis: Rule['basis'],
  sources: Rule['sources'],
  why: string,
  wouldChange: string,
  override: Rule['override'] = verdict === 'contraindicated' ? RELEASE.contraindicated : RELEASE.caution,
): Rule {
  return {
    id,
    section: 'b.1',
    layer: 'intake',
    title,
    states,
    routes: 'all',
    verdicts: [verdict],
    settings: [],
    basis,
    sources,
    wouldChange,
    override,
    clears: null,
    from: 'reference',
    judge: (subject): Outcome | null => {
      const entries = findingsOf(subject, ...conditions).filter(({ origin }) => origin === 'diagnosis');
      return entries.length === 0 ? null : { verdict, because: why, inputs: findingInputs(entries) };
    },
  };
}
