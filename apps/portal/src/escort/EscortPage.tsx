import type { MyEscortView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { myQuery, ProblemError, type Said, say, toSay, useOnePress } from '../api/index.ts';
import { dayAndHourAt, Failed, form, Note, Trouble, Waiting } from '../shell/index.ts';
import styles from './Escort.module.css';

/** The hour at which somebody can be fetched moves with the visit. */
const AGAIN_MS = 60_000;
const WATCH = ['stay', 'drive', 'calm', 'light'] as const;

/** One visit for whoever takes the patient home: when, where, yes or no, and what to watch tonight. */
export function EscortPage() {
  const { t, i18n } = useTranslation();
  const { data, isPending, refetch } = useQuery({ ...myQuery<MyEscortView>('my-escort'), refetchInterval: AGAIN_MS });
  const once = useOnePress();
  /** What was said here and does not stand on the page yet: it may have been heard, and only the answer was lost. */
  const unread = useRef<{ readonly said: 'yes' | 'no'; readonly startsAt: string; readonly one: Said } | null>(null);
  useEffect(() => {
    if (unread.current !== null && unread.current.said === data?.answer) unread.current = null;
  }, [data]);
  const answer = useMutation({
    mutationFn: (one: Said) => say(one),
    onError: (error) => {
      if (error instanceof ProblemError) unread.current = null;
    },
    onSettled: once.done,
  });
  /** Said again after nobody answered it is the same word. */
  const press = (said: 'yes' | 'no'): void =>
    once.press(() => {
      const { visit = '', startsAt = '' } = data ?? {};
      // Of another hour it is another word.
      if (unread.current?.said !== said || unread.current.startsAt !== startsAt)
        unread.current = { said, startsAt, one: toSay('answer-as-escort', { visit, answer: said }) };
      answer.mutate(unread.current.one);
    });
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { where } = data;
  const when = (time: string): string => dayAndHourAt(time, where.zone);
  const call = where.phone && (
    <a className={buttonClass({ size: 'large' })} href={`tel:${where.phone.replace(/[^+\d]/g, '')}`}>
      <IconPhone size={20} aria-hidden="true" /> {t('escort.call', { phone: where.phone.replaceAll(' ', '\u00a0') })}
    </a>
  );
  if (data.off !== null) {
    return (
      <Note title={t(`escort.off.${data.off}`)} more={t(`escort.offMore.${data.off}`, { when: when(data.startsAt) })}>
        {call}
      </Note>
    );
  }
  const { again, name } = data;
  if (name === null) return <Failed again={() => void refetch()} />;
  return (
    <div className={form['form']}>
      <section className={form['when']}>
        <h1>{t('escort.title', { name })}</h1>
        {again !== null && !data.over && (
          <p className={styles['again']}>
            {t(`escort.again.${again.why}`, { before: when(again.before) })}
            {data.answer === null && ` ${t('escort.sayAgain')}`}
          </p>
        )}
        {data.over ? (
          <p>{t('escort.over')}</p>
        ) : data.readyAt === null ? (
          <p>{t('escort.notKnown')}</p>
        ) : (
          <>
            <p className={form['time']} role="status">
              {t('escort.comeAt', { when: when(data.readyAt) })}
            </p>
            <p>{t('escort.moves')}</p>
          </>
        )}
        <p className={form['hint']}>{t('escort.starts', { when: when(data.startsAt) })}</p>
      </section>
      {!data.over && (
        <section className={form['part']}>
          <h2>{t('escort.can')}</h2>
          <p role="status">
            {data.answer === 'yes' ? t('escort.saidYes') : data.answer === 'no' ? t('escort.saidNo') : ''}
          </p>
          <div className={form['calls']}>
            {data.answer !== 'yes' && (
              <Button kind="next" size="large" disabled={answer.isPending} onClick={() => press('yes')}>
                {t('escort.yes')}
              </Button>
            )}
            {data.answer !== 'no' && (
              <Button size="large" disabled={answer.isPending} onClick={() => press('no')}>
                {t('escort.no')}
              </Button>
            )}
          </div>
          <Trouble error={answer.error} />
        </section>
      )}
      <section className={form['part']}>
        <h2>{t('escort.where')}</h2>
        <address className={styles['address']}>
          {[where.name, ...(i18n.language === 'es' ? where.addressEs : where.address)]
            .filter((line) => line !== null)
            .map((line) => (
              <span key={line}>{line}</span>
            ))}
        </address>
        {call}
      </section>
      <section className={form['part']}>
        <h2>{t('escort.tonight')}</h2>
        <ul className={styles['watch']}>
          {WATCH.map((line) => (
            <li key={line}>{line === 'drive' ? t(`escort.drive.${data.drive}`) : t(`escort.watch.${line}`)}</li>
          ))}
        </ul>
        <p className={styles['urgent']}>{t('escort.urgent')}</p>
        <p>{t('escort.crisis')}</p>
      </section>
    </div>
  );
}
