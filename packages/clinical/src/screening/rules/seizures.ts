import { type Finding, findingInputs, known, saidOf } from '../prepare.ts';
import { input, RELEASE, type Rule } from '../rule.ts';
import { active, recorded } from './stated.ts';

const WEEKS_OF: Readonly<Record<string, number>> = { day: 1 / 7, week: 1, month: 52 / 12, year: 52 };
/** Weeks that an entry says were free of seizures ("seizure-free for 2 weeks"); null where it gives no stretch. */
function seizureFreeWeeks(finding: Finding): number | null {
  const found =
    /\bfree\b(?: of seizures)?(?: (?:for|since))?(?: the (?:last|past))? (\d+) (day|week|month|year)s?\b/i.exec(
      finding.about,
    );
  if (found === null || saidOf(finding, ['free']) !== 'affirmed') return null;
  return Math.round(Number(found[1]) * (WEEKS_OF[(found[2] ?? '').toLowerCase()] ?? 0) * 10) / 10;
}

/** Section b.2: seizures. */
export const SEIZURE_RULES: readonly Rule[] = [
  {
    id: 'seizure-disorder',
    section: 'b.2',
    layer: 'intake',
    title: 'Seizure disorder',
    states:
      'Controlled epilepsy asks for a reason; uncontrolled, within 3 months of a seizure, or of unknown control waits',
    routes: 'all',
    verdicts: ['defer', 'caution'],
    settings: ['seizure-weeks'],
    basis: 'clinic policy',
    sources: ['GK', 'PD'],
    wouldChange: 'The date of the last seizure: 3 months is the line.',
    override: RELEASE.defer,
    clears: {
      what: 'the date of the last seizure, 3 months or more ago, and neurology where it is not',
      by: 'before the course begins',
      who: 'prescriber with neurology',
    },
    from: 'reference',
    judge: (subject) => {
      const entries = recorded(subject, 'epilepsy', 'epilepsy-uncontrolled', 'seizure');
      const answer = subject.context.weeksSinceLastSeizure;
      // "Well controlled, last seizure 2 weeks ago": the time that stands in the entry outweighs what it calls itself.
      const told = entries.flatMap((entry) => {
        const free = seizureFreeWeeks(entry);
        const { onsetWeeks } = entry;
        return [
          ...(free === null ? [] : [free]),
          ...(onsetWeeks !== null && onsetWeeks < subject.setting('seizure-weeks') ? [onsetWeeks] : []),
        ];
      });
      const weeks = known(answer) || told.length === 0 ? answer : Math.min(...told);
      const inputs = [
        ...findingInputs(entries),
        ...(known(answer) ? [input('patient.context.weeksSinceLastSeizure', answer, 'wk')] : []),
      ];
      if (known(weeks) && weeks < subject.setting('seizure-weeks'))
        return {
          verdict: 'defer',
          because: `The last seizure was ${weeks} weeks ago; ${subject.setting('seizure-weeks')} weeks without one are needed.`,
          inputs,
        };
      if (
        entries.some(
          (entry) => active(entry) && (entry.condition === 'epilepsy-uncontrolled' || entry.origin === 'symptom'),
        )
      )
        return { verdict: 'defer', because: 'The record says that seizures are not controlled.', inputs };
      if (entries.length === 0)
        return known(weeks)
          ? { verdict: 'caution', because: 'A seizure is on record, more than 3 months ago.', inputs }
          : null;
      const saysControlled = entries.every((entry) => {
        const control = saidOf(entry, ['controlled', 'free', 'controlada', 'libre']);
        return control === 'affirmed' || (control === 'unsaid' && entry.status !== 'active');
      });
      if (known(answer) || saysControlled)
        return {
          verdict: 'caution',
          because: 'Ketamine can both cause and stop seizures.',
          inputs,
          missing: known(answer) ? [] : ['patient.context.weeksSinceLastSeizure'],
        };
      return {
        verdict: 'defer',
        because: 'Epilepsy is listed, and nothing says when the last seizure was.',
        inputs,
        missing: ['patient.context.weeksSinceLastSeizure'],
      };
    },
  },
];
