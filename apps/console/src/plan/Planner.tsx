import type { DoseOrder } from '@keel/clinical/dosing';
import { compareRegimens, type Person, type PlannedDose } from '@keel/pk';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { CurveChart } from '../level/index.ts';
import styles from './Plan.module.css';
import { asRegimen, plannedDoses, USUAL_DOSES } from './usual-doses.ts';

const PEOPLE = 200;
const SEED = 1;
const SPANS = ['240', '480', '1440'] as const;
/** Beyond the model's weight and age nothing is drawn for this person. */
const OUTSIDE: ReadonlySet<string> = new Set(['weight-outside-range', 'age-outside-range']);

/** The plan itself is not drawn twice. */
function sameDose(usual: readonly PlannedDose[], planned: readonly PlannedDose[] | null, weightKg: number): boolean {
  const mg = (dose: PlannedDose): number => ('amountMg' in dose ? dose.amountMg : dose.amountMgPerKg * weightKg);
  return (
    planned !== null &&
    planned.length === usual.length &&
    planned.every((dose, index) => {
      const other = usual[index]!;
      return (
        dose.route === other.route &&
        dose.tMin === other.tMin &&
        (dose.durationMin ?? 0) === (other.durationMin ?? 0) &&
        Math.abs(mg(dose) - mg(other)) < 1e-6
      );
    })
  );
}

/** What the planned dose and the usual ones of other routes would look like in people of this weight and age. */
export function Planner(props: {
  readonly order: DoseOrder | null;
  readonly person: Person;
  readonly levelNgPerMl: number;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const order = useDeferredValue(props.order);
  const level = useDeferredValue(props.levelNgPerMl);
  const { person } = props;
  const [beside, setBeside] = useState<readonly string[]>(['iv', 'im', 'nasal-84']);
  const [span, setSpan] = useState<(typeof SPANS)[number]>('240');
  const answer = useMemo(() => {
    const minutes = Number(span);
    const step = minutes / 120;
    const timesMin = Array.from({ length: 121 }, (_, index) => index * step);
    const planned = order === null ? null : plannedDoses(order);
    const regimens = [
      ...(order === null || planned === null ? [] : [asRegimen('plan', t('plan.thisPlan'), order.route, planned)]),
      ...USUAL_DOSES.filter(({ id, doses }) => beside.includes(id) && !sameDose(doses, planned, person.weightKg)).map(
        (usual) => asRegimen(usual.id, `${t(`route.${usual.route}`)} ${usual.dose}`, usual.route, usual.doses),
      ),
    ];
    return compareRegimens({
      person,
      regimens,
      timesMin,
      n: PEOPLE,
      seed: SEED,
      levelsNgPerMl: level > 0 ? [level] : [],
    });
  }, [order, person, beside, span, level, t]);
  const drawn = answer.regimens.flatMap((one) =>
    one.kind === 'curve' && !one.warnings.some(({ id }) => OUTSIDE.has(id)) ? [one] : [],
  );
  const toggle = (id: string): void =>
    setBeside(beside.includes(id) ? beside.filter((one) => one !== id) : [...beside, id].slice(-3));
  return (
    <div className={styles['planner']}>
      <div className={styles['row']}>
        <Chips
          label={t('plan.beside')}
          hint={t('plan.besideHint')}
          many
          options={USUAL_DOSES.map(({ id, route, dose }) => ({ value: id, label: t(`route.${route}`), more: dose }))}
          chosen={beside}
          onChoose={toggle}
        />
        <Chips
          label={t('plan.span')}
          options={SPANS.map((value) => ({ value, label: `${Number(value) / 60} h` }))}
          chosen={[span]}
          onChoose={setSpan}
        />
      </div>
      {order?.route === 'sc-ketamine' && <p className={styles['missing']}>{t('level.none.no-model')}</p>}
      {drawn.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a phone scrolls the chart sideways, a keyboard must be able to.
        <section className={styles['scroll']} tabIndex={0} aria-label={t('plan.chartName')}>
          <CurveChart
            times={answer.timesMin}
            unitX={t('plan.minutes')}
            unitY="ng/mL"
            summary={t('plan.chart', { count: drawn.length })}
            level={level > 0 ? { value: level, label: `${figure(level, 0)} ng/mL` } : undefined}
            curves={drawn.map((one) => ({
              id: one.id,
              label: one.label,
              values: one.plasmaNgPerMl,
              band: one.band === null ? null : { low: one.band.plasma.p5, high: one.band.plasma.p95 },
            }))}
          />
        </section>
      )}
      <p className={styles['notice']}>
        <b>{t('level.label')}</b> {t('plan.notice', { n: PEOPLE, seed: SEED })}
      </p>
      {answer.warnings.map(({ id, message }) => (
        <p key={id} className={styles['notice']}>
          {said(message)}
        </p>
      ))}
      <ul className={styles['regimens']}>
        {answer.regimens.map((one) => {
          const outside = one.kind === 'curve' ? one.warnings.filter(({ id }) => OUTSIDE.has(id)) : [];
          if (one.kind === 'refused' || outside.length > 0) {
            const because = one.kind === 'refused' ? one.because : outside;
            return (
              <li key={one.id}>
                <h3>{one.label}</h3>
                <p className={styles['missing']}>
                  {t('level.refused')} {because.map(({ message }) => said(message)).join(' ')}
                </p>
              </li>
            );
          }
          return (
            <li key={one.id}>
              <h3>{one.label}</h3>
              <dl className={styles['facts']}>
                <div>
                  <dt>{t('plan.peak')}</dt>
                  <dd>
                    {one.peak === null
                      ? '––'
                      : t('plan.peakAt', { value: figure(one.peak.ngPerMl, 0), min: figure(one.peak.atMin, 0) })}
                    {one.band && (
                      <span>
                        {' '}
                        {t('plan.between', {
                          low: figure(one.band.peakNgPerMl.p5, 0),
                          high: figure(one.band.peakNgPerMl.p95, 0),
                        })}
                      </span>
                    )}
                  </dd>
                </div>
                <div>
                  <dt>{t('plan.area')}</dt>
                  <dd>{figure(one.areaNgHPerMl, 0)} ng·h/mL</dd>
                </div>
                {one.minutesAbove.map(({ ngPerMl, minutes }) => (
                  <div key={ngPerMl}>
                    <dt>{t('plan.above', { level: figure(ngPerMl, 0) })}</dt>
                    <dd>{figure(minutes, 0)} min</dd>
                  </div>
                ))}
                <div>
                  <dt>{t('plan.given')}</dt>
                  <dd>{figure(one.totalMg)} mg</dd>
                </div>
                <div>
                  <dt>{t('plan.model')}</dt>
                  <dd>
                    {said(one.model.title)}, {t(`level.blood.${one.model.sampling}`)}. {said(one.model.range)}
                  </dd>
                </div>
              </dl>
              {one.warnings.length > 0 && (
                <p className={styles['soft']}>{one.warnings.map(({ message }) => said(message)).join(' ')}</p>
              )}
              {one.others.length > 0 && (
                <p className={styles['soft']}>
                  {t('level.second', {
                    models: one.others
                      .map(
                        ({ model, plasmaNgPerMl }) =>
                          `${said(model.title)}, ${t(`level.blood.${model.sampling}`)}: ${figure(Math.max(...plasmaNgPerMl), 0)} ng/mL`,
                      )
                      .join('; '),
                  })}
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
