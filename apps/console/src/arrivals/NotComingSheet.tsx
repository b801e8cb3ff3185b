import type { ScheduleBooking, ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinicSay } from '../outbox/index.ts';
import { MovedTo } from '../schedule/index.ts';
import styles from './ArrivalsScreen.module.css';

const REASONS = ['no-show', 'patient', 'clinic', 'moved'] as const;

/**
 * Why a visit does not take place, and what follows from each: one tap. Moved, the next thing is the other time: one of those that are
 * booked already, where there are any, or one that is looked for now.
 */
export function NotComingSheet(props: {
  readonly booking: ScheduleBooking;
  readonly view: ScheduleView;
  readonly onMoved: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { booking, view } = props;
  const { say, trouble } = useClinicSay();
  const [sending, setSending] = useState(false);
  const [asksTo, setAsksTo] = useState(false);
  const [to, setTo] = useState<string | null>();
  const end = (because: (typeof REASONS)[number]): void => {
    if (sending) return;
    if (because === 'moved' && booking.ahead.length > 0 && to === undefined) {
      setAsksTo(true);
      return;
    }
    setSending(true);
    void say({
      kind: 'cancel-booking',
      stream: `day/${view.site}/${view.date}`,
      seenSeq: view.seq,
      body: { booking: booking.booking, because, ...(because === 'moved' && to !== undefined ? { to } : {}) },
    })
      .then((done) => done && (because === 'moved' && typeof to !== 'string' ? props.onMoved() : props.onClose()))
      .finally(() => setSending(false));
  };
  return (
    <Sheet open title={t('arrivals.notComing')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <Identity brief={booking.patient} today={view.date} />
        {asksTo ? (
          <>
            <MovedTo ahead={booking.ahead} zone={view.zone} chosen={to} onChoose={setTo} />
            <Button kind="grave" size="large" wide disabled={to === undefined} onClick={() => end('moved')}>
              {t('schedule.cancel')}
            </Button>
          </>
        ) : (
          <>
            {REASONS.map((because) => (
              <Button key={because} size="large" wide onClick={() => end(because)}>
                {t(`schedule.cancelBecause.${because}`)}
              </Button>
            ))}
            <p className={styles['soft']}>{t('arrivals.noShowHint')}</p>
          </>
        )}
        {trouble && (
          <p role="alert" className={styles['trouble']}>
            {trouble}
          </p>
        )}
      </div>
    </Sheet>
  );
}
