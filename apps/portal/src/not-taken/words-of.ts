import { INTAKE_WORDS, intakeQuestion } from '@keel/clinical/intake';
import type { IntakeAnswer } from '@keel/clinical/patient';
import type { TFunction } from 'i18next';
import { answerText } from '../answer-text/index.ts';
import type { Said } from '../api/index.ts';

type CheckInItem = 'tired' | 'sick' | 'sad' | 'safe';

interface OwnWords {
  readonly what: string;
  readonly lines: readonly string[];
}

/** What was said, as its writer reads it again: which thing it was, and his own words and answers. Nothing of it is left out. */
export function wordsOf(
  said: Pick<Said, 'kind' | 'body'>,
  t: TFunction<'portal'>,
  language: 'en' | 'es',
  /** An hour that was told, as it is read here. */
  when: (time: string) => string,
): OwnWords {
  try {
    return worded(said, t, language, when);
  } catch {
    // As another Keel wrote it: it stands here as it was sent, and no page is lost over it.
    return { what: kindWords(said.kind, t), lines: [JSON.stringify(said.body)] };
  }
}

/** Which thing it was, where its body says nothing that can be read. */
const kindWords = (kind: string, t: TFunction<'portal'>): string =>
  t(`notTaken.kind.${kind as 'report-food'}`, { defaultValue: t('notTaken.other') });

function worded(
  said: Pick<Said, 'kind' | 'body'>,
  t: TFunction<'portal'>,
  language: 'en' | 'es',
  when: (time: string) => string,
): OwnWords {
  const body = said.body as Readonly<Record<string, unknown>>;
  const own = ['words', 'nextTime'].flatMap((part) => (typeof body[part] === 'string' ? [String(body[part])] : []));
  switch (said.kind) {
    case 'answer-intake': {
      const question = String(body['question']);
      const row = intakeQuestion(question);
      const words = INTAKE_WORDS[language][question] ?? { ask: question };
      const answer = body['answer'] as IntakeAnswer;
      return {
        what: words.short ?? words.ask,
        lines: [row === undefined ? JSON.stringify(answer) : answerText(row, answer, words, t as TFunction)],
      };
    }
    case 'answer-scale': {
      const instrument = String(body['instrument']);
      const given = Object.values((body['answers'] ?? {}) as Readonly<Record<string, number | null>>);
      return {
        what: t(`forms.scaleName.${instrument as 'phq9'}`, { defaultValue: t('notTaken.scale') }),
        lines: [t('notTaken.answers', { answers: given.map((one) => one ?? '–').join(', ') }), ...own],
      };
    }
    case 'answer-check-in': {
      const answers = Object.entries((body['answers'] ?? {}) as Readonly<Record<CheckInItem, string>>);
      return {
        what: t('answer.howAreYou'),
        lines: [
          ...answers.map(([item, value]) =>
            item === 'safe'
              ? t(`answer.safeSays.${value as 'yes'}`)
              : `${t(`answer.${item as 'tired'}`)} ${t(`answer.three.${value as 'no'}`)}`,
          ),
          ...own,
        ],
      };
    }
    case 'answer-experience':
      return {
        what: t('answer.experience'),
        lines: [
          t(`answer.feltSays.${body['felt'] as 'good'}`),
          `${t('answer.lookedAfter')} ${t(`answer.lookedSays.${body['lookedAfter'] as 'yes'}`)}`,
          ...own,
        ],
      };
    case 'tell-home-dose': {
      const { step, systolic, diastolic, moreTaken } = body;
      const answers = Object.entries((body['answers'] ?? {}) as Readonly<Record<CheckInItem, string>>);
      return {
        what: t('home.title'),
        lines: [
          ...(step === 'taken' ? [t('home.taken')] : []),
          ...(systolic === undefined ? [] : [`${systolic}/${diastolic} mmHg`]),
          ...answers.map(([item, value]) =>
            item === 'safe'
              ? `${t('home.safe')} ${t(`home.isSafe.${value as 'yes'}`)}`
              : `${t(`home.${item as 'tired'}`)} ${t(`home.much.${value as 'no'}`)}`,
          ),
          ...(moreTaken === undefined ? [] : [`${t('home.moreTaken')} ${t(`home.more.${moreTaken ? 'yes' : 'no'}`)}`]),
        ],
      };
    }
    case 'withdraw-consent':
      return {
        what: kindWords(said.kind, t),
        lines: [t(`consent.kind.${body['consent'] as 'ketamine'}`), ...own],
      };
    case 'say-cannot-come':
      return { what: kindWords(said.kind, t), lines: [t(`prepare.wants.${body['wants'] as 'call-me'}`)] };
    case 'report-food':
      return {
        what: kindWords(said.kind, t),
        lines: [
          t(body['what'] === 'drink' ? 'prepare.ateDrink' : 'prepare.ateFood'),
          ...(typeof body['lastAt'] === 'string' ? [when(body['lastAt'])] : []),
        ],
      };
    case 'say-not-safe':
      return { what: t('help.notSafe'), lines: own };
    default:
      return { what: kindWords(said.kind, t), lines: own.length > 0 ? own : [JSON.stringify(body)] };
  }
}
