import type { PortalMe } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { forgetSaid, type RefusedSaid, refusedSaid, sendAgain, sendKept } from '../api/index.ts';
import { dayAndHourAt, form } from '../shell/index.ts';
import styles from './NotTaken.module.css';
import { wordsOf } from './words-of.ts';

/** What was told in this browser and the clinic does not have: said above every own page, with the words, until its writer puts it away. */
export function NotTaken({ me }: { readonly me: PortalMe }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { data } = useQuery({ queryKey: ['refused', me.about], queryFn: () => refusedSaid(me) });
  if (data === undefined || data.length === 0) return null;
  const looked = (): Promise<void> => client.invalidateQueries({ queryKey: ['refused'] });
  const { phone } = me.clinic;
  return (
    <section className={styles['notTaken']} role="alert" aria-label={t('notTaken.title')}>
      <h2>{t('notTaken.title')}</h2>
      <p>{t('notTaken.lead')}</p>
      {phone !== null && (
        <a className={buttonClass({ size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
          <IconPhone size={20} aria-hidden="true" /> {t('shell.callUs', { phone })}
        </a>
      )}
      <ul className={styles['list']}>
        {data.map((one) => (
          <li key={one.id}>
            <One one={one} zone={me.clinic.zone} />
            <div className={form['calls']}>
              {one.said !== null && (
                <Button onClick={() => void sendAgain(one.id).then(() => sendKept(me))}>{t('notTaken.again')}</Button>
              )}
              <Button kind="quiet" onClick={() => void forgetSaid(one.id).then(looked)}>
                {t('notTaken.putAway')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ one, zone }: { readonly one: RefusedSaid; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const when = dayAndHourAt(one.said?.occurredAt ?? new Date(one.at).toISOString(), zone);
  if (one.said === null) return <p>{t('notTaken.unreadable', { when })}</p>;
  const { what, lines } = wordsOf(one.said, t, i18n.language === 'es' ? 'es' : 'en', (time) =>
    dayAndHourAt(time, zone),
  );
  return (
    <>
      <p className={styles['when']}>
        {t(one.because === 'too-old' ? 'notTaken.tooOld' : 'notTaken.refused', { when })}
      </p>
      <p>
        <b>{what}</b>
      </p>
      <p className={styles['words']}>{lines.join('\n')}</p>
    </>
  );
}
