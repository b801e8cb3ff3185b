import { findingInputs, findingsOf, known } from '../prepare.ts';
import { input, isEsketamine, RELEASE, type Rule } from '../rule.ts';

/** An earlier reaction told in words: allergic where one clause says so and does not deny it. */
const saysAllergic = (reaction: string): boolean =>
  reaction
    .toLowerCase()
    .split(/[;,.\n]|\bbut\b|\bexcept\b|\bhowever\b/)
    .some(
      (clause) =>
        /anaphyla|angio-?o?edema|\bhives\b|urticaria|allerg|\brash\b|throat swell|swelling of|(?:face|facial|lip|tongue|throat) (?:swell|swollen)|swollen (?:face|lip|tongue|throat)|bronchospasm/.test(
          clause,
        ) && !/\b(?:no|not|denies|without|never)\b/.test(clause),
    );

const NAMES_OF_KETAMINE = ['ketamine', 'esketamine', 'ketamina', 'spravato', 'ketalar'];

/** Section b.5: allergy to the drug. */
export const ALLERGY_RULES: readonly Rule[] = [
  {
    id: 'hypersensitivity',
    section: 'b.5',
    layer: 'intake',
    title: 'Allergy to the drug or what is in it',
    states:
      'Allergy to ketamine, esketamine or an excipient of the product; an allergy to an unnamed anaesthetic waits for its name',
    routes: 'all',
    verdicts: ['contraindicated', 'defer'],
    settings: [],
    basis: 'label',
    sources: ['PI-US-2019', 'KET-MDV', 'GK'],
    wouldChange: 'The allergy turns out to be to something else.',
    override: RELEASE.contraindicated,
    clears: { what: 'which anaesthetic it was, and what happened', by: 'before the course begins', who: 'prescriber' },
    from: 'reference',
    judge: (subject) => {
      const excipient = isEsketamine(subject.route) ? 'esketamine-excipient' : 'ketamine-excipient';
      const allergies = (subject.allergies ?? []).filter(({ recognised }) =>
        recognised.ingredients.some(({ classes }) => classes.includes('ketamine') || classes.includes(excipient)),
      );
      const reaction = subject.context.priorKetamineReaction;
      const allergic = known(reaction) && saysAllergic(reaction);
      const unnamed = findingsOf(subject, 'anaesthetic-allergy');
      const named = unnamed.filter(({ words }) => NAMES_OF_KETAMINE.some((name) => words.has(name)));
      if (allergies.length > 0 || allergic || named.length > 0)
        return {
          verdict: 'contraindicated',
          because: 'An allergy to the drug or to something in the product is on record.',
          inputs: [
            ...allergies.map(({ field, substance, reaction: seen }) =>
              input(field, seen === '' ? substance : `${substance}: ${seen}`),
            ),
            ...(allergic ? [input('patient.context.priorKetamineReaction', reaction)] : []),
            ...findingInputs(named),
          ],
        };
      return unnamed.length === 0
        ? null
        : {
            verdict: 'defer',
            because: 'An allergy to an anaesthetic is coded without its name: it may be this one.',
            inputs: findingInputs(unnamed),
            missing: ['name of the anaesthetic'],
          };
    },
  },
];
