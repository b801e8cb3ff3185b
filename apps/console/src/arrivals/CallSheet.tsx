import type { ScheduleBooking } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ArrivalsScreen.module.css';
import { HERE_IN_MINUTES } from './lateness.ts';

/** Somebody is late and is rung: the number, and what came of it in one tap. */
export function CallSheet(props: {
  readonly booking: ScheduleBooking;
  readonly today: string;
  readonly now: number;
  readonly say: (kind: string, body: Readonly<Record<string, unknown>>) => Promise<boolean>;
  /** Why the last one could not be kept; null: nothing is wrong. */
  readonly trouble: string | null;
  readonly onNotComing: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { booking, now, say } = props;
  const [sending, setSending] = useState(false);
  const called = (body: { readonly answered: boolean; readonly expectedAt?: string }, then: () => void): void => {
    // One call is told once, however often it is tapped.
    if (sending) return;
    setSending(true);
    void say('record-patient-call', body)
      .then((ok) => ok && then())
      .finally(() => setSending(false));
  };
  return (
    <Sheet open title={t('arrivals.callTitle')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <Identity brief={booking.patient} today={props.today} />
        {booking.phone === null ? (
          <p>{t('arrivals.noPhone')}</p>
        ) : (
          <a className={styles['number']} href={`tel:${booking.phone.replaceAll(/[^+\d]/g, '')}`}>
            {booking.phone}
          </a>
        )}
        <Chips
          label={t('arrivals.onTheWay')}
          options={HERE_IN_MINUTES.map((minutes) => ({
            value: String(minutes),
            label: t('arrivals.inMinutes', { minutes }),
          }))}
          chosen={[]}
          onChoose={(minutes) =>
            called(
              { answered: true, expectedAt: new Date(now + Number(minutes) * 60_000).toISOString() },
              props.onClose,
            )
          }
        />
        <Button size="large" wide onClick={() => called({ answered: false }, props.onClose)}>
          {t('arrivals.nobodyAnswers')}
        </Button>
        <Button size="large" wide onClick={() => called({ answered: true }, props.onNotComing)}>
          {t('arrivals.saysNotComing')}
        </Button>
        {props.trouble && (
          <p role="alert" className={styles['trouble']}>
            {props.trouble}
          </p>
        )}
      </div>
    </Sheet>
  );
}
