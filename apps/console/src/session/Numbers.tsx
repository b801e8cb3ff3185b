import type { AlarmState } from '@keel/clinical/alarms';
import type { VitalKind } from '@keel/clinical/monitoring';
import { latestWith } from '@keel/clinical/session';
import { ageText, CHARTED_EVERY_MS, EXPECTED_EVERY_MS, freshness } from '@keel/ui/freshness';
import { Spark } from '@keel/ui/spark';
import { Vital } from '@keel/ui/vital';
import { useTranslation } from 'react-i18next';
import { type Readings, useReadings } from '../live/index.ts';
import { useVisit, type Visit } from '../visit/index.ts';
import styles from './Numbers.module.css';

interface Now {
  readonly text: string;
  readonly at: number;
  readonly from: 'device' | 'person';
}

const FIELD = {
  'heart-rate': 'heartRatePerMin',
  spo2: 'spo2Percent',
  'respiratory-rate': 'respiratoryRatePerMin',
} as const;
const CHANNEL = { 'heart-rate': ['HR', 'PULSE'], spo2: ['SPO2'], 'respiratory-rate': ['RR'] } as const;

/** Why the monitor has no value: only when none of the channels has one. */
const absent = (visit: Visit, readings: Readings, kind: keyof typeof CHANNEL) =>
  CHANNEL[kind].some((name) => readings.channel(visit.session.id, name)?.last)
    ? undefined
    : CHANNEL[kind].map((name) => readings.channel(visit.session.id, name)?.none).find((none) => none !== undefined);

/** The newest of what the monitor sends and what somebody charted; not what the monitor sent before it had none. */
function single(visit: Visit, readings: Readings, kind: keyof typeof FIELD): Now | null {
  const found: Now[] = [];
  const entry = latestWith(visit.session, kind as VitalKind);
  const value = entry?.body.observations[FIELD[kind]];
  const gone = absent(visit, readings, kind);
  if (entry && value !== undefined) {
    const { source } = entry.body;
    const at = source.from === 'device' ? source.readAt : entry.at;
    if (source.from === 'person' || gone === undefined || at > Date.parse(gone.at))
      found.push({ text: String(value), at, from: source.from });
  }
  for (const name of CHANNEL[kind]) {
    const last = readings.channel(visit.session.id, name)?.last;
    if (last) found.push({ text: String(last.value), at: Date.parse(last.at), from: 'device' });
  }
  return found.reduce<Now | null>((best, one) => (best === null || one.at > best.at ? one : best), null);
}

function pressure(visit: Visit, readings: Readings): Now | null {
  const entry = latestWith(visit.session, 'bp');
  const charted: Now | null = entry
    ? {
        text: `${entry.body.observations.systolicMmHg}/${entry.body.observations.diastolicMmHg}`,
        at: entry.body.source.from === 'device' ? entry.body.source.readAt : entry.at,
        from: entry.body.source.from,
      }
    : null;
  const [sys, dia] = ['NIBP_SYS', 'NIBP_DIA'].map((kind) => readings.channel(visit.session.id, kind)?.last);
  if (!sys || !dia || Math.abs(Date.parse(sys.at) - Date.parse(dia.at)) > 5_000) return charted;
  const at = Date.parse(sys.at);
  return charted !== null && charted.at >= at ? charted : { text: `${sys.value}/${dia.value}`, at, from: 'device' };
}

/** Read from two metres. Tapping a number charts a new one. */
export function Numbers({ alarms }: { readonly alarms: AlarmState }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const readings = useReadings(visit.session.id);
  const alarmOf = (starts: readonly string[]): 'high' | 'medium' | 'low' | undefined =>
    alarms.active.find(
      ({ side, condition }) => side === 'physiological' && starts.some((start) => condition.startsWith(start)),
    )?.priority;
  const draw = (
    key: 'hr' | 'spo2' | 'bp' | 'rr',
    now: Now | null,
    unit: string,
    everyMs: number,
    fields: readonly string[],
    starts: readonly string[],
    channel?: string,
    kind?: keyof typeof CHANNEL,
  ) => {
    const age = now === null ? null : visit.now - now.at;
    const gone = kind === undefined ? undefined : absent(visit, readings, kind);
    const every = now?.from === 'person' ? CHARTED_EVERY_MS : everyMs;
    return (
      <Vital
        label={t(`vital.${key}`)}
        unit={unit}
        value={now?.text ?? null}
        ageMs={age}
        showAge={age !== null && (age > every || now?.from === 'person' || key === 'bp')}
        freshness={age === null ? 'gone' : freshness(age, every)}
        because={
          age === null
            ? gone
              ? t(`vital.absent.${gone.because}`)
              : t('vital.none')
            : t('vital.lastAt', { age: ageText(age) })
        }
        alarm={alarmOf(starts)}
        trend={
          channel ? (
            <Spark samples={readings.channel(visit.session.id, channel)?.samples ?? []} now={visit.now} />
          ) : undefined
        }
        {...(!visit.reads && { onTap: () => visit.ask('check', { fields }) })}
        tapLabel={t('session.chartOne', { what: t(`vital.${key}`) })}
      />
    );
  };
  const sedation = latestWith(visit.session, 'sedation');
  const sedationAge = sedation ? visit.now - sedation.at : null;
  return (
    <section className={styles['numbers']} aria-label={t('session.numbers')}>
      {draw('bp', pressure(visit, readings), 'mmHg', EXPECTED_EVERY_MS.NIBP_SYS, ['systolic', 'diastolic'], ['bp'])}
      {draw(
        'hr',
        single(visit, readings, 'heart-rate'),
        '/min',
        EXPECTED_EVERY_MS.HR,
        ['hr'],
        ['pulse'],
        'HR',
        'heart-rate',
      )}
      {draw('spo2', single(visit, readings, 'spo2'), '%', EXPECTED_EVERY_MS.SPO2, ['spo2'], ['spo2'], 'SPO2', 'spo2')}
      {draw(
        'rr',
        single(visit, readings, 'respiratory-rate'),
        '/min',
        EXPECTED_EVERY_MS.RR,
        ['rr'],
        ['respiratory', 'apnoea'],
        'RR',
        'respiratory-rate',
      )}
      <Vital
        label={t('vital.awake')}
        unit="MOAA/S"
        value={sedation ? String(sedation.body.observations.sedation?.score) : null}
        ageMs={sedationAge}
        showAge
        freshness={sedationAge === null ? 'gone' : freshness(sedationAge, CHARTED_EVERY_MS)}
        because={sedationAge === null ? t('vital.notLooked') : t('vital.lastAt', { age: ageText(sedationAge) })}
        {...(!visit.reads && { onTap: () => visit.ask('sedation') })}
        tapLabel={t('session.chartOne', { what: t('vital.sedation') })}
      />
    </section>
  );
}
