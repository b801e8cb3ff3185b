import type { IntakeQuestion, QuestionWords } from '@keel/clinical/intake';
import type { IntakeAnswer, IntakeTrial } from '@keel/clinical/patient';
import type { TFunction } from 'i18next';

/** An answer as its giver reads it again. */
export function answerText(row: IntakeQuestion, answer: IntakeAnswer, words: QuestionWords, t: TFunction): string {
  const label = (option: string): string => words.options?.[option] ?? option;
  switch (answer.kind) {
    case 'unknown':
      return t('forms.unknown');
    case 'one':
      return label(answer.value);
    case 'many':
      return answer.values.length === 0 ? t('forms.none') : answer.values.map(label).join('; ');
    case 'number':
      return `${answer.value} ${row.kind === 'number' ? row.unit : ''}`.trim();
    case 'lines':
      return answer.lines.length === 0 ? t('forms.nothing') : answer.lines.join('; ');
    case 'medicines':
      return answer.medicines.length === 0
        ? t('forms.noMedicines')
        : answer.medicines.map(({ name, dose }) => (dose === undefined ? name : `${name}, ${dose}`)).join('; ');
    case 'allergies':
      return answer.allergies.length === 0
        ? t('forms.noAllergies')
        : answer.allergies
            .map(({ substance, reaction }) => (reaction === undefined ? substance : `${substance} (${reaction})`))
            .join('; ');
    case 'trials':
      return answer.trials.length === 0
        ? t('forms.noTrials')
        : answer.trials.map((trial) => trialText(trial, t)).join('; ');
  }
}

/** What was said of a medicine that was tried, each in words of its own. */
export const trialDetails = ({ mgPerDay, weeks, helped }: IntakeTrial, t: TFunction): readonly string[] => [
  ...(mgPerDay === undefined ? [] : [`${mgPerDay} mg`]),
  ...(weeks === undefined ? [] : [t('forms.forWeeks', { count: weeks })]),
  ...(helped === undefined ? [] : [t(`forms.itHelped.${helped}`)]),
];

function trialText(trial: IntakeTrial, t: TFunction): string {
  const more = trialDetails(trial, t);
  return more.length === 0 ? trial.medicine : `${trial.medicine} (${more.join(', ')})`;
}
