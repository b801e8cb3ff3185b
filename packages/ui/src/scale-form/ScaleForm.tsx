import type { Answers, FormQuestion, RenderedForm } from '@keel/clinical/scales';
import { useMediaQuery } from '@mantine/hooks';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button/index.ts';
import { askedNow } from './asked-now.ts';
import styles from './ScaleForm.module.css';

export interface ScaleFormProps {
  readonly form: RenderedForm;
  readonly answers: Answers;
  readonly onAnswer: (answers: Answers) => void;
  /** Everything asked is answered, or the rest is left blank on purpose. */
  readonly onDone: () => void;
  /** Keeps what there is, to be finished later; absent where that is not offered. */
  readonly onKeep?: (() => void) | undefined;
  /** To what came before the form, from its first question. */
  readonly onBack?: (() => void) | undefined;
  readonly busy?: boolean;
  /** One question a page: a tap on an answer goes on to the next one. Keys and readers go on by the button, as ever. */
  readonly advance?: boolean;
}

/** Below this a question has the page to itself. */
const ONE_AT_A_TIME = '(max-width: 700px)';
/** As many steps as fit as keys; more are typed. */
const KEYS_MAX = 11;

/** A rating scale as it is asked: one question at a time on a phone, the whole of it on a desk. Draws what it is told. */
export function ScaleForm(props: ScaleFormProps) {
  const { form, answers, onAnswer, onDone, onKeep, onBack, busy, advance } = props;
  const tapped = useRef(false);
  const { t } = useTranslation('ui');
  const one = useMediaQuery(ONE_AT_A_TIME, false, { getInitialValueInEffect: false });
  const asked = askedNow(form.questions, answers);
  const blank = asked.filter(({ linkId, needed }) => needed && (answers[linkId] ?? null) === null);
  const firstBlank = asked.findIndex(({ linkId }) => (answers[linkId] ?? null) === null);
  const [at, setAt] = useState(Math.max(0, firstBlank));
  const place = Math.min(at, asked.length - 1);
  const now = asked[place];
  const answer = (question: FormQuestion, value: number | null): void => {
    const next = { ...answers, [question.linkId]: value };
    // What is no longer asked is not answered either.
    const open = new Set(askedNow(form.questions, next).map(({ linkId }) => linkId));
    onAnswer(Object.fromEntries(Object.entries(next).filter(([linkId]) => open.has(linkId))));
    const last = askedNow(form.questions, next).at(-1)?.linkId === question.linkId;
    if (advance === true && one && tapped.current && value !== null && !last) setAt(place + 1);
    tapped.current = false;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only notes whether an answer was tapped or keyed.
    <div
      className={styles['form']}
      lang={form.language}
      onPointerDown={() => {
        tapped.current = true;
      }}
      onKeyDown={() => {
        tapped.current = false;
      }}
    >
      {form.otherLanguage && <p className={styles['note']}>{t('scaleForm.otherLanguage')}</p>}
      {form.instruction && <p className={styles['stem']}>{form.instruction}</p>}
      {form.stem && <p className={styles['stem']}>{form.stem}</p>}
      {one && now ? (
        <>
          <p className={styles['count']} aria-live="polite">
            {t('scaleForm.place', { at: place + 1, of: asked.length })}
          </p>
          <progress
            className={styles['bar']}
            value={place + 1}
            max={asked.length}
            aria-label={t('scaleForm.progress')}
          />
          {advance === true && place === 0 && <p className={styles['note']}>{t('scaleForm.advances')}</p>}
          <Question
            key={now.linkId}
            question={now}
            value={answers[now.linkId] ?? null}
            onAnswer={answer}
            focus={at > 0}
          />
          <div className={styles['steps']}>
            <Button
              size="large"
              disabled={place === 0 && onBack === undefined}
              onClick={() => (place === 0 ? onBack?.() : setAt(place - 1))}
            >
              {t('scaleForm.back')}
            </Button>
            {place < asked.length - 1 ? (
              <Button
                size="large"
                kind={(answers[now.linkId] ?? null) === null ? 'plain' : 'next'}
                onClick={() => setAt(place + 1)}
              >
                {t((answers[now.linkId] ?? null) === null ? 'scaleForm.skip' : 'scaleForm.next')}
              </Button>
            ) : (
              <Done blank={blank.length} busy={busy} onDone={onDone} />
            )}
          </div>
        </>
      ) : (
        <>
          {asked.map((question) => (
            <Question
              key={question.linkId}
              question={question}
              value={answers[question.linkId] ?? null}
              onAnswer={answer}
            />
          ))}
          <div className={styles['steps']}>
            {onBack && (
              <Button size="large" onClick={onBack}>
                {t('scaleForm.back')}
              </Button>
            )}
            <Done blank={blank.length} busy={busy} onDone={onDone} />
          </div>
        </>
      )}
      {onKeep && (
        <Button kind="quiet" disabled={busy === true} onClick={onKeep}>
          {t('scaleForm.keep')}
        </Button>
      )}
      {form.notice && (
        <p className={styles['notice']} lang="en">
          {form.notice}
        </p>
      )}
    </div>
  );
}

