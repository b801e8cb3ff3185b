import type { DayDrugsView, ScheduleBooking, ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { clockText, dateTimeText } from '../time/index.ts';
import { whereabouts } from '../whereabouts/index.ts';
import { DrugOfVisit } from './DayDrugs.tsx';
import { MovedTo } from './MovedTo.tsx';
import { RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { useBooking } from './useBooking.ts';

const CANCEL = ['patient', 'clinic', 'moved', 'no-show', 'deferred'] as const;

/** One booked visit in the list of its day, and what takes it off. */
export function Booked({
  booking,
  view,
  need,
  onWork,
}: {
  readonly booking: ScheduleBooking;
  readonly view: ScheduleView;
  readonly onWork: () => void;
  readonly need: DayDrugsView['needs'][number] | undefined;
}) {
  const said = useSaid();
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const [because, setBecause] = useState<(typeof CANCEL)[number]>();
  const [to, setTo] = useState<string | null>();
  const asksTo = because === 'moved' && booking.ahead.length > 0;
  const { say, refusal } = useBooking();
  const clock = (time: string): string => clockText(Date.parse(time), view.zone, i18n.language);
  const cancel = async (): Promise<void> => {
    const outcome = await say({
      kind: 'cancel-booking',
      stream: `day/${view.site}/${view.date}`,
      seenSeq: view.seq,
      body: { booking: booking.booking, because, ...(asksTo && to !== undefined ? { to } : {}) },
    });
    if (outcome !== 'refused') setAsking(false);
  };
  return (
    <li className={styles['row']}>
      <Identity
        brief={booking.patient}
        today={view.date}
        chair={view.chairs.find(({ id }) => id === booking.chair)?.name}
      />
      <span className={styles['when']}>
        <b>{clock(booking.startsAt)}</b>
        <span className={styles['soft']}>
          {t('schedule.held', { from: clock(booking.startsAt), until: clock(booking.until) })}
        </span>
        <span className={styles['soft']}>{booking.regimen && said(booking.regimen)}</span>
        {booking.insteadOf !== null && (
          <span className={styles['soft']}>
            {t('schedule.insteadOf', { when: dateTimeText(Date.parse(booking.insteadOf), view.zone, i18n.language) })}
          </span>
        )}
        {need && <DrugOfVisit need={need} />}
      </span>
      <span className={styles['rowActs']}>
        <span>{t(`arrivals.state.${whereabouts(booking) as 'planned'}`)}</span>
        {/* What has begun ends where it is: at the chair, and the day follows. */}
        {booking.phase === 'planned' && (
          <Button
            kind="quiet"
            onClick={() => {
              onWork();
              setAsking(true);
            }}
          >
            {t('schedule.cancel')}
          </Button>
        )}
      </span>
      {asking && (
        <Sheet open title={t('schedule.cancel')} onClose={() => setAsking(false)}>
          <div className={styles['sheet']}>
            <Identity brief={booking.patient} today={view.date} />
            <Chips
              label={t('schedule.because')}
              options={CANCEL.map((value) => ({ value, label: t(`schedule.cancelBecause.${value}`) }))}
              chosen={because === undefined ? [] : [because]}
              onChoose={setBecause}
            />
            {asksTo && <MovedTo ahead={booking.ahead} zone={view.zone} chosen={to} onChoose={setTo} />}
            {refusal && <RefusedBooking problem={refusal} zone={view.zone} onGoAhead={() => undefined} />}
            <Button
              kind="grave"
              size="large"
              wide
              disabled={because === undefined || (asksTo && to === undefined)}
              onClick={() => void cancel()}
            >
              {t('schedule.cancel')}
            </Button>
          </div>
        </Sheet>
      )}
    </li>
  );
}
