import { usd } from '@keel/clinical/costs';
import type { CostsView } from '@keel/formats/api';
import { useTranslation } from 'react-i18next';
import styles from './Costs.module.css';

/** How a course may go and what each way comes to: what is told to a person who asks before he signs. */
export function CourseOdds(props: { readonly course: CostsView['courses'][number]; readonly language: 'en' | 'es' }) {
  const { course, language } = props;
  const { t } = useTranslation();
  const range = (cents: { readonly low: number; readonly high: number } | null): string =>
    cents === null
      ? t('money.noPrice')
      : cents.low === cents.high
        ? usd(cents.low, language)
        : `${usd(cents.low, language)} – ${usd(cents.high, language)}`;
  return (
    <>
      <h3>{t('money.oddsTitle')}</h3>
      <ul className={styles['rows']}>
        {course.paths.map((path) => (
          <li key={path.id}>
            <span>
              {t(`money.odds.${path.id}`)}
              <span className={styles['soft']}>
                {' · '}
                {path.odds === null
                  ? t('money.oddsNone')
                  : t('money.oddsRange', {
                      low: Math.min(path.odds.ifFewRespond, path.odds.ifManyRespond),
                      high: Math.max(path.odds.ifFewRespond, path.odds.ifManyRespond),
                    })}
                {' · '}
                {path.sessions.low === path.sessions.high
                  ? t('money.oddsSessionsOne', path.sessions)
                  : t('money.oddsSessions', path.sessions)}
              </span>
            </span>
            <b>{range(path.cents)}</b>
          </li>
        ))}
      </ul>
    </>
  );
}