function Done(props: { readonly blank: number; readonly busy: boolean | undefined; readonly onDone: () => void }) {
  const { t } = useTranslation('ui');
  return (
    <Button size="large" kind="next" disabled={props.busy === true} onClick={props.onDone}>
      {props.blank === 0 ? t('scaleForm.done') : t('scaleForm.doneWithout', { count: props.blank })}
    </Button>
  );
}

function Question(props: {
  readonly question: FormQuestion;
  readonly value: number | null;
  readonly onAnswer: (question: FormQuestion, value: number | null) => void;
  readonly focus?: boolean;
}) {
  const { question, value, onAnswer, focus } = props;
  const { t } = useTranslation('ui');
  const id = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    if (focus) group.current?.focus();
  }, [focus]);
  const choices = choicesOf(question);
  /** A number key chooses the answer that is worth it, as it stands on the paper form. */
  const byKey = (event: KeyboardEvent): void => {
    const found = choices?.find((choice) => String(choice.value) === event.key);
    if (!found || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    onAnswer(question, found.value);
  };
  return (
    <fieldset ref={group} tabIndex={-1} className={styles['question']} onKeyDown={choices ? byKey : undefined}>
      <legend className={styles['prompt']}>
        {question.topicOnly ? question.prompt : `${question.number}. ${question.prompt}`}
        {question.period && <span className={styles['period']}> ({question.period})</span>}
      </legend>
      {question.note && <p className={styles['note']}>{question.note}</p>}
      {choices ? (
        <div
          className={styles['choices']}
          data-short={choices.every(({ text, value: worth }) => text === String(worth))}
        >
          {choices.map((choice) => (
            <label key={choice.value} className={styles['choice']}>
              <input
                type="radio"
                name={`${id}-${question.linkId}`}
                checked={value === choice.value}
                onChange={() => onAnswer(question, choice.value)}
              />
              <span>{choice.text}</span>
              {choice.text !== String(choice.value) && <span className={styles['worth']}>{choice.value}</span>}
            </label>
          ))}
          {value !== null && (
            <button type="button" className={styles['clear']} onClick={() => onAnswer(question, null)}>
              {t('scaleForm.clear')}
            </button>
          )}
        </div>
      ) : (
        <label className={styles['typed']}>
          <span>{t('scaleForm.number', { min: question.slider?.min ?? '', max: question.slider?.max ?? '' })}</span>
          <input
            type="number"
            inputMode="decimal"
            min={question.slider?.min}
            max={question.slider?.max}
            step={question.slider?.step ?? 'any'}
            value={value ?? ''}
            onChange={(event) => {
              const typed = event.target.valueAsNumber;
              onAnswer(question, Number.isFinite(typed) ? typed : null);
            }}
          />
        </label>
      )}
      {question.slider?.anchors && (
        <p className={styles['anchors']}>
          <span>
            {question.slider.min}: {question.slider.anchors[0]}
          </span>
          <span>
            {question.slider.max}: {question.slider.anchors[1]}
          </span>
        </p>
      )}
    </fieldset>
  );
}

/** Options of the form, or the steps of a short scale as keys; nothing where a number is typed. */
function choicesOf({
  options,
  slider,
}: FormQuestion): readonly { readonly value: number; readonly text: string }[] | null {
  if (options !== null) return options;
  if (slider === null || slider.step !== 1 || slider.max - slider.min + 1 > KEYS_MAX) return null;
  return Array.from({ length: slider.max - slider.min + 1 }, (_, index) => ({
    value: slider.min + index,
    text: String(slider.min + index),
  }));
}
