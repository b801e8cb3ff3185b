import { orderMg } from '@keel/clinical/dosing';
import { type Patient, planInForce } from '@keel/clinical/patient';
import { sessionsHad } from '@keel/clinical/plan';
import { figure } from '@keel/ui/figure';
import { dateText } from '@keel/ui/identity';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';
import styles from './Plan.module.css';

/** The plan that holds now, and what it replaced. */
export function InForce({ patient, zone }: { readonly patient: Patient; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const plan = planInForce(patient);
  if (plan === null) return <p className={styles['soft']}>{t('plan.none')}</p>;
  const { body } = plan;
  const mg = orderMg(body.order);
  const earlier = patient.plans.filter(({ id, body: one }) => id !== plan.id && one.course === body.course);
  return (
    <section className={styles['inForce']}>
      <h2>{t('plan.inForce', { revision: body.revision })}</h2>
      <p>
        <b>{t(`route.${body.route}`)}</b>, {mg === null ? '' : `${figure(mg)} mg, `}
        {t('plan.signedBy', { name: body.printedName, when: dateTimeText(plan.at, zone, i18n.language) })}
      </p>
      <p>
        {t('plan.had', { count: sessionsHad(patient, body.course) })}{' '}
        {body.dates.map((date) => dateText(date, i18n.language)).join(', ')}
      </p>
      <p>
        {body.stop.judgeOn === null
          ? t('plan.judgeAfter', { count: body.stop.judgeAfter })
          : t('plan.judgeOn', { date: dateText(body.stop.judgeOn, i18n.language) })}{' '}
        {t('plan.stopRule', { percent: body.stop.improvementPercent, count: body.stop.nonImprovementsInARow })}
      </p>
      <p className={styles['soft']}>
        {body.because} ({body.policyVersion})
      </p>
      {earlier.length > 0 && (
        <ul className={styles['earlier']}>
          {earlier.toReversed().map((one) => (
            <li key={one.id}>
              {t('plan.earlier', {
                revision: one.body.revision,
                when: dateTimeText(one.at, zone, i18n.language),
                name: one.body.printedName,
              })}
              {': '}
              {one.body.because}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
