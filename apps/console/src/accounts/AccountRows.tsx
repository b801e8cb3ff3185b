import { usd } from '@keel/clinical/costs';
import type { AccountsView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { dateText } from '../time/index.ts';
import styles from './Accounts.module.css';

type Row = AccountsView['rows'][number];

/** One row a person: what is owed to him in writing, what he owes, and the papers. */
export function AccountRows({ rows, today }: { readonly rows: readonly Row[]; readonly today: string }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language.startsWith('es') ? 'es' : 'en';
  return (
    <ul className={styles['rows']}>
      {rows.map((row) => (
        <li key={row.patient.id} className={styles['row']}>
          <div>
            <p className={styles['name']}>{row.patient.name}</p>
            {row.estimateDueBy !== null && (
              <p className={styles['late']}>
                {t(row.estimateDueBy < today ? 'accounts.estimateLate' : 'accounts.estimateDue', {
                  date: dateText(row.estimateDueBy, language),
                })}
              </p>
            )}
            {row.estimate !== null && (
              <p className={row.estimate.standing === 'within' ? styles['soft'] : styles['late']}>
                {t('accounts.estimate', {
                  date: dateText(row.estimate.issuedOn, language),
                  amount: usd(row.estimate.total, language),
                })}
                {' · '}
                {t(`money.standing.${row.estimate.standing}`, { amount: usd(row.estimate.over, language) })}
              </p>
            )}
            {row.plan !== null && (
              <p className={row.plan.late > 0 ? styles['late'] : styles['soft']}>
                {t('accounts.plan', { paid: usd(row.plan.paid, language), total: usd(row.plan.total, language) })}
                {row.plan.late > 0
                  ? ` · ${t('money.planLate', { amount: usd(row.plan.late, language) })}`
                  : row.plan.nextOn !== null &&
                    ` · ${t('accounts.next', { date: dateText(row.plan.nextOn, language) })}`}
              </p>
            )}
            <p className={styles['soft']}>
              {[
                row.cover === null ? t('accounts.noCover') : t(`money.coverOf.${row.cover}`),
                t('accounts.billed', { amount: usd(row.billed, language) }),
                row.credit > 0
                  ? t('accounts.credit', { amount: usd(row.credit, language) })
                  : t('accounts.owed', { amount: usd(row.owed, language) }),
                row.notStated.length > 0 && t('accounts.notStated'),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </div>
          <div className={styles['acts']}>
            {row.estimate?.paper && (
              <a
                className={buttonClass({ kind: 'quiet' })}
                href={`/api/v1/estimate-pdf/${row.patient.id}?estimate=${row.estimate.estimate}`}
                aria-label={t('accounts.paperOf', { name: row.patient.name })}
                download
              >
                {t('money.paper')}
              </a>
            )}
            <Link
              to="/patient/$id/costs"
              params={{ id: row.patient.id }}
              className={buttonClass({ kind: row.estimateDueBy === null ? 'plain' : 'next' })}
              aria-label={t('money.title', { name: row.patient.name })}
            >
              {t('money.open')}
            </Link>
          </div>
        </li>
      ))}
    </ul>
  );
}
