import type { SessionCommandBodies, SessionCommandKind } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './AskSheet.module.css';
import type { Answers, Ask, Question } from './asking.ts';
import { ASKS } from './asks.ts';
import { useVisit } from './visit-context.ts';

const needed = (question: Question): boolean => !('optional' in question && question.optional);
const answered = (value: unknown): boolean =>
  value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);

/** Answers of one tap: the sheet saves itself, and the tap can be undone for a minute. */
const oneTap = (ask: Ask): boolean =>
  ask.undo === true && ask.questions.length === 1 && ask.questions[0]!.kind === 'choice' && !ask.questions[0]!.many;

/** Asks one thing about this session, by touch. */
export function AskSheet(props: {
  readonly what: keyof typeof ASKS;
  readonly preset: Answers;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const visit = useVisit();
  const ask: Ask = ASKS[props.what];
  const [answers, setAnswers] = useState<Answers>(props.preset);
  const [busy, setBusy] = useState(false);
  const lead = ask.lead?.(visit) ?? null;
  const complete = ask.questions.every((question) => !needed(question) || answered(answers[question.name]));

  const save = async (given: Answers): Promise<void> => {
    setBusy(true);
    const said = await visit.say(
      ask.command as SessionCommandKind,
      ask.body(given, visit) as SessionCommandBodies[SessionCommandKind],
      ask.undo ? { undo: t(`ask.${props.what}.title` as 'ask.note.title') } : {},
    );
    setBusy(false);
    if (said.kind !== 'refused') props.onClose();
  };
  const answer = (question: Question, value: unknown): void => {
    const next = { ...answers, [question.name]: value };
    setAnswers(next);
    if (oneTap(ask)) void save(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    void save(answers);
  };
  return (
    <Sheet
      open
      title={t(`ask.${props.what}.title` as 'ask.note.title')}
      keeps={`session/${visit.session.id}/ask/${props.what}`}
      onClose={props.onClose}
    >
      <form className={styles['form']} onSubmit={submit}>
        {lead !== null && <p>{t(lead)}</p>}
        {ask.questions.map((question) => (
          <QuestionField
            key={question.name}
            what={props.what}
            question={question}
            value={answers[question.name]}
            onAnswer={(value) => answer(question, value)}
          />
        ))}
        {!oneTap(ask) && (
          <Button type="submit" kind="next" size="large" wide disabled={!complete || busy}>
            {t('ask.save')}
          </Button>
        )}
      </form>
    </Sheet>
  );
}

function QuestionField(props: {
  readonly what: string;
  readonly question: Question;
  readonly value: unknown;
  readonly onAnswer: (value: unknown) => void;
}) {
  const { t } = useTranslation();
  const visit = useVisit();
  const { question, value, onAnswer } = props;
  const label = t(`ask.${props.what}.${question.name}` as 'ask.note.title', {
    defaultValue: t(`ask.q.${question.name}` as 'ask.note.title'),
  });
  const hint = needed(question) ? undefined : t('ask.optional');
  const option = (name: string): string =>
    t(`ask.${props.what}.${question.name}-${name}` as 'ask.note.title', {
      defaultValue: t(`ask.a.${name}` as 'ask.note.title', { defaultValue: name }),
    });
  switch (question.kind) {
    case 'choice': {
      const chosen = Array.isArray(value) ? (value as string[]) : value === undefined ? [] : [value as string];
      return (
        <Chips
          label={label}
          hint={hint}
          options={question.options.map((name) => ({ value: name, label: option(name) }))}
          chosen={chosen}
          many={question.many === true}
          glove={question.options.length <= 6 && !question.many}
          onChoose={(name) =>
            onAnswer(
              question.many
                ? chosen.includes(name)
                  ? chosen.filter((other) => other !== name)
                  : [...chosen, name]
                : name,
            )
          }
        />
      );
    }
    case 'yes-no':
      return (
        <Chips
          label={label}
          hint={hint}
          options={[
            { value: 'yes', label: t('ask.a.yes') },
            { value: 'no', label: t('ask.a.no') },
          ]}
          chosen={value === undefined ? [] : [value ? 'yes' : 'no']}
          onChoose={(name) => onAnswer(name === 'yes')}
        />
      );
    case 'ago':
      return (
        <Chips
          label={label}
          options={question.minutes.map((minutes) => ({
            value: String(minutes),
            label:
              minutes === null
                ? t('ask.a.nothingKnown')
                : minutes === 0
                  ? t('ask.a.now')
                  : minutes < 120
                    ? t('ask.a.minutesAgo', { count: minutes })
                    : minutes < 2_880
                      ? t('ask.a.hoursAgo', { count: Math.round(minutes / 60) })
                      : t('ask.a.daysAgo', { count: Math.round(minutes / 1_440) }),
          }))}
          chosen={value === undefined ? [] : [String(value)]}
          onChoose={(name) => onAnswer(name === 'null' ? null : Number(name))}
        />
      );
    case 'number':
      return (
        <Field
          label={`${label}, ${question.unit}`}
          hint={hint}
          type="number"
          inputMode={question.decimals === 0 ? 'numeric' : 'decimal'}
          step={10 ** -question.decimals}
          min={question.min}
          max={question.max}
          defaultValue={value === undefined ? '' : String(value)}
          onChange={(event) => onAnswer(event.target.value === '' ? undefined : Number(event.target.value))}
        />
      );
    case 'words':
      return (
        <WordsField
          label={hint ? `${label} (${hint})` : label}
          value={(value as string | undefined) ?? ''}
          onWrite={onAnswer}
        />
      );
    case 'pick': {
      const options = question.options(visit).map(({ say, takenBy, ...one }) => {
        const words = say ? t(say) : one.label;
        return { ...one, label: takenBy ? t('ask.takenBy', { what: words, name: takenBy }) : words };
      });
      const known = options.some((one) => one.value === value);
      return (
        <>
          {options.length > 0 && (
            <Chips
              label={label}
              hint={hint}
              options={options}
              chosen={known ? [value as string] : []}
              onChoose={onAnswer}
            />
          )}
          {question.orWords && (
            <Field
              label={options.length > 0 ? t('ask.orName') : label}
              value={known ? '' : ((value as string | undefined) ?? '')}
              onChange={(event) => onAnswer(event.target.value)}
            />
          )}
          {options.length === 0 && !question.orWords && !question.hiddenWithout && (
            <p>{t('ask.noneKnown', { what: label })}</p>
          )}
        </>
      );
    }
  }
}
