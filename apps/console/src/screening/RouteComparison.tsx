import { assessRecord } from '@keel/clinical/decision';
import type { Route } from '@keel/clinical/dosing';
import type { Patient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import type { Instant } from '@keel/clinical/units';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import styles from './Screening.module.css';

/** The same person by each route of the clinic: the verdict, and what stands in one way and not in another. */
export function RouteComparison(props: {
  readonly patient: Patient;
  readonly policy: Policy;
  readonly routes: readonly Route[];
  readonly now: Instant;
  readonly on: string;
  readonly chosen: Route | null;
}) {
  const { patient, policy, routes, now, on } = props;
  const { t } = useTranslation();
  const said = useSaid();
  const judged = useMemo(
    () => routes.map((route) => ({ ...assessRecord(patient, { route, policy, now, on }).answer, route })),
    [patient, policy, routes, now, on],
  );
  const told = judged.map(
    ({ flags }) => new Map(flags.filter(({ verdict }) => verdict !== 'info').map((f) => [f.rule, f])),
  );
  /** Rules that say the same by every route are said above. */
  const differ = [...new Set(told.flatMap((rules) => [...rules.keys()]))].filter(
    (rule) => new Set(told.map((rules) => rules.get(rule)?.verdict ?? 'none')).size > 1,
  );
  const title = (rule: string): string =>
    said(told.map((rules) => rules.get(rule)?.title).find((one) => one !== undefined) ?? rule);
  if (routes.length < 2) return null;
  return (
    <section className={styles['section']}>
      <h2>{t('screening.compare')}</h2>
      <p className={styles['soft']}>{t('screening.compareLead')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard too */}
      <section className={styles['scroll']} tabIndex={0} aria-label={t('screening.compare')}>
        <table className={styles['table']}>
          <thead>
            <tr>
              <th scope="col">{t('screening.compareRule')}</th>
              {judged.map(({ route }) => (
                <th key={route} scope="col" aria-current={route === props.chosen}>
                  {t(`route.${route}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">{t('screening.compareVerdict')}</th>
              {judged.map(({ route, verdict }) => (
                <td key={route}>
                  <b>{t(`screeningVerdict.${verdict}`)}</b>
                </td>
              ))}
            </tr>
            {differ.map((rule) => (
              <tr key={rule}>
                <th scope="row">{title(rule)}</th>
                {judged.map(({ route }, index) => {
                  const flag = told[index]?.get(rule);
                  return <td key={route}>{flag === undefined ? '–' : t(`verdict.${flag.verdict}`)}</td>;
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {differ.length === 0 && <p className={styles['soft']}>{t('screening.compareSame')}</p>}
    </section>
  );
}
