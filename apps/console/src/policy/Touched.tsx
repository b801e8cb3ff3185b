import type { Policy } from '@keel/clinical/policy';
import type { PolicyPreviewView } from '@keel/formats/api';
import { Identity } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { api, meQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dayIn } from '../time/index.ts';
import styles from './Policy.module.css';

/** Which of our patients a version would touch: counted by how their verdict moves, then each by name. */
export function Touched({ policy }: { readonly policy: Policy }) {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const { from: _from, ...proposal } = policy;
  const asked = useQuery({
    queryKey: ['policy-preview', JSON.stringify(proposal)],
    queryFn: () => api.post<PolicyPreviewView>('/policy-preview', { policy: proposal }),
    retry: false,
  });
  if (!asked.data) return asked.error ? <Failed error={asked.error} reset={() => void asked.refetch()} /> : <Waiting />;
  const { judged, touched } = asked.data;
  const counts = new Map<string, number>();
  for (const { from, to } of touched) counts.set(`${from} ${to}`, (counts.get(`${from} ${to}`) ?? 0) + 1);
  const verdict = (one: string): string => t(`screeningVerdict.${one as 'defer'}`);
  return (
    <div className={styles['touched']}>
      <p>{t('policy.touched', { count: touched.length, judged })}</p>
      {counts.size > 0 && (
        <ul className={styles['counts']}>
          {[...counts].map(([move, count]) => {
            const [from = '', to = ''] = move.split(' ');
            return (
              <li key={move}>
                <b>{count}</b>{' '}
                {from === to
                  ? t('policy.flagsOnly', { verdict: verdict(from) })
                  : t('policy.moves', { from: verdict(from), to: verdict(to) })}
              </li>
            );
          })}
        </ul>
      )}
      <ul className={styles['people']}>
        {touched.map(({ patient, from, to, rules }) => (
          <li key={patient.id}>
            <Link to="/patient/$id" params={{ id: patient.id }} className={styles['person']}>
              <Identity brief={patient} today={dayIn(now, zone)} />
            </Link>
            <p>{from === to ? verdict(to) : t('policy.moves', { from: verdict(from), to: verdict(to) })}</p>
            <p className={styles['soft']}>
              {rules.map((rule) => (
                <Link key={rule} to="/knowledge/$id" params={{ id: rule }}>
                  {rule}
                </Link>
              ))}
            </p>
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>{t('policy.touchedFrom')}</p>
    </div>
  );
}
