import { leastRescueMg, RESCUE_LIMITS, standingOrdersInForce } from '@keel/clinical/policy';
import { type MedicineRoute, medicinesLeft, type RescueMedicine } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { countdownText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useTranslation } from 'react-i18next';
import { clockText, dayIn } from '../time/index.ts';
import styles from './MedicineSheet.module.css';
import { useVisit } from './visit-context.ts';

/** Drugs for what goes wrong: only those that are ordered, with the last time and what is left of each. */
export function MedicineSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const left = medicinesLeft(visit.session);
  const standing = standingOrdersInForce(visit.policy, visit.now).filter(
    (row) => !left.some(({ medicine, route }) => medicine === row.medicine && route === row.route),
  );
  const prescribes = visit.me.roles.includes('prescriber');
  return (
    <Sheet open wide title={t('do.medicine')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Identity brief={visit.view.brief} today={dayIn(visit.now, visit.zone)} />
        {left.length === 0 && <p className={styles['soft']}>{t('medicine.noneOrdered')}</p>}
        <ul className={styles['list']}>
          {left.map((row) => {
            const wait = row.nextAt === null ? 0 : row.nextAt - visit.now;
            return (
              <li key={`${row.order.command}${row.medicine}`}>
                <div>
                  <p className={styles['name']}>
                    {row.name ?? row.medicine} {figure(row.nextMg, 2)} mg {row.route.toUpperCase()}
                  </p>
                  <p className={styles['soft']}>
                    {row.lastAt === null
                      ? t('medicine.notYet')
                      : t('medicine.last', { time: clockText(row.lastAt, visit.zone, i18n.language) })}
                    {' · '}
                    {t('medicine.left', { mg: figure(row.leftMg, 2) })}
                    {wait > 0 && ` · ${t('medicine.wait', { time: countdownText(wait) })}`}
                  </p>
                </div>
                <Button
                  kind="next"
                  onClick={() => {
                    void visit
                      .say(
                        'give-medicine',
                        {
                          as: 'order',
                          overrides: [],
                          medicine: row.medicine as RescueMedicine,
                          ...(row.name === undefined ? {} : { name: row.name }),
                          route: row.route as MedicineRoute,
                          doseMg: row.nextMg,
                          order: row.order,
                          because: 'ordered',
                          givenBy: visit.me.id,
                        },
                        { undo: `${row.name ?? row.medicine} ${figure(row.nextMg, 2)} mg` },
                      )
                      .then((said) => said.kind !== 'refused' && onClose());
                  }}
                >
                  {t('medicine.give')}
                </Button>
              </li>
            );
          })}
        </ul>
        {standing.length > 0 && (
          <>
            <h3>{t('medicine.standing')}</h3>
            <ul className={styles['list']}>
              {standing.map((row) => (
                <li key={row.id}>
                  <div>
                    <p className={styles['name']}>
                      {row.medicine} {figure(row.doseMg, 2)} mg {row.route.toUpperCase()}
                    </p>
                    <p className={styles['soft']}>
                      {t('medicine.most', {
                        mg: figure(row.maxMg, 2),
                        minutes: row.minIntervalMinutes,
                        tell: row.tell,
                      })}
                    </p>
                  </div>
                  <Button
                    onClick={() =>
                      void visit.say('order-medicine', {
                        medicine: row.medicine as RescueMedicine,
                        route: row.route as MedicineRoute,
                        doseMg: row.doseMg,
                        maxMg: row.maxMg,
                        minIntervalMinutes: row.minIntervalMinutes,
                        reasonFor: row.reasonFor,
                        given: 'standing',
                        orderedBy: visit.me.id,
                        standingOrder: row.id,
                      })
                    }
                  >
                    {t('medicine.take')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        )}
        {prescribes && (
          <>
            <h3>{t('medicine.order')}</h3>
            <ul className={styles['list']}>
              {RESCUE_LIMITS.map((row) => (
                <li key={`${row.medicine}${row.route}`}>
                  <div>
                    <p className={styles['name']}>
                      {row.medicine} {row.route.toUpperCase()}
                    </p>
                    <p className={styles['soft']}>
                      {row.cautions} ({row.sources.join(', ')})
                    </p>
                  </div>
                  <span className={styles['doses']}>
                    {[...new Set([leastRescueMg(row), row.doseMgMax])].map((doseMg) => (
                      <Button
                        key={doseMg}
                        onClick={() =>
                          void visit.say('order-medicine', {
                            medicine: row.medicine as RescueMedicine,
                            route: row.route as MedicineRoute,
                            doseMg,
                            maxMg: row.totalMgMax,
                            minIntervalMinutes: row.minIntervalMinutes,
                            reasonFor: row.medicine,
                            given: 'written',
                            orderedBy: visit.me.id,
                          })
                        }
                      >
                        {t('medicine.orderDose', { mg: figure(doseMg, 2) })}
                      </Button>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Sheet>
  );
}
