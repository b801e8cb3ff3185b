import type { DoseOrder } from '@keel/clinical/dosing';
import { doseForLevel, type Person, recommendedModel, timeUntilBelow } from '@keel/pk';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { drugOf, pkRoute } from '../level/index.ts';
import styles from './Plan.module.css';
import { plannedDoses } from './usual-doses.ts';

type Asked = 'reach' | 'stay-under' | 'until-below';
const PEOPLE = 100;
const SEED = 1;

/**
 * The other way round: the dose for a level, the most that stays under it, the time until it is passed. A model's output
 * with its basis; it fills in nothing, and says nothing while a session of this person runs.
 */
export function Inverse(props: {
  readonly order: DoseOrder | null;
  readonly person: Person;
  readonly running: boolean;
  readonly level: string;
  readonly onLevel: (level: string) => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [asked, setAsked] = useState<Asked>();
  const { order, person, running } = props;
  const ngPerMl = Number(props.level.replace(',', '.'));
  const route = order === null ? null : pkRoute(order.route);
  const answer = useMemo(() => {
    if (order === null || asked === undefined || !(ngPerMl > 0)) return null;
    const model = route === null ? undefined : recommendedModel(drugOf(order.route), route);
    if (route === null || model === undefined) return 'no-model' as const;
    const question = {
      occasion: running ? ('session-running' as const) : ('planning' as const),
      model,
      person,
      level: 'parent' as const,
      n: PEOPLE,
      seed: SEED,
    };
    if (asked === 'until-below') {
      const doses = (plannedDoses(order) ?? []).map(({ tMin, route: by, durationMin, ...amount }) => ({
        tMin,
        route: by,
        amountMg: 'amountMg' in amount ? amount.amountMg : amount.amountMgPerKg * person.weightKg,
        ...(durationMin === undefined ? {} : { durationMin }),
      }));
      return timeUntilBelow({ ...question, doses, ngPerMl, fromMin: 0 });
    }
    const shape = { tMin: 0, route, ...(order.form === 'infusion' ? { durationMin: order.minutes } : {}) };
    return doseForLevel({
      ...question,
      doses: [],
      shape,
      goal: asked === 'reach' ? { kind: 'reach', ngPerMl, at: 'peak' } : { kind: 'stay-under', ngPerMl },
    });
  }, [order, person, asked, ngPerMl, route, running]);
  const spread = (low: number, high: number, unit: string): string =>
    t('plan.people', { low: figure(low), high: figure(high), unit });
  return (
    <section className={styles['section']}>
      <h2>{t('plan.inverse')}</h2>
      <p className={styles['soft']}>{t('plan.inverseLead')}</p>
      {running ? (
        <p className={styles['missing']}>{t('plan.inverseRunning')}</p>
      ) : order === null ? (
        <p className={styles['missing']}>{t('plan.inverseNeeds')}</p>
      ) : (
        <>
          <div className={styles['row']}>
            <Field
              label={t('plan.level')}
              hint="ng/mL"
              inputMode="decimal"
              value={props.level}
              onChange={(event) => props.onLevel(event.target.value)}
            />
            <Chips
              label={t('plan.ask')}
              options={(['reach', 'stay-under', 'until-below'] as const).map((value) => ({
                value,
                label: t(`plan.asks.${value}`),
              }))}
              chosen={asked === undefined ? [] : [asked]}
              onChoose={setAsked}
            />
          </div>
          <div aria-live="polite">
            {answer === 'no-model' && <p className={styles['missing']}>{t('level.none.no-model')}</p>}
            {answer !== null && answer !== 'no-model' && answer.kind === 'no-answer' && (
              <p className={styles['missing']}>{answer.because.map(({ message }) => said(message)).join(' ')}</p>
            )}
            {answer !== null && answer !== 'no-model' && answer.kind === 'model-output' && (
              <div className={styles['output']}>
                <p className={styles['outputLabel']}>{t('plan.output')}</p>
                <p className={styles['outputValue']}>
                  {'amountMg' in answer
                    ? `${figure(answer.amountMg)} mg · ${figure(answer.amountMg / person.weightKg, 2)} mg/kg${answer.mgPerMin === null ? '' : ` · ${figure(answer.mgPerMin * 60)} mg/h`}`
                    : `${figure(answer.minutes, 0)} min`}
                </p>
                {answer.people && (
                  <p>
                    {'amountMg' in answer
                      ? spread(answer.people.p5, answer.people.p95, 'mg')
                      : spread(answer.people.p5, answer.people.p95, 'min')}
                  </p>
                )}
                <p className={styles['soft']}>
                  {t('level.label')}. {answer.basis.map(said).join('. ')}. {said(answer.model.range)}{' '}
                  {answer.warnings.map(({ message }) => said(message)).join(' ')}
                </p>
              </div>
            )}
          </div>
        </>
      )}
    </section>
  );
}
