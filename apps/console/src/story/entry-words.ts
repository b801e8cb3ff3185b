import type { AlarmRaised } from '@keel/clinical/alarms';
import type { Delivery, SessionEntry } from '@keel/clinical/session';
import { figure } from '@keel/ui/figure';
import type { TFunction } from 'i18next';
import { alarmWords, measuredWords } from '../alarm-words/index.ts';
import { orderText } from '../session/index.ts';
import { deliveryText, type Visit } from '../visit/index.ts';

/** What was held out, and how much of it got in where that was not all of it: who signs reads the dose, not only the doubt. */
const gotIn = (mg: number, delivery: Delivery, t: TFunction): string =>
  `${figure(mg)} mg, ${deliveryText(delivery, t)}`;

/** The content of an entry in one line. What has no line of its own shows its fields as they are. */
export function entryWords(entry: SessionEntry, visit: Visit, t: TFunction): string {
  switch (entry.kind) {
    case 'observations-charted': {
      const o = entry.body.observations;
      return [
        o.systolicMmHg !== undefined && `${o.systolicMmHg}/${o.diastolicMmHg ?? '–'} mmHg`,
        o.heartRatePerMin !== undefined && `${t('vital.hr')} ${o.heartRatePerMin}`,
        o.spo2Percent !== undefined && `${t('vital.spo2')} ${o.spo2Percent} %`,
        o.respiratoryRatePerMin !== undefined && `${t('vital.rr')} ${o.respiratoryRatePerMin}`,
        o.sedation && `MOAA/S ${o.sedation.score}`,
        o.dissociation && `${t('ask.dissociation.short')}: ${t(`ask.a.${o.dissociation.state}`)}`,
        o.nausea && `${t('ask.nausea.short')}: ${t(`ask.a.${o.nausea.state}`)}`,
        o.gait && t(`ask.a.${o.gait}`),
        o.symptoms?.join(', '),
        `(${entry.body.source.from === 'device' ? t('vital.fromDevice') : t(`source.${entry.body.source.how}`)})`,
      ]
        .filter(Boolean)
        .join(' · ');
    }
    case 'care-given':
      return t(`care.${entry.body.care}`);
    case 'infusion-started':
      return `${figure(entry.body.mlPerHour)} mL/h, ${figure(entry.body.mgPerMl, 3)} mg/mL, ${figure(entry.body.bagVolumeMl)} mL`;
    case 'infusion-rate-changed':
    case 'infusion-resumed':
      return `${figure(entry.body.mlPerHour)} mL/h`;
    case 'infusion-stopped':
      return `${entry.body.because}${entry.body.pumpedMl === undefined ? '' : `, ${figure(entry.body.pumpedMl)} mL`}`;
    case 'line-flushed':
      return `${figure(entry.body.volumeMl)} mL, ${entry.body.mlPerHour === undefined ? t('ask.flush.hand') : `${figure(entry.body.mlPerHour)} mL/h`}`;
    case 'device-given':
      return `${t('dose.device', { number: entry.body.device })}, ${gotIn(entry.body.mg, entry.body.delivery, t)}, ${t('dose.watchedBy', { name: visit.nameOf(entry.body.watchedBy) })}`;
    case 'bolus-given':
    case 'injection-given':
    case 'mouth-dose-given':
      return gotIn(entry.body.mg, entry.body.delivery, t);
    case 'order-written':
      return orderText(entry.body.order, t);
    case 'medicine-given':
      return `${entry.body.name ?? entry.body.medicine} ${figure(entry.body.doseMg, 2)} mg ${entry.body.route.toUpperCase()}`;
    case 'session-note-written':
      return entry.body.words;
    case 'alarm-raised':
      return `${alarmWords(t, entry.body.condition, entry.body.monitor?.text ?? '')}${figuresOf(entry.body, t)}`;
    case 'patient-left':
    case 'patient-released':
      return entry.body.escortName ?? '';
    case 'escort-arrived':
      return entry.body.name;
    case 'chair-handed-over':
      return `${visit.nameOf(entry.body.from)} → ${visit.nameOf(entry.body.to)}`;
    case 'identity-confirmed':
      return entry.body.identifiers.map((name) => t(`ask.a.${name}`)).join(', ');
    case 'weight-measured':
      return `${figure(entry.body.weightKg)} kg`;
    case 'glucose-measured':
      return `${figure(entry.body.glucoseMgDl)} mg/dL`;
    case 'suicide-risk-asked':
      return t(`ask.a.${entry.body.result}`);
    case 'question-asked':
      return entry.body.question;
    case 'question-answered':
      return [entry.body.answer, entry.body.words].filter(Boolean).join(': ');
    default:
      return '';
  }
}

/** The value an alarm was raised at: ours with its unit, a monitor's as it sent it, with its limits. */
function figuresOf({ value, unit, monitor }: AlarmRaised, t: TFunction): string {
  const sent = measuredWords(t, monitor?.measured ?? {});
  const own = value === null ? null : [value, unit].filter((part) => part !== null).join(' ');
  return [own, sent.value, sent.limits].flatMap((words) => (words === null ? [] : ` · ${words}`)).join('');
}
