import type { DayDrugsView } from '@keel/formats/api';
import { figure } from '@keel/ui/figure';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './ScheduleScreen.module.css';

type Need = DayDrugsView['needs'][number];

/** What the visits that have not begun take from the shelf, and whether it lies there: "9 devices needed, 5 on hand: 4 short". */
export function DayDrugs({ drugs }: { readonly drugs: DayDrugsView }) {
  const { t } = useTranslation();
  if (drugs.drugs.length === 0) return null;
  return (
    <section aria-label={t('schedule.drugs')}>
      <h2 className={styles['title']}>{t('schedule.drugs')}</h2>
      <ul className={styles['lines']}>
        {drugs.drugs.map((drug) => {
          const amount = (count: number): string =>
            drug.unit === 'device'
              ? t('schedule.devices', { count: Math.round(count) })
              : t('schedule.mg', { mg: figure(count) });
          return (
            <li key={drug.molecule} className={drug.short > 0 ? styles['lacking'] : undefined}>
              {drug.short > 0 && <IconAlertTriangle size={20} aria-hidden />}
              <span>
                {t(`schedule.molecule.${drug.molecule}`)}:{' '}
                {t(
                  drug.short > 0
                    ? 'schedule.drugShort'
                    : drug.needed > 0
                      ? 'schedule.drugEnough'
                      : 'schedule.drugThere',
                  {
                    needed: amount(drug.needed),
                    onHand: amount(drug.onHand),
                    short: amount(drug.short),
                  },
                )}
                {drug.unsaid > 0 && ` ${t('schedule.drugUnsaid', { count: drug.unsaid })}`}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** One visit's own: `84 mg, 3 devices`, and when nobody has said it yet. */
export function DrugOfVisit({ need }: { readonly need: Need }) {
  const { t } = useTranslation();
  const parts = [
    t(`schedule.molecule.${need.molecule}`),
    need.mg === null ? t('schedule.doseUnsaid') : t('schedule.mg', { mg: figure(need.mg) }),
    ...(need.devices === null || need.mg === null ? [] : [t('schedule.devices', { count: need.devices })]),
  ];
  return <span className={styles['soft']}>{parts.join(', ')}</span>;
}
