import { ESCORT_KINDS } from '@keel/clinical/session';
import type { ScheduleBooking } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './ArrivalsScreen.module.css';

const WITH = [...ESCORT_KINDS, 'nobody'] as const;
const DRIVES = ['yes', 'no', 'not-known'] as const;
const YES_NO = ['yes', 'no'] as const;

/**
 * Whoever goes out passes the desk. Released: with whom. Not released: a fact all the same, and what the desk cannot judge
 * (capacity, a line in the arm) is said as not known, never as no.
 */
export function LeavingSheet(props: {
  readonly booking: ScheduleBooking;
  readonly today: string;
  readonly say: (kind: string, body: Readonly<Record<string, unknown>>) => Promise<boolean>;
  readonly trouble: string | null;
  readonly onClose: () => void;
}) {
  const { booking } = props;
  const { t } = useTranslation();
  const [goesWith, setWith] = useState<(typeof WITH)[number]>();
  const [driving, setDriving] = useState<(typeof DRIVES)[number]>();
  const [advice, setAdvice] = useState<(typeof YES_NO)[number]>();
  const [sending, setSending] = useState(false);
  const released = booking.phase === 'released';
  const escort = booking.escort.name === null ? {} : { escortName: booking.escort.name };
  const save = (): void => {
    setSending(true);
    const told = released
      ? props.say('record-left', { with: goesWith, ...(goesWith === 'adult' ? escort : {}) })
      : props.say('record-left-before-release', {
          unmet: [],
          capacity: 'not-assessed',
          adviceGiven: advice === 'yes',
          called: [],
          driving,
          lineOut: 'not-known',
        });
    void told.then((done) => done && props.onClose()).finally(() => setSending(false));
  };
  const answer = (value: 'adult'): string => t(`ask.a.${value}`);
  return (
    <Sheet open title={t(released ? 'arrivals.hasLeft' : 'arrivals.walkedOut')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <Identity brief={booking.patient} today={props.today} />
        {released ? (
          <Chips
            label={t('arrivals.leftWith')}
            glove
            options={WITH.map((value) => ({ value, label: answer(value as 'adult') }))}
            chosen={goesWith === undefined ? [] : [goesWith]}
            onChoose={setWith}
          />
        ) : (
          <>
            <p>{t('arrivals.walkedOutHint')}</p>
            <Chips
              label={t('arrivals.drives')}
              glove
              options={DRIVES.map((value) => ({ value, label: answer(value as 'adult') }))}
              chosen={driving === undefined ? [] : [driving]}
              onChoose={setDriving}
            />
            <Chips
              label={t('arrivals.tookAdvice')}
              glove
              options={YES_NO.map((value) => ({ value, label: answer(value as 'adult') }))}
              chosen={advice === undefined ? [] : [advice]}
              onChoose={setAdvice}
            />
          </>
        )}
        {props.trouble && (
          <p role="alert" className={styles['trouble']}>
            {props.trouble}
          </p>
        )}
        <Button
          kind="next"
          size="large"
          wide
          disabled={sending || (released ? goesWith === undefined : driving === undefined || advice === undefined)}
          onClick={save}
        >
          {t('arrivals.save')}
        </Button>
      </div>
    </Sheet>
  );
}
