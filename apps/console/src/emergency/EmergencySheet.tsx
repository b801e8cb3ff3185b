import {
  EMERGENCY_CARDS,
  EMERGENCY_DRUGS,
  type EmergencyCard,
  type EmergencyDrug,
  emergencyDose,
  FIRST_STEPS,
  type Step,
} from '@keel/clinical/emergency';
import { doseTotals, emergencyPatient } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconPhoneCall } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayIn } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './EmergencySheet.module.css';

/** What do I do in the next ten seconds? From data in this page alone: it needs no server. */
export function EmergencySheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const [card, setCard] = useState<EmergencyCard | null>(null);
  const { site } = visit.view;
  const given = doseTotals(visit.session, visit.now);
  return (
    <Sheet open wide title={card?.title ?? t('emergency.title')} onClose={onClose}>
      <div className={styles['sheet']}>
        <Identity brief={visit.view.brief} today={dayIn(visit.now, visit.zone)}>
          <span>{t('emergency.given', { mg: figure(given.deliveredMgMax) })}</span>
        </Identity>
        <p className={styles['call']} data-at-once={card?.call.when === 'at-once'}>
          <IconPhoneCall size={24} aria-hidden />
          <span>
            {t('emergency.call')}{' '}
            {site
              ? `${site.name}, ${site.address}. ${site.entrance}. ${t('emergency.callBack', { phone: site.phone })}`
              : t('emergency.noAddress')}
            {card && (
              <span className={styles['when']}>
                {t(card.call.when === 'at-once' ? 'emergency.atOnce' : 'emergency.if')} {card.call.because}
              </span>
            )}
          </span>
        </p>
        {card === null ? (
          <ul className={styles['cards']}>
            {EMERGENCY_CARDS.map((one) => (
              <li key={one.id}>
                <button type="button" className={styles['card']} onClick={() => setCard(one)}>
                  <b>{one.title}</b>
                  <span>{one.seen}</span>
                </button>
              </li>
            ))}
          </ul>
        ) : (
          <Card card={card} onBack={() => setCard(null)} />
        )}
      </div>
    </Sheet>
  );
}

function Card({ card, onBack }: { readonly card: EmergencyCard; readonly onBack: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const { patient } = visit;
  const today = dayIn(visit.now, visit.zone);
  const drugs = card.drugs
    .map((id) => (EMERGENCY_DRUGS as Readonly<Record<string, EmergencyDrug>>)[id])
    .filter((row): row is EmergencyDrug => row !== undefined);
  const steps = (list: readonly Step[], start: number) => (
    <ol className={styles['steps']} start={start}>
      {list.map((step, index) => (
        <li key={step.id}>
          <span className={styles['number']}>{start + index}</span>
          <span>
            {step.say}
            {step.timer && (
              <span className={styles['soft']}>
                {' '}
                {t('emergency.every', { seconds: step.timer.everyS, say: step.timer.say })}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
  return (
    <>
      {steps(FIRST_STEPS, 1)}
      {steps(card.steps, FIRST_STEPS.length + 1)}
      {card.avoid.length > 0 && (
        <p className={styles['avoid']}>{t('emergency.avoid', { list: card.avoid.join('. ') })}</p>
      )}
      {drugs.length > 0 && (
        <>
          <h3>{t('emergency.drugs')}</h3>
          <ul className={styles['drugs']}>
            {drugs.map((row) => {
              const dose = emergencyDose(row, emergencyPatient(visit.session, patient, row.drug, visit.now), null, {
                now: visit.now,
                today,
              });
              const amount =
                dose.kind === 'ask'
                  ? '–'
                  : dose.fromMg === dose.toMg
                    ? figure(dose.fromMg, 2)
                    : `${figure(dose.fromMg, 2)}–${figure(dose.toMg, 2)}`;
              return (
                <li key={row.id}>
                  <b>
                    {row.drug} {amount} mg {row.route}
                  </b>
                  <span>{row.how}</span>
                  {row.again && <span>{row.again}</span>}
                  {row.onlyIf && (
                    <span className={styles['condition']}>{t('emergency.onlyIf', { what: row.onlyIf })}</span>
                  )}
                  {row.notIf && (
                    <span className={styles['condition']}>{t('emergency.notIf', { what: row.notIf })}</span>
                  )}
                  <span className={styles['soft']}>
                    {t('emergency.most', { mg: figure(row.totalMgMax, 2) })} · {t(`emergency.who.${row.who}`)} ·{' '}
                    {row.basis}
                  </span>
                </li>
              );
            })}
          </ul>
          <p className={styles['soft']}>{t('emergency.kit')}</p>
        </>
      )}
      <p className={styles['soft']}>{t('emergency.basis', { basis: card.basis, sources: card.sources.join(', ') })}</p>
      <Button size="large" onClick={onBack}>
        {t('emergency.back')}
      </Button>
    </>
  );
}
