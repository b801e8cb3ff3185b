import { mayDo } from '@keel/clinical/rights';
import type { PatientsView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { Identity, NotShownOnce } from '@keel/ui/identity';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn, dayText } from '../time/index.ts';
import { matches } from './matches.ts';
import styles from './PatientsScreen.module.css';
import { RegisterSheet } from './RegisterSheet.tsx';

/** Everyone one may see. Searching happens on this page: a name stands in no address and no log. */
export function PatientsScreen() {
  const { t } = useTranslation();
  const list = useQuery(viewQuery<PatientsView>('patients'));
  useTopics(['view/patients'], list.data?.position);
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search);
  const [adding, setAdding] = useState(false);
  const me = useQuery(meQuery).data;
  const mayRegister =
    me != null &&
    mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, 'command/register-patient', 'clinic').verdict !==
      'deny';
  if (!list.data) return list.error ? <Failed error={list.error} reset={() => void list.refetch()} /> : <Waiting />;
  const found = list.data.patients.filter(({ brief }) => matches(brief, wanted));
  return (
    <Page
      title={t('nav.patients')}
      lead={t('patients.count', { count: list.data.patients.length })}
      act={
        <>
          <Field
            label={t('patients.search')}
            hint={t('patients.searchHint')}
            type="search"
            autoComplete="off"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Button onClick={() => setAdding(true)}>{t('patients.register')}</Button>
          {mayRegister && (
            <Link to="/patients/import" className={buttonClass({})}>
              {t('patients.importList')}
            </Link>
          )}
        </>
      }
    >
      {found.length === 0 ? (
        <Empty>{t(list.data.patients.length === 0 ? 'patients.none' : 'patients.noMatch')}</Empty>
      ) : (
        <NotShownOnce of={found.map(({ brief }) => brief)}>
          <ul className={styles['list']}>
            {found.map((row) => (
              <Row key={row.brief.id} row={row} />
            ))}
          </ul>
        </NotShownOnce>
      )}
      {adding && <RegisterSheet onClose={() => setAdding(false)} />}
    </Page>
  );
}

function Row({ row }: { readonly row: PatientsView['patients'][number] }) {
  const { t, i18n } = useTranslation();
  const now = useNow(60_000);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  return (
    <li className={styles['row']}>
      <Link to="/patient/$id" params={{ id: row.brief.id }} className={styles['open']}>
        <Identity brief={row.brief} today={dayIn(now, zone)}>
          {row.brief.recordNumber && <span>{row.brief.recordNumber}</span>}
        </Identity>
      </Link>
      <span className={styles['cell']}>
        {row.lastSessionAt === null
          ? t('patients.noSession')
          : t('patients.last', { when: dayText(Date.parse(row.lastSessionAt), zone, i18n.language) })}
        {row.nextVisitAt !== null && (
          <b>{t('patients.next', { when: dateTimeText(Date.parse(row.nextVisitAt), zone, i18n.language) })}</b>
        )}
      </span>
      <span className={styles['cell']}>
        {row.urgent && <b className={styles['heavy']}>{t('patients.urgent')}</b>}
        {row.openTasks > 0 && <span>{t('patients.tasks', { count: row.openTasks })}</span>}
        {row.verdict !== null && <span className={styles['soft']}>{t(`screeningVerdict.${row.verdict}`)}</span>}
      </span>
      {row.openSession === null ? (
        <span />
      ) : (
        <Link to="/session/$id" params={{ id: row.openSession }} className={styles['session']}>
          {t('patients.here')}
        </Link>
      )}
    </li>
  );
}
