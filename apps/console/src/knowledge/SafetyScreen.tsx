import { ADVERSE_EVENTS } from '@keel/clinical/adverse-events';
import type { SafetyView } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './Safety.module.css';

type Row = SafetyView['products'][number]['events'][number];
const KNOWN: ReadonlySet<string> = new Set(ADVERSE_EVENTS.map(({ key }) => key));

/** What happens to people here, and is it what was published? */
export function SafetyScreen() {
  const { t, i18n } = useTranslation();
  const { data, error, refetch } = useQuery(viewQuery<SafetyView>('safety'));
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  if (!data) return error ? <Failed error={error} reset={() => void refetch()} /> : <Waiting />;
  const treated = data.products.filter((one) => one.treated > 0);
  return (
    <Page
      title={t('safety.title')}
      lead={t('safety.lead', { time: dateTimeText(Date.parse(data.now), zone, i18n.language) })}
    >
      <p>
        <Link to="/knowledge" className={styles['link']}>
          {t('knowledge.back')}
        </Link>
      </p>
      {treated.length === 0 && <Empty>{t('safety.nobody')}</Empty>}
      {treated.map(({ product, treated: count, followed, events }) => (
        <section key={product} className={styles['product']}>
          <h2>{t(`safety.product.${product}`)}</h2>
          <p className={styles['soft']}>
            {[t('safety.treated', { count }), t('safety.followed', { count: followed })].join(' · ')}
          </p>
          {events.length === 0 ? (
            <Empty>{t('safety.nothing')}</Empty>
          ) : (
            <table className={styles['events']}>
              <thead>
                <tr>
                  <th scope="col">{t('safety.column.event')}</th>
                  <th scope="col">{t('safety.column.here')}</th>
                  <th scope="col">{t('safety.column.interval')}</th>
                  <th scope="col">{t('safety.column.published')}</th>
                  <th scope="col">{t('safety.column.says')}</th>
                </tr>
              </thead>
              <tbody>
                {events.map((row) => (
                  <Event key={row.event} row={row} />
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
      <p className={styles['soft']}>{t('safety.how')}</p>
    </Page>
  );
}

function Event({ row }: { readonly row: Row }) {
  const { t, i18n } = useTranslation();
  const percent = (share: number): string =>
    new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 }).format(share);
  const title = KNOWN.has(row.event)
    ? t(`adverseEvent.${row.event as 'nausea'}`)
    : row.event === 'other'
      ? t('adverseEvent.other')
      : row.event;
  return (
    <tr data-differs={row.differs === true}>
      <th scope="row">{title}</th>
      <td className={styles['number']}>
        {t('safety.ofPeople', { events: row.patients, of: row.of })}
        {row.of > 0 && <b> {percent(row.patients / row.of)}</b>}
      </td>
      <td className={styles['number']}>
        {row.interval === null ? '–' : `${percent(row.interval.lower)} – ${percent(row.interval.upper)}`}
      </td>
      <td>
        {row.published.length === 0
          ? t('safety.unpublished')
          : row.published.map((one) => (
              <span key={one.source} className={styles['published']}>
                <b>{percent(one.percent / 100)}</b>
                {one.withoutDrug !== null && ` · ${t('safety.withoutDrug', { share: percent(one.withoutDrug / 100) })}`}{' '}
                <Link to="/knowledge/$id" params={{ id: one.source }}>
                  {one.source}
                </Link>
              </span>
            ))}
      </td>
      <td>{row.differs === null ? '' : t(row.differs ? 'safety.differs' : 'safety.agrees')}</td>
    </tr>
  );
}
