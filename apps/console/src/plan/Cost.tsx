import { isPriceOld, type PriceRow, pricesOf } from '@keel/clinical/comparison';
import type { Route } from '@keel/clinical/dosing';
import { figure } from '@keel/ui/figure';
import { useTranslation } from 'react-i18next';
import styles from './Plan.module.css';

const TREATMENT: Readonly<Record<Route, PriceRow['treatment'] | null>> = {
  'iv-ketamine': 'ketamine-iv',
  'im-ketamine': 'ketamine-im',
  'sc-ketamine': null,
  'intranasal-esketamine': 'esketamine-nasal',
  'intranasal-ketamine': null,
  'sublingual-ketamine': 'ketamine-oral',
  'oral-ketamine': 'ketamine-oral',
};
/** Paid for each time; a month's fill or a dose of the drug alone is not multiplied. */
const EACH: ReadonlySet<PriceRow['per']> = new Set(['infusion', 'session', 'injection']);
const OLD_DAYS = 365;

/** What was published elsewhere, for the days planned: context for a talk, not this clinic's bill. */
export function Cost(props: { readonly route: Route; readonly sessions: number; readonly today: string }) {
  const { t } = useTranslation();
  const treatment = TREATMENT[props.route];
  const prices = treatment === null ? [] : pricesOf(treatment);
  const money = (value: number): string => `$${figure(value, 0)}`;
  const range = (price: PriceRow, times: number): string => {
    const low = price.low ?? price.median;
    const high = price.high ?? price.median;
    if (low === null || high === null) return '––';
    return low === high ? money(low * times) : `${money(low * times)}–${money(high * times)}`;
  };
  return (
    <section className={styles['section']}>
      <h2>{t('plan.cost')}</h2>
      <p className={styles['notice']}>{t('plan.costNotice')}</p>
      {prices.length === 0 ? (
        <p className={styles['missing']}>{t('plan.noPrice')}</p>
      ) : (
        <ul className={styles['list']}>
          {prices.map((price) => (
            <li key={price.id}>
              <b>
                {price.what}
                {price.payer === 'self' ? '' : ` (${price.payer})`}
              </b>
              <span>
                {t('plan.each', { range: range(price, 1), per: t(`plan.per.${price.per}`) })}
                {EACH.has(price.per) &&
                  props.sessions > 0 &&
                  ` ${t('plan.forAll', { count: props.sessions, range: range(price, props.sessions) })}`}{' '}
                {price.disputed && `${t('plan.disputed')} `}
                {isPriceOld(price, props.today, OLD_DAYS) && `${t('plan.oldPrice')} `}
                <span className={styles['soft']}>
                  {price.asOf}, {price.sources.join(', ')}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
