import type { MyReferralView } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { meQuery, useMy } from '../api/index.ts';
import { dayAt, Failed, form, Note, Waiting } from '../shell/index.ts';
import styles from './ReferralPage.module.css';

/** How far a referrer's request is, and nothing of the chart. */
export function ReferralPage() {
  const { t } = useTranslation();
  const { data, isPending, refetch } = useMy<MyReferralView>('my-referral');
  const { data: me } = useQuery(meQuery);
  if (isPending) return <Waiting />;
  if (data === undefined) return <Failed again={() => void refetch()} />;
  const zone = me?.clinic.zone ?? 'UTC';
  return (
    <Note title={t('refer.stateTitle', { initials: data.initials })}>
      <p>
        <strong>{t(`refer.state.${data.state}`)}</strong>
      </p>
      <p>
        {t('refer.sentOn', { date: dayAt(data.sentAt, zone) })}
        {data.since !== null && ` · ${t('refer.since', { date: dayAt(data.since, zone) })}`}
      </p>
      {data.missing.length > 0 && (
        <section className={form['part']}>
          <h2>{t('refer.missing')}</h2>
          <ul className={styles['missing']}>
            {data.missing.map((part) => (
              <li key={part}>{t(part === 'contact' ? 'refer.contact' : `refer.part.${part}`)}</li>
            ))}
          </ul>
          <p>{t('refer.missingMore')}</p>
        </section>
      )}
      <p>{t('refer.stateMore')}</p>
      {data.clinic.phone !== null && <p>{t('shell.callUs', { phone: data.clinic.phone })}</p>}
    </Note>
  );
}
