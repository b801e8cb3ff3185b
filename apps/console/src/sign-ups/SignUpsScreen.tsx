import type { SignUpsView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { PhoneRequest } from './PhoneRequest.tsx';
import { isClinical } from './roles.ts';
import { SignUpCard } from './SignUpCard.tsx';
import styles from './SignUps.module.css';

/** Who is asking, and who must not wait? */
export function SignUpsScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<SignUpsView>('sign-ups'));
  useTopics(['view/sign-ups'], view.data?.position);
  const me = useQuery(meQuery).data;
  const now = useNow(60_000);
  const [phoning, setPhoning] = useState(false);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const rows = view.data.signUps;
  const open = rows.filter(({ state }) => state === 'asked');
  const groups = [
    ['now', open.filter(({ mustNotWait }) => mustNotWait)],
    ['asked', open.filter(({ mustNotWait }) => !mustNotWait)],
  ] as const;
  const decided = rows.filter(({ state }) => state !== 'asked');
  const card = (row: (typeof rows)[number]) => (
    <SignUpCard
      key={row.patient}
      row={row}
      now={now}
      zone={me?.clinic.zone ?? 'UTC'}
      clinical={isClinical(me?.roles ?? [])}
    />
  );
  return (
    <Page
      title={t('signUps.title')}
      lead={t('signUps.lead', { count: open.length })}
      act={
        <Button kind="next" onClick={() => setPhoning(true)}>
          {t('signUps.byPhone')}
        </Button>
      }
    >
      {open.length === 0 && <Empty>{t('signUps.none')}</Empty>}
      {groups.map(([group, list]) =>
        list.length === 0 ? null : (
          <section key={group} className={styles['section']} data-group={group}>
            <h2>{t(`signUps.group.${group}`, { count: list.length })}</h2>
            <ul className={styles['list']}>{list.map(card)}</ul>
          </section>
        ),
      )}
      {decided.length > 0 && (
        <details className={styles['section']}>
          <summary>{t('signUps.group.decided', { count: decided.length })}</summary>
          <ul className={styles['list']}>{decided.map(card)}</ul>
        </details>
      )}
      {phoning && <PhoneRequest onClose={() => setPhoning(false)} />}
    </Page>
  );
}
