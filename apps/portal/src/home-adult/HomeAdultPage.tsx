import type { MyHomeAdultView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { howSent, myQuery, toSay, untilHeard } from '../api/index.ts';
import { dayAndHourAt, Failed, form, Note, Waiting } from '../shell/index.ts';
import styles from './HomeAdult.module.css';

const STEPS = ['before', 'during', 'measure', 'after'] as const;
const URGENT = ['wake', 'breath', 'pressure', 'more'] as const;

/** What the adult does who is there when somebody takes a dose at home: nothing else of the patient stands here. */
export function HomeAdultPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useQuery(myQuery<MyHomeAdultView>('my-home-adult'));
  // Pressed once, it is sent until somebody answers, as long as the page is open.
  const tell = useMutation(untilHeard);
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { clinic, name, pressureMinutes, heardHours } = data;
  const said = data.said === null ? null : { says: data.said.says, when: dayAndHourAt(data.said.at, clinic.zone) };
  const say = (says: 'there' | 'wrong'): void =>
    tell.mutate(toSay('answer-as-home-adult', { order: data.order, says }));
  const sent = tell.isIdle ? null : howSent(tell);
  if (data.over && data.said?.reaching !== true) return <Note title={t('homeAdult.over')} />;
  return (
    <div className={form['form']}>
      <div>
        <h1>{t('homeAdult.title', { name })}</h1>
        <p className={form['lead']}>{t('homeAdult.lead')}</p>
      </div>
      <section className={form['part']}>
        <h2>{t('homeAdult.urgent')}</h2>
        <ul className={styles['list']}>
          {URGENT.map((line) => (
            <li key={line}>{t(`homeAdult.danger.${line}`)}</li>
          ))}
        </ul>
        <p>{t('homeAdult.crisis')}</p>
        <a className={buttonClass({ kind: 'next', size: 'large' })} href="tel:911">
          <IconPhone size={20} aria-hidden="true" /> {t('help.call911')}
        </a>
      </section>
      <section className={form['part']}>
        <h2>{t('homeAdult.tell')}</h2>
        <p>{t('homeAdult.wrongFirst')}</p>
        <div className={form['calls']}>
          <Button size="large" disabled={sent === 'sending'} onClick={() => say('wrong')}>
            {t('homeAdult.wrong')}
          </Button>
          <Button size="large" disabled={sent === 'sending'} onClick={() => say('there')}>
            {t('homeAdult.there')}
          </Button>
        </div>
        <p role="status">
          {sent === 'sending'
            ? t('homeAdult.telling')
            : sent === 'failed'
              ? t(tell.isError ? 'homeAdult.notTaken' : 'homeAdult.notTold')
              : said !== null &&
                t(said.says === 'there' ? 'homeAdult.saidThere' : 'homeAdult.saidWrong', { when: said.when })}
        </p>
      </section>
      <section className={form['part']}>
        <h2>{t('homeAdult.what')}</h2>
        <ol className={styles['list']}>
          {STEPS.map((line) => (
            <li key={line}>{t(`homeAdult.step.${line}`, { minutes: pressureMinutes, hours: heardHours })}</li>
          ))}
        </ol>
        <p>{t('homeAdult.cannot')}</p>
        {clinic.phone !== null && (
          <a className={buttonClass({ size: 'large' })} href={`tel:${clinic.phone.replace(/[^+\d]/g, '')}`}>
            <IconPhone size={20} aria-hidden="true" />{' '}
            {t('escort.call', { phone: clinic.phone.replaceAll(' ', '\u00a0') })}
          </a>
        )}
      </section>
    </div>
  );
}
