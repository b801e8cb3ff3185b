import { isHole } from '../../conditions/index.ts';
import { findingsOf, known } from '../prepare.ts';
import { input, type Outcome, RELEASE, type Rule } from '../rule.ts';
import { SIGNS_OF_TODAY } from './signs-of-today.ts';

const UNREAD = {
  section: '0',
  layer: 'intake',
  routes: 'all',
  settings: [],
  basis: 'clinic policy',
  sources: ['PD'],
  override: RELEASE.caution,
} as const;

/** What could not be read, or was never sent: listed and asked about, so that silence of a rule always means that it could look. */
export const UNREAD_RULES: readonly Rule[] = [
  {
    ...UNREAD,
    id: 'diagnoses-missing',
    title: 'No history is recorded',
    states: 'Without a list of diagnoses nothing is known about contraindications; an empty list is an answer',
    verdicts: ['defer'],
    wouldChange: 'The list of diagnoses, empty when there are none.',
    override: null,
    clears: { what: 'the list of diagnoses', by: 'before the course begins', who: 'prescriber' },
    from: { ours: 'section 0, rule 1: missing data is never "no"' },
    judge: ({ diagnosesListed }) =>
      diagnosesListed
        ? null
        : {
            verdict: 'defer',
            because: 'No list of diagnoses was recorded: a contraindication cannot be seen.',
            missing: ['patient.diagnoses'],
          },
  },
  {
    ...UNREAD,
    id: 'allergies-missing',
    title: 'No allergies are recorded',
    states: 'Without a list of allergies an allergy to the drug cannot be seen; an empty list is an answer',
    verdicts: ['defer'],
    wouldChange: 'The list of allergies, empty when there are none.',
    override: null,
    clears: { what: 'the list of allergies', by: 'minutes', who: 'nurse' },
    from: { ours: 'section 0, rule 1: missing data is never "no"' },
    judge: ({ allergies }) =>
      allergies !== null && !allergies.some(({ substance }) => isHole(substance))
        ? null
        : {
            verdict: 'defer',
            because:
              allergies === null
                ? 'No list of allergies was recorded: an allergy to the drug cannot be seen.'
                : 'Only a part of the allergies was told: another one cannot be seen.',
            missing: ['patient.allergies'],
          },
  },
  {
    ...UNREAD,
    id: 'diagnosis-unrecognised',
    title: 'A diagnosis was not recognised',
    states:
      'Listed and asked about: an entry without content waits, unknown words ask for a reason, unknown codes are shown',
    verdicts: ['defer', 'caution', 'info'],
    wouldChange: 'Someone reads it and says what it is.',
    clears: { what: 'what the entry stands for', by: 'minutes', who: 'prescriber' },
    from: { ours: 'the request contract: what is not recognised is listed, never ignored' },
    judge: (subject) =>
      subject.diagnoses.flatMap(({ field, read }): Outcome[] => {
        const inputs = [input(field, read.label === '' ? 'empty entry' : read.label)];
        if (read.unread === 'empty')
          return [
            {
              verdict: 'defer',
              because: 'A diagnosis was sent without code and without words: unrecognised.',
              inputs,
              missing: [`${field}.code`, `${field}.display`],
            },
          ];
        if (read.unread === 'unknown-words')
          return [
            {
              verdict: 'caution',
              because: `"${read.label}" is unrecognised: no rule looked at it. Read it and say what it is.`,
              inputs,
              missing: [`${field}.code`],
            },
          ];
        if (read.unread === 'unknown-code')
          return [
            {
              verdict: 'info',
              because: `"${read.label}" is unrecognised: its code is in no family that a rule reads.`,
              inputs,
            },
          ];
        const negated: Outcome[] =
          read.unread === 'negated'
            ? [
                {
                  verdict: 'info',
                  because: `"${read.label}" says that something is absent; that counts neither as present nor as certainly absent. Mark it ruled-out when it is.`,
                  inputs,
                },
              ]
            : [];
        // "Chest pain" in a list of diagnoses is neither said of today nor a disease that a rule reads: somebody asks.
        const found = findingsOf(subject, ...SIGNS_OF_TODAY).filter((one) => one.field === field);
        const signs: Outcome[] = found.some(({ status }) => status === 'active')
          ? [
              {
                verdict: 'caution',
                because: `"${read.label}" names a sign, which is judged only as one of today. Is it so now, and what is it from?`,
                inputs,
                missing: ['whether it is so today, and its cause'],
              },
            ]
          : [];
        const parts = read.unreadParts.map(
          (part): Outcome => ({
            verdict: 'caution',
            because: `"${part}" of "${read.label}" is unrecognised: no rule looked at it. Read it and say what it is.`,
            inputs,
            missing: [`${field}.display`],
          }),
        );
        return [...negated, ...signs, ...parts];
      }),
  },
  {
    ...UNREAD,
    id: 'medicine-unrecognised',
    title: 'A medicine was not recognised',
    states: 'Listed and asked about: unknown, ambiguous, misspelt, or code and name disagree',
    verdicts: ['defer', 'caution', 'info'],
    wouldChange: 'Someone reads it and says what it is.',
    clears: { what: 'which medicine it is', by: 'minutes', who: 'nurse' },
    from: { ours: 'the request contract: what is not recognised is listed, never ignored' },
    judge: ({ medicines }) =>
      (medicines ?? []).flatMap(({ field, written, recognised }): Outcome[] => {
        const inputs = [input(field, written === '' ? 'empty entry' : written)];
        const { unread } = recognised;
        if (unread === null) {
          const slip = recognised.ingredients.find(({ by }) => by === 'spelling');
          return slip === undefined
            ? []
            : [{ verdict: 'info', because: `"${slip.written}" was read as ${slip.name}: confirm.`, inputs }];
        }
        switch (unread.kind) {
          case 'empty':
            return [
              {
                verdict: 'defer',
                because: 'A medicine was sent without name and without code: unrecognised.',
                inputs,
                missing: [`${field}.name`, `${field}.rxcui`],
              },
            ];
          case 'unknown':
            return [
              {
                verdict: 'caution',
                because: `"${unread.written}" is unrecognised: no interaction could be looked for. Which medicine is it?`,
                inputs,
                missing: [`${field}.rxcui`],
              },
            ];
          case 'ambiguous':
            return [
              {
                verdict: 'caution',
                because: `"${unread.written}" is unrecognised as written. Is it ${unread.candidates.join(' or ')}?`,
                inputs,
                missing: [`${field}.name`],
              },
            ];
          case 'code-and-name-disagree':
            return [
              {
                verdict: 'caution',
                because: `${unread.written}: code and name are different medicines; both were judged. Which one is it?`,
                inputs,
                missing: [`${field}.name`],
              },
            ];
          default:
            // A benzodiazepine or an antagonist that was stopped yesterday still acts, and its withdrawal does too.
            return [
              {
                verdict: unread.matters ? 'caution' : 'info',
                because: `"${unread.written}" says that it is not taken; ask when the last dose was.`,
                inputs,
              },
            ];
        }
      }),
  },
  {
    ...UNREAD,
    id: 'allergy-unrecognised',
    title: 'An allergy was not recognised',
    states: 'Listed and asked about; an allergy without a substance waits',
    verdicts: ['defer', 'info'],
    wouldChange: 'Someone reads it and says what it is.',
    clears: { what: 'the substance', by: 'minutes', who: 'nurse' },
    from: { ours: 'the request contract: what is not recognised is listed, never ignored' },
    judge: ({ allergies }) =>
      (allergies ?? []).flatMap(({ field, substance, recognised }): Outcome[] => {
        if (isHole(substance)) return [];
        if (recognised.none || /^(nkda|nka|no known( drug)? allerg(y|ies)|no allerg(y|ies))\.?$/i.test(substance))
          return [];
        if (recognised.unread === null) return [];
        return recognised.unread.kind === 'empty'
          ? [
              {
                verdict: 'defer',
                because: 'An allergy was sent without its substance: it may be this drug.',
                inputs: [input(field, 'empty entry')],
                missing: [`${field}.substance`],
              },
            ]
          : [
              {
                verdict: 'info',
                because: `"${substance}" is unrecognised; it is neither ketamine nor esketamine as written.`,
                inputs: [input(field, substance)],
              },
            ];
      }),
  },
  {
    ...UNREAD,
    id: 'answer-unrecognised',
    title: 'An answer in words was not recognised',
    states: 'A symptom, an infection or an earlier reaction that no rule understood is shown and asked about',
    verdicts: ['caution'],
    wouldChange: 'Someone reads it and says what it is.',
    clears: null,
    from: { ours: 'the request contract: what is not recognised is listed, never ignored' },
    judge: ({ unreadText, context }) => {
      const outcomes: Outcome[] = unreadText.map(({ field, text }) => ({
        verdict: 'caution',
        because: `"${text}" is unrecognised: read it and decide.`,
        inputs: [input(field, text)],
      }));
      const reaction = context.priorKetamineReaction;
      if (
        known(reaction) &&
        reaction.trim() !== '' &&
        !/^(no|none|nil|n\/?a|never|no (adverse |prior |previous )?reactions?|well tolerated|tolerated well|not applicable|no prior (use|exposure|ketamine)|never had ketamine)\b[\s\S]{0,20}$/i.test(
          reaction.trim(),
        )
      )
        outcomes.push({
          verdict: 'caution',
          because: 'An earlier reaction to the drug: read it before this dose.',
          inputs: [input('patient.context.priorKetamineReaction', reaction)],
        });
      return outcomes;
    },
  },
];
