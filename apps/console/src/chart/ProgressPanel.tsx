import { missingEvidence, progressOf } from '@keel/clinical/follow-up';
import { RELAPSE_RULES, type Relapse, stopRuleOf } from '@keel/clinical/outcomes';
import type { Patient } from '@keel/clinical/patient';
import type { Policy } from '@keel/clinical/policy';
import { instrumentById } from '@keel/clinical/scales';
import type { PolicyView } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { dayText } from '../time/index.ts';
import styles from './Chart.module.css';

/** Each scale in one line: where it stands, how far it moved, and what that means by the scale's own rules. */
export function ProgressPanel({ patient, zone }: { readonly patient: Patient; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const adopted = useQuery(viewQuery<PolicyView>('policy')).data?.versions.find(({ state }) => state === 'in-force');
  const regimen = patient.courses.at(-1)?.body.regimen;
  const series = regimen === undefined ? undefined : (adopted?.policy as Policy | undefined)?.regimens[regimen]?.series;
  const rows = progressOf(patient, series === undefined ? null : stopRuleOf(series));
  const gaps = missingEvidence(patient);
  const day = (at: number): string => dayText(at, zone, i18n.language);
  return (
    <>
      {rows.length > 0 && (
        <section className={styles['section']}>
          <h2>{t('chart.scores')}</h2>
          <ul className={styles['list']}>
            {rows.map(({ series, baseline, last, change, stop, relapse }) => (
              <li key={`${series.instrument} ${series.form}`}>
                <b>{instrumentById(series.instrument)?.title ?? series.instrument}</b>
                <span>
                  {[
                    last && t('chart.lastScore', { total: last.total, date: day(last.at) }),
                    change?.change != null &&
                      baseline &&
                      t('chart.fromBaseline', {
                        change: signed(change.change),
                        date: day(baseline.at),
                        total: baseline.total,
                      }),
                    change?.response != null && t(change.response ? 'chart.response' : 'chart.noResponse'),
                    change?.remission != null && t(change.remission ? 'chart.remission' : 'chart.notRemission'),
                    change?.reliableChange != null && t(change.reliableChange ? 'chart.reliable' : 'chart.notReliable'),
                    (change?.deterioration === true || change?.worsening === true) && t('chart.worse'),
                    baseline === null && t('chart.noBaseline'),
                    baseline !== null && !baseline.marked && t('chart.unmarked'),
                    stop.known &&
                      !stop.value.warranted &&
                      t('chart.stopReview', { by: t(stop.value.by === 'fourth-infusion' ? 'chart.by4' : 'chart.by3') }),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
                {relapse.known && (
                  <span className={styles['relapse']}>{relapseText(relapse.value, series.instrument, day, t)}</span>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {gaps.length > 0 && (
        <section className={styles['section']}>
          <h2>{t('chart.missing')}</h2>
          {gaps.map((gap) => (
            <p key={gap} className={styles['gap']}>
              {t(`chart.evidence.${gap}`)}
            </p>
          ))}
        </section>
      )}
    </>
  );
}

/** What counts as relapse, and what that rests on. */
function ruleText({ gte, rise, readings, sources }: (typeof RELAPSE_RULES)[number], t: TFunction): string {
  const said =
    rise === 0 ? t('chart.relapse.rule', { gte, readings }) : t('chart.relapse.ruleRise', { gte, rise, readings });
  return [said, ...sources.map(({ source, basis }) => t(`chart.relapse.basis.${basis}`, { source }))].join('; ');
}

/** Whether the response holds, with the rule that says so and what the rule rests on. */
function relapseText(relapse: Relapse, instrument: string, day: (at: number) => string, t: TFunction): string {
  const row = RELAPSE_RULES.find((one) => one.instrument === instrument);
  const rule = row === undefined ? '' : ruleText(row, t);
  return relapse.state === 'holding'
    ? t('chart.relapse.holding', { date: day(relapse.since), last: day(relapse.lastAt), rule })
    : t(`chart.relapse.${relapse.state}`, { date: day(relapse.at), rule });
}

const signed = (value: number): string => (value > 0 ? `+${value}` : String(value).replace('-', '−'));
