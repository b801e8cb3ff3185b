import type { Patient } from '@keel/clinical/patient';
import { modelById, type Route } from '@keel/pk';
import { figure } from '@keel/ui/figure';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { lifetimeOf } from './lifetime-of.ts';
import styles from './PatientScreen.module.css';

/** What they have had here in all: mg by route, sessions, and the predicted area that makes routes comparable. */
export function Lifetime({ patient, today }: { readonly patient: Patient; readonly today: string }) {
  const { t } = useTranslation();
  const { drugs, uncertainMg, otherMg } = useMemo(() => lifetimeOf(patient, today), [patient, today]);
  if (drugs.length === 0 && otherMg === 0) return null;
  return (
    <div>
      <ul className={styles['list']}>
        {drugs.map((one) => (
          <li key={one.drug}>
            <b>
              {t(`patient.drug.${one.drug}`)}: {figure(one.totalMg, 0)} mg
            </b>
            <span>
              {Object.entries(one.mgByRoute)
                .map(([route, mg]) => `${t(`patient.by.${route as Route}`)} ${figure(mg, 0)} mg`)
                .join(', ')}
              {'. '}
              {t('patient.had', { count: one.sessions })}{' '}
              {one.areaNgHPerMl > 0 &&
                t('patient.area', {
                  value: figure(one.areaNgHPerMl, 0),
                  models: one.models.map((id) => modelById(id).title).join(', '),
                })}{' '}
              {one.withoutArea.map(({ because, doses }) => t('patient.noArea', { count: doses, because })).join(' ')}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles['soft']}>
        {t('patient.here')} {uncertainMg > 0.05 && t('patient.uncertain', { mg: figure(uncertainMg) })}{' '}
        {otherMg > 0 && t('patient.otherRoute', { mg: figure(otherMg, 0) })}
      </p>
    </div>
  );
}
