import { figure } from '@keel/ui/figure';
import { useTranslation } from 'react-i18next';
import { dayText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './ReadyScreen.module.css';

/** The last session in one line: dose, highest pressure, how it went, what helped. */
export function LastSession() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const last = visit.patient.sessions.findLast(({ body }) => body.deliveredMg > 0);
  if (last === undefined) {
    return <p className={styles['soft']}>{t(visit.session.firstTreatment ? 'ready.first' : 'ready.noLast')}</p>;
  }
  const { deliveredMg, mgPerKg, peakBp, worstNausea, worstDissociation, lowestSedation, adverseEvents } = last.body;
  const went = [
    worstNausea && worstNausea !== 'none' && `${t('ask.nausea.title')}: ${t(`ask.a.${worstNausea}`)}`,
    worstDissociation &&
      worstDissociation !== 'none' &&
      `${t('ask.dissociation.title')}: ${t(`ask.a.${worstDissociation}`)}`,
    lowestSedation !== null && lowestSedation < 5 && `MOAA/S ${lowestSedation}`,
    ...adverseEvents.map((event) => t(`ask.a.${event as 'headache'}`, { defaultValue: event })),
    last.body.outcome !== 'released' && t(`phase.${last.body.outcome as 'left'}`),
  ].filter(Boolean);
  const helped = [
    ...last.body.rescueMedicines,
    ...(last.body.comfort ?? []).map((care) => t(`care.${care as 'music'}`)),
  ];
  const parts: [string, string][] = [
    [t('ready.lastDose'), `${figure(deliveredMg)} mg${mgPerKg === null ? '' : ` (${figure(mgPerKg, 2)} mg/kg)`}`],
    [
      t('ready.lastPeak'),
      peakBp === null ? t('ready.notTaken') : `${peakBp.systolicMmHg}/${peakBp.diastolicMmHg} mmHg`,
    ],
    [t('ready.lastWent'), went.length === 0 ? t('ready.lastQuiet') : went.join(', ')],
    ...(helped.length === 0 ? [] : ([[t('ready.lastHelped'), helped.join(', ')]] as [string, string][])),
  ];
  return (
    <dl className={styles['last']} aria-label={t('ready.lastLabel')}>
      <dt>{t('ready.last', { when: dayText(last.at, visit.zone, i18n.language) })}</dt>
      {parts.map(([name, value]) => (
        <dd key={name}>
          <span className={styles['soft']}>{name}</span> {value}
        </dd>
      ))}
    </dl>
  );
}
