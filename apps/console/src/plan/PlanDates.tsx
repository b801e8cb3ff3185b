import { judgeOn } from '@keel/clinical/plan';
import type { Series } from '@keel/clinical/policy';
import { dayOfDate } from '@keel/clinical/units';
import type { ScheduleView } from '@keel/formats/api';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { dateText } from '@keel/ui/identity';
import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import styles from './Plan.module.css';

export interface DatesDraft {
  readonly from: string;
  /** 0 Sunday to 6 Saturday. */
  readonly weekdays: readonly number[];
  /** Empty: as many as the series has left. */
  readonly sessions: string;
  /** Days taken out by hand. */
  readonly left: readonly string[];
}

/** Whether somebody has set the site's hours on a day. Undefined: not asked yet, or nobody has planned that day. */
function useOpenDays(site: string | undefined, days: readonly string[]): (date: string) => true | undefined {
  const views = useQueries({
    queries: (site === undefined ? [] : days).map((date) => ({
      ...viewQuery<ScheduleView>('schedule', `${site}_${date}`),
      retry: false,
    })),
  });
  return (date) => (views[days.indexOf(date)]?.data?.hours ? true : undefined);
}

/** The days of the course: proposed from the treatment's spacing and the clinic's days; a chair is booked in the schedule. */
export function PlanDates(props: {
  readonly draft: DatesDraft;
  readonly onChange: (draft: DatesDraft) => void;
  readonly proposed: readonly string[];
  readonly site: string | undefined;
  readonly series: Series;
  readonly phase: 'series' | 'maintenance';
  readonly had: number;
  readonly today: string;
  readonly sessions: number;
}) {
  const { t, i18n } = useTranslation();
  const { draft, onChange, proposed, series } = props;
  const opens = useOpenDays(props.site, proposed);
  const weekday = (day: number): string =>
    // 4 January 1970 was a Sunday.
    new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' }).format(
      Date.UTC(1970, 0, 4 + day, 12),
    );
  const long = (date: string): string =>
    new Intl.DateTimeFormat(i18n.language, {
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      timeZone: 'UTC',
    }).format(dayOfDate(date) * 86_400_000 + 43_200_000);
  const judged = judgeOn(proposed, series.judgeAfter, props.had);
  return (
    <section className={styles['section']}>
      <h2>{t('plan.days')}</h2>
      <p className={styles['soft']}>
        {props.phase === 'series'
          ? t('plan.spacing', { sessions: series.sessions, perWeek: series.perWeek })
          : t('plan.taper', {
              steps: series.maintenance
                .map(({ everyDays, sessions }) => t('plan.step', { days: everyDays, count: sessions }))
                .join(', '),
            })}{' '}
        {t('plan.had', { count: props.had })}
      </p>
      <div className={styles['row']}>
        <Field
          label={t('plan.from')}
          type="date"
          min={props.today}
          value={draft.from}
          onChange={(event) =>
            /^\d{4}-\d{2}-\d{2}$/.test(event.target.value) && onChange({ ...draft, from: event.target.value, left: [] })
          }
        />
        <Field
          label={t('plan.sessions')}
          inputMode="numeric"
          value={draft.sessions === '' ? String(props.sessions) : draft.sessions}
          onChange={(event) =>
            onChange({ ...draft, sessions: event.target.value.replace(/\D/g, '').slice(0, 2), left: [] })
          }
        />
        <Chips
          label={t('plan.weekdays')}
          many
          options={[1, 2, 3, 4, 5, 6, 0].map((day) => ({ value: String(day), label: weekday(day) }))}
          chosen={draft.weekdays.map(String)}
          onChoose={(value) => {
            const day = Number(value);
            const weekdays = draft.weekdays.includes(day)
              ? draft.weekdays.filter((one) => one !== day)
              : [...draft.weekdays, day];
            onChange({ ...draft, weekdays });
          }}
        />
      </div>
      {proposed.length === 0 ? (
        <p className={styles['missing']}>{t('plan.noDay')}</p>
      ) : (
        <ol className={styles['days']}>
          {proposed.map((date, index) => (
            <li key={date}>
              <span>
                <b>
                  {index + 1 + props.had}. {long(date)}
                </b>
                <span className={styles['soft']}>
                  {t(opens(date) === true ? 'plan.open' : 'plan.notPlanned')}
                  {date === judged && `. ${t('plan.judgedHere')}`}
                </span>
              </span>
              <button
                type="button"
                className={styles['leave']}
                onClick={() => onChange({ ...draft, left: [...draft.left, date] })}
              >
                {t('plan.leaveOut')}
              </button>
            </li>
          ))}
        </ol>
      )}
      <p>
        {judged === null
          ? t('plan.judgeAfter', { count: series.judgeAfter })
          : t('plan.judgeOn', { date: dateText(judged, i18n.language) })}{' '}
        {t('plan.stopRule', { percent: series.improvementPercent, count: series.nonImprovementsInARow })}{' '}
        <span className={styles['soft']}>
          {t(`plan.basisOf.${series.basis}`)}, {series.sources.join(', ')}
        </span>
      </p>
      <p className={styles['soft']}>{t('plan.chairs')}</p>
    </section>
  );
}
