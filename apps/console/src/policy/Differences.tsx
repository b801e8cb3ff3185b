import { type Policy, policyDifferences } from '@keel/clinical/policy';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { unitText, valueText } from '../policy-row/index.ts';
import styles from './Policy.module.css';

/** What differs between two versions, row by row, with the way it goes. */
export function Differences({ before, after }: { readonly before: Policy; readonly after: Policy }) {
  const { t } = useTranslation();
  const said = useSaid();
  const differences = policyDifferences(before, after);
  if (differences.length === 0) return <p className={styles['soft']}>{t('policy.same')}</p>;
  return (
    <ul className={styles['differences']}>
      {differences.map(({ row, from, to, way }) => (
        <li key={row.id} data-way={way}>
          <div>
            <p>{said(row.title)}</p>
            {row.of !== null && (
              <p className={styles['soft']}>
                {said(after.regimens[row.of]?.title ?? before.regimens[row.of]?.title ?? row.of)}
              </p>
            )}
          </div>
          <p>
            <s>{valueText(from, t)}</s> → <b>{valueText(to, t)}</b> {unitText(row.unit, t)}
          </p>
          <b className={styles['way']} data-way={way}>
            {t(`policy.way.${way}`)}
          </b>
        </li>
      ))}
    </ul>
  );
}
