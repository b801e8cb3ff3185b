import { compareTreatments, PRICES } from '@keel/clinical/comparison';
import { useTranslation } from 'react-i18next';
import styles from './Chart.module.css';

/** Treatments for a condition side by side, each figure with its study, each dispute said. It ranks nothing. */
export function Comparison({ condition }: { readonly condition: 'depression' | 'ptsd' }) {
  const { t } = useTranslation();
  const rows = compareTreatments(condition);
  const disputes = [...new Map(rows.flatMap((row) => row.disagreements).map((one) => [one.id, one])).values()];
  return (
    <section className={styles['section']}>
      <h2>{t('chart.compare.title')}</h2>
      <p className={styles['soft']}>{t('chart.compare.lead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too */}
      <section className={styles['scroll']} tabIndex={0} aria-label={t('chart.compare.title')}>
        <table className={styles['table']} lang="en">
          <thead>
            <tr>
              {(['treatment', 'onset', 'figures', 'course', 'harms', 'cost'] as const).map((key) => (
                <th key={key} scope="col">
                  {t(`chart.compare.${key}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ treatment }) => (
              <tr key={treatment.id}>
                <th scope="row">{treatment.title}</th>
                <td>{treatment.onset.words}</td>
                <td>
                  {treatment.figures.map((one) => (
                    <div key={`${one.study} ${one.outcome} ${one.group} ${one.value}`}>
                      {one.outcome} {one.value}
                      {one.unit === '%' ? ' %' : ' points'}
                      {one.against && ` vs ${one.against.value} (${one.against.what})`}, {one.study}
                      {one.disputed && ' ⚠'}
                    </div>
                  ))}
                </td>
                <td>{treatment.course}</td>
                <td>{treatment.harms.join(', ')}</td>
                <td>
                  {PRICES.filter((price) => price.treatment === treatment.id).map((price) => (
                    <div key={price.id}>
                      {[price.low, price.high].filter((value) => value !== null).join('–')}
                      {price.median !== null && ` (median ${price.median})`} USD / {price.per}, {price.what} (
                      {price.sources.join(', ')})
                    </div>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {disputes.length > 0 && (
        <>
          <h3>{t('chart.compare.differ')}</h3>
          <ul className={styles['reasons']} lang="en">
            {disputes.map((one) => (
              <li key={one.id}>
                {one.between.join(' / ')}: {one.why} ({one.sources.join(', ')})
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
