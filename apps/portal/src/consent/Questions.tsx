import type { MyConsentView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { WordsField } from '@keel/ui/field';
import { IconPhone } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, toSay, useOnePress } from '../api/index.ts';
import { dayAndHourAt, form, hereZone, Trouble } from '../shell/index.ts';
import styles from './Consent.module.css';

export type Question = MyConsentView['questions'][number];

/** The hour as this phone reads it. */
export const here = (at: string): string => dayAndHourAt(at, hereZone());

/** What is asked and not answered, and the way to need no answer any more. */
export function Unanswered(props: {
  readonly questions: readonly Question[];
  /** What the answer is waited for with: the signature, more of the drug, or nothing that is asked for now. */
  readonly then: 'sign' | 'signed' | null;
  readonly phone: string | null;
}) {
  const { t } = useTranslation();
  const back = useMutation({
    mutationFn: (question: Question['question']) => say(toSay('withdraw-consent-question', { question })),
  });
  if (props.questions.length === 0) return null;
  return (
    <section className={form['aside']} role="status">
      <h2>{t('consent.waits')}</h2>
      {props.questions.map(({ question, words, at }) => (
        <div key={`${question.command}/${question.index}`} className={styles['question']}>
          <p className={form['hint']}>{t('consent.youAsked', { when: here(at) })}</p>
          <p id={question.command} className={styles['words']}>
            {words}
          </p>
          <Button disabled={back.isPending} aria-describedby={question.command} onClick={() => back.mutate(question)}>
            {t('consent.takeQuestionBack')}
          </Button>
        </div>
      ))}
      {props.then !== null && <p>{t(props.then === 'signed' ? 'consent.waitsSigned' : 'consent.waitsToSign')}</p>}
      {props.phone !== null && (
        <a className={buttonClass({ kind: 'quiet' })} href={`tel:${props.phone.replace(/[^+\d]/g, '')}`}>
          <IconPhone size={20} aria-hidden="true" /> {t('shell.callUs', { phone: props.phone })}
        </a>
      )}
      <Trouble error={back.error} />
    </section>
  );
}

/** What was asked and has its answer, or was taken back: nothing that somebody wrote disappears. */
export function AskedBefore({ questions }: { readonly questions: readonly Question[] }) {
  const { t } = useTranslation();
  if (questions.length === 0) return null;
  return (
    <section className={form['part']}>
      <h2>{t('consent.askedBefore')}</h2>
      {questions.map(({ question, words, at, state, endedAt }) => (
        <div key={`${question.command}/${question.index}`} className={styles['question']}>
          <p className={form['hint']}>{t('consent.youAsked', { when: here(at) })}</p>
          <p className={styles['words']}>{words}</p>
          <p>
            {t(state === 'answered' ? 'consent.answered' : 'consent.questionTakenBack', { when: here(endedAt ?? at) })}
          </p>
        </div>
      ))}
    </section>
  );
}

export function AskFirst(props: {
  readonly document: string;
  /** Before the signature. */
  readonly first: boolean;
  /** One about it is open. */
  readonly waits: boolean;
}) {
  const { document, first, waits } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  // Answered when the page has been read again: until then it is under way, and a second press asks nothing.
  const once = useOnePress();
  const send = useMutation({
    mutationFn: () => say(toSay('ask-about-consent', { document, words: words.trim() })),
    onSuccess: () => {
      setWords('');
      setOpen(false);
    },
    onSettled: once.done,
  });
  if (!open)
    return (
      <>
        <Button kind="quiet" onClick={() => setOpen(true)}>
          {t(first ? 'consent.ask' : 'consent.askMore')}
        </Button>
        <p role="status">{waits && send.isSuccess ? t('consent.asked') : ''}</p>
      </>
    );
  return (
    <div className={form['part']}>
      <WordsField label={t('consent.askField')} value={words} onWrite={(value) => setWords(value.slice(0, 2_000))} />
      <Button disabled={words.trim() === '' || send.isPending} onClick={() => once.press(() => send.mutate())}>
        {t('consent.askSend')}
      </Button>
      <Trouble error={send.error} />
    </div>
  );
}
