import type { InspectionView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { list, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import styles from './RegisterScreen.module.css';

const YEAR_MS = 365 * 86_400_000;

type Column =
  | 'drug'
  | 'form'
  | 'strength'
  | 'lot'
  | 'expiry'
  | 'sealed'
  | 'opened'
  | 'mg'
  | 'opening'
  | 'received'
  | 'gained'
  | 'adjusted'
  | 'given'
  | 'wasted'
  | 'left'
  | 'closing'
  | 'unexplained'
  | 'date'
  | 'containers'
  | 'invoice'
  | 'supplier'
  | 'by'
  | 'patient'
  | 'manner'
  | 'witness'
  | 'what'
  | 'state'
  | 'role'
  | 'since'
  | 'until';

/** What an inspector asks for, of one register over a period; nothing on it can be changed. */
export function InspectionScreen() {
  const { t, i18n } = useTranslation();
  const { location } = useParams({ strict: false }) as { location: string };
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const now = useNow();
  const [from, setFrom] = useState(() => dayIn(now - 2 * YEAR_MS, zone));
  const [to, setTo] = useState(() => dayIn(now, zone));
  const period = `from=${from}&to=${to}`;
  const view = useQuery({
    queryKey: ['view', 'inspection', location, period],
    enabled: from !== '' && to !== '' && from <= to,
    queryFn: () => api.get<InspectionView>(`/inspection/${location}?${period}`),
  });
  const found = view.data;
  const when = (at: string): string => dateTimeText(Date.parse(at), zone, i18n.language);
  const mg = (value: number): string => figure(value, 3);
  const col = (key: Column): string => t(`inspection.col.${key}`);
  const form = (key: string): string => t(`register.form.${key as 'nasal-device'}`, { defaultValue: key });
  return (
    <Page
      title={t('inspection.title')}
      lead={
        found
          ? `${found.registrant.name} · ${found.registrant.registration} · ${found.name}${found.site ? ` · ${found.site.address}` : ''}`
          : t('inspection.lead')
      }
      act={
        <>
          <Field
            label={t('inspection.from')}
            type="date"
            value={from}
            onChange={(event) => setFrom(event.target.value)}
          />
          <Field label={t('inspection.to')} type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          <a className={buttonClass({ kind: 'next' })} href={`/api/v1/binder/${location}?${period}`} download>
            {t('inspection.binder')}
          </a>
          <a className={buttonClass({})} href={`/api/v1/binder-csv/${location}?${period}`} download>
            {t('inspection.csv')}
          </a>
        </>
      }
    >
      {view.error ? (
        <Failed error={view.error} reset={() => void view.refetch()} />
      ) : found === undefined ? (
        <Waiting />
      ) : (
        <div className={list['stack']}>
          <section className={list['block']}>
            <h2>{t('inspection.inventory')}</h2>
            {found.inventory === null ? (
              <p className={list['late']}>{t('inspection.noInventory')}</p>
            ) : (
              <>
                <p className={list['soft']}>
                  {t(found.inventory.second === null ? 'inspection.countedAlone' : 'inspection.counted', {
                    when: t(`inspection.${found.inventory.when}`),
                    at: when(found.inventory.at),
                    by: found.inventory.by.name,
                    second: found.inventory.second?.name ?? '',
                  })}
                </p>
                <Table
                  head={[
                    col('drug'),
                    col('form'),
                    col('strength'),
                    col('lot'),
                    col('expiry'),
                    col('sealed'),
                    col('opened'),
                    col('mg'),
                  ]}
                  numbers={3}
                  rows={found.inventory.lines.map((one) => [
                    `${one.drug} ${one.schedule}`,
                    form(one.form),
                    one.strength,
                    one.lot,
                    one.expiry,
                    one.sealed,
                    one.opened,
                    mg(one.mg),
                  ])}
                />
              </>
            )}
          </section>
          <Part title={t('inspection.reconciliation')}>
            <Table
              head={[
                col('drug'),
                col('opening'),
                col('received'),
                col('gained'),
                col('adjusted'),
                col('given'),
                col('wasted'),
                col('left'),
                col('closing'),
                col('unexplained'),
              ]}
              numbers={9}
              rows={found.reconciliation.map((one) => [
                `${one.drug}, ${form(one.form)}, mg`,
                mg(one.openingMg),
                mg(one.receivedMg),
                mg(one.gainedMg),
                mg(one.adjustedMg),
                mg(one.givenMg),
                mg(one.wastedMg),
                mg(one.leftMg),
                mg(one.closingMg),
                mg(one.unexplainedMg),
              ])}
            />
          </Part>
          <Part title={t('inspection.receipts')}>
            <Table
              head={[
                col('date'),
                col('drug'),
                col('strength'),
                col('lot'),
                col('containers'),
                col('invoice'),
                col('supplier'),
                col('by'),
              ]}
              rows={found.receipts.map((one) => [
                when(one.at),
                `${one.drug}, ${form(one.form)}`,
                one.strength,
                `${one.lot}, ${one.expiry}`,
                one.containers,
                `${one.invoice.number}, ${one.invoice.date}`,
                `${one.supplier.name}, ${one.supplier.address}, ${one.supplier.registration}`,
                one.by.name,
              ])}
            />
          </Part>
          <Part title={t('inspection.dispensed')}>
            <Table
              head={[col('date'), col('drug'), col('strength'), col('lot'), col('mg'), col('patient'), col('by')]}
              rows={found.dispensed.map((one) => [
                when(one.at),
                `${one.drug}, ${form(one.form)}`,
                one.strength,
                `${one.lot}, ${one.container}`,
                mg(one.mg),
                [one.patient.name, one.patient.address].filter(Boolean).join(', '),
                one.by.name,
              ])}
            />
          </Part>
          <Part title={t('inspection.wastes')}>
            <Table
              head={[col('date'), col('drug'), col('mg'), col('manner'), col('by'), col('witness')]}
              rows={found.wastes.map((one) => [
                when(one.at),
                `${one.drug ?? '?'}, ${one.lot ?? '?'}`,
                mg(one.mg),
                `${one.manner}; ${one.because}`,
                one.by.name,
                one.witness?.name ?? t('register.trail.unwitnessed'),
              ])}
            />
          </Part>
          <Part title={t('inspection.cases')}>
            <Table
              head={[col('date'), col('what'), col('mg'), col('by'), col('state')]}
              rows={found.cases.map((one) => [
                when(one.openedAt),
                `${t(`register.case.${one.kind}`)}: ${one.because}`,
                t('register.case.expected', { expected: mg(one.expectedMg), found: mg(one.foundMg) }),
                one.openedBy.name,
                [one.decision === null ? null : t(`register.decision.${one.decision}`), one.note, one.closed?.evidence]
                  .filter(Boolean)
                  .join('; '),
              ])}
            />
          </Part>
          <Part title={t('inspection.removed')}>
            <Table
              head={[col('date'), col('drug'), col('mg'), col('what')]}
              rows={found.removed.map((one) => [
                when(one.at),
                `${one.drug}, ${one.lot}, ${one.container}`,
                mg(one.mg),
                `${t(`register.how.${one.how}`)}; ${one.paper}`,
              ])}
            />
          </Part>
          <Part title={t('inspection.people')}>
            <Table
              head={[col('by'), col('role'), col('since'), col('until')]}
              rows={found.people.map((one) => [
                one.name,
                one.roles.map((role) => t(`role.${role as 'nurse'}`)).join(', '),
                when(one.from),
                one.until === null ? '' : when(one.until),
              ])}
            />
          </Part>
        </div>
      )}
    </Page>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={list['block']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

const datesWhole = (text: string): React.ReactNode =>
  text.split(/(\d{4}-\d{2}-\d{2})/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text
      <span key={index} className={styles['whole']}>
        {part}
      </span>
    ),
  );

/** `numbers`: how many of the last columns are amounts. */
function Table(props: {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly numbers?: number;
}) {
  const { t } = useTranslation();
  if (props.rows.length === 0) return <p className={list['soft']}>{t('inspection.nothing')}</p>;
  const first = props.head.length - (props.numbers ?? 0);
  const side = (column: number): string | undefined => (column >= first ? styles['number'] : undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className={styles['scroll']} tabIndex={0}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {props.head.map((text, column) => (
              <th key={text} scope="col" className={side(column)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a printed list that never changes order
            <tr key={index}>
              {row.map((cell, column) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns never change places
                <td key={column} className={side(column)}>
                  {typeof cell === 'number' ? cell : datesWhole(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
