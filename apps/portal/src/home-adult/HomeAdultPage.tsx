import type { MyHomeAdultView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { myQuery } from '../api/index.ts';
import { Failed, form, Note, Waiting } from '../shell/index.ts';
import styles from './HomeAdult.module.css';

const STEPS = ['before', 'during', 'measure', 'after'] as const;
const URGENT = ['wake', 'breath', 'pressure', 'more'] as const;

/** What the adult does who is there when somebody takes a dose at home: nothing else of the patient stands here. */
export function HomeAdultPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useQuery(myQuery<MyHomeAdultView>('my-home-adult'));
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const { clinic, name, pressureMinutes, heardHours } = data;
  if (data.over) return <Note title={t('homeAdult.over')} />;
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
            <IconPhone size={20} aria-hidden="true" /> {t('escort.call', { phone: clinic.phone })}
          </a>
        )}
      </section>
    </div>
  );
}
