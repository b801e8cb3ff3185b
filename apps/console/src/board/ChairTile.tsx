import type { BoardTile } from '@keel/formats/api';
import { ageText, CHARTED_EVERY_MS, countdownText, EXPECTED_EVERY_MS, freshness } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { Spark } from '@keel/ui/spark';
import { Vital } from '@keel/ui/vital';
import { IconEye, IconUserCheck, IconUserQuestion } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { absence, newest, newestPressure, type Shown, useReadings } from '../live/index.ts';
import type { Seated } from '../seats/index.ts';
import { clockText, dayIn } from '../time/index.ts';
import { AlarmLine } from './AlarmLine.tsx';
import styles from './ChairTile.module.css';

interface TileProps {
  readonly tile: BoardTile;
  /** Who else is in this chair by the record. */
  readonly others: readonly Seated[];
  readonly now: number;
  readonly zone: string;
}

/** One chair: who, how, what next. The whole tile opens the session. */
export function ChairTile({ tile, others, now, zone }: TileProps) {
  const { t, i18n } = useTranslation();
  const readings = useReadings(tile.session);
  const start = tile.firstDoseAt === null ? null : Date.parse(tile.firstDoseAt);
  const [next] = [...tile.due].sort((a, b) => a.dueAt.localeCompare(b.dueAt));
  const alarmed = (kinds: readonly string[]): 'high' | 'medium' | 'low' | undefined =>
    tile.alarms.find(
      (alarm) => alarm.kind === 'physiological' && kinds.some((kind) => alarm.condition.startsWith(kind)),
    )?.priority;
  const pressure = newestPressure(tile, readings);

  const vital = (label: string, unit: string, kind: 'HR' | 'SPO2', alarm?: 'high' | 'medium' | 'low') => {
    const own = newest(tile, kind, readings);
    const pulse = kind === 'HR' ? newest(tile, 'PULSE', readings) : null;
    const shown = own === null || (pulse !== null && pulse.at > own.at) ? pulse : own;
    const gone = absence(tile, kind, readings);
    return (
      <Figure
        label={label}
        unit={unit}
        text={shown === null ? null : String(shown.value)}
        shown={shown}
        none={gone === null ? t('vital.none') : t(`vital.absent.${gone.because}`)}
        everyMs={shown?.source === 'person' ? CHARTED_EVERY_MS : EXPECTED_EVERY_MS[kind]}
        now={now}
        alarm={alarm}
        trend={<Spark samples={readings.channel(tile.session, kind)?.samples ?? []} now={now} />}
      />
    );
  };
  return (
    <article
      className={styles['tile']}
      data-alarm={tile.alarms[0]?.kind === 'physiological' ? tile.alarms[0].priority : undefined}
    >
      {tile.alarms.length > 0 && <AlarmLine alarms={tile.alarms} now={now} />}
      <div className={styles['top']}>
        <h2 className={styles['chair']}>
          <Link to="/session/$id" params={{ id: tile.session }} className={styles['open']}>
            {tile.chair?.name ?? t('board.noChair')}
          </Link>
        </h2>
        <p className={styles['phase']}>
          {t(`phase.${tile.phase}` as 'phase.planned', { defaultValue: tile.phase })}
          {start !== null && <b> {t('board.minute', { count: Math.max(0, Math.floor((now - start) / 60_000)) })}</b>}
        </p>
        {tile.nurse && <p className={styles['nurse']}>{tile.nurse.name}</p>}
        {!tile.nurse && (tile.phase === 'dosing' || tile.phase === 'recovery') && (
          <p className={styles['unheld']}>{t('board.unheld')}</p>
        )}
      </div>
      <Identity brief={tile.patient} today={dayIn(now, zone)} />
      {others.length > 0 && (
        <p className={styles['due']} data-late="true">
          {t('board.sameChair', { names: others.map(({ name }) => name).join(', ') })}
        </p>
      )}
      <div className={styles['numbers']}>
        {vital(t('vital.hr'), '/min', 'HR', alarmed(['pulse']))}
        {vital(t('vital.spo2'), '%', 'SPO2', alarmed(['spo2']))}
        <Figure
          label={t('vital.bp')}
          unit="mmHg"
          text={pressure === null ? null : `${pressure.systolic}/${pressure.diastolic}`}
          none={t('vital.none')}
          shown={
            pressure === null
              ? null
              : { value: pressure.systolic, unit: 'mmHg', at: pressure.at, source: pressure.source }
          }
          everyMs={pressure?.source === 'person' ? CHARTED_EVERY_MS : EXPECTED_EVERY_MS.NIBP_SYS}
          now={now}
          alarm={alarmed(['bp'])}
        />
      </div>
      {next && (
        <p className={styles['due']} data-late={next.lateAt !== null && now >= Date.parse(next.lateAt)}>
          <span>{t(`due.${next.what}` as 'due.check', { defaultValue: next.what })}</span>
          <b>{countdownText(Date.parse(next.dueAt) - now)}</b>
        </p>
      )}
      <p className={styles['foot']}>
        <span>
          <IconEye size={18} stroke={1.6} aria-hidden />
          {tile.eyesOnAt === null
            ? t('board.eyesOnNever')
            : t('board.eyesOn', { age: ageText(now - Date.parse(tile.eyesOnAt)) })}
        </span>
        <span>
          {tile.escort === 'here' || tile.escort === 'arranged' ? (
            <IconUserCheck size={18} stroke={1.6} aria-hidden />
          ) : (
            <IconUserQuestion size={18} stroke={1.6} aria-hidden />
          )}
          {t(`escort.${tile.escort}`)}
        </span>
        {tile.readySince !== null ? (
          <b>{t('board.readySince', { time: clockText(Date.parse(tile.readySince), zone, i18n.language) })}</b>
        ) : (
          tile.predictedFreeAt !== null && (
            <span>{t('board.freeAt', { time: clockText(Date.parse(tile.predictedFreeAt), zone, i18n.language) })}</span>
          )
        )}
        {tile.questions.length > 0 && <b>{t('board.asked', { count: tile.questions.length })}</b>}
      </p>
    </article>
  );
}

function Figure(props: {
  readonly label: string;
  readonly unit: string;
  readonly text: string | null;
  readonly shown: Shown | null;
  /** What to say where there is no value at all. */
  readonly none: string;
  readonly everyMs: number;
  readonly now: number;
  readonly alarm: 'high' | 'medium' | 'low' | undefined;
  readonly trend?: React.ReactNode;
}) {
  const { t } = useTranslation();
  const age = props.shown === null ? null : props.now - props.shown.at;
  return (
    <Vital
      label={props.label}
      unit={props.unit}
      value={props.text}
      ageMs={age}
      showAge={age !== null && age > props.everyMs}
      freshness={age === null ? 'gone' : freshness(age, props.everyMs)}
      because={age === null ? props.none : t('vital.lastAt', { age: ageText(age) })}
      source={props.shown?.source === 'person' ? t('vital.byHand') : undefined}
      alarm={props.alarm}
      trend={props.trend}
    />
  );
}
