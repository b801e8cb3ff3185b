import { classesSeen, mayDo } from '@keel/clinical/rights';
import type { StaffView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { clockText } from '../time/index.ts';
import styles from './OpenedChart.module.css';

type Opening = StaffView['openings'][number];

const REASONS = ['emergency-here', 'call', 'complaint', 'authority', 'other'] as const;
/** How long a chart may stay open, minutes; the server holds the longest (240). */
const MINUTES = ['15', '30', '60', '240'] as const;

const askAgain = async (patient: string): Promise<void> => {
  await queryClient.invalidateQueries({ queryKey: ['view', 'staff'] });
  await queryClient.invalidateQueries({ queryKey: ['view', 'patient', patient] });
};

/** The opening under which whoever is logged in reads this chart now; undefined where there is none. */
export function useOpenedChart(patient: string): Opening | undefined {
  const me = useQuery(meQuery).data;
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  const now = useNow();
  return staff?.openings.find(
    (one) =>
      one.patient === patient &&
      one.person === me?.person.id &&
      one.closedAt === null &&
      Date.parse(one.from) <= now &&
      now < Date.parse(one.until),
  );
}

/**
 * A chart whose clinical part a role does not see: said so, with the way to open it in an emergency. While it is open that
 * stands above everything, with the time at which it closes by itself.
 */
export function OpenedChart({ patient, seq }: { readonly patient: string; readonly seq: number }) {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const opening = useOpenedChart(patient);
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  const [asking, setAsking] = useState(false);
  const { say, trouble } = useClinicSay();
  // When the time is over the chart is asked again, and what it showed goes with it.
  const open = opening !== undefined;
  useEffect(() => {
    if (!open) return;
    return () => void askAgain(patient);
  }, [open, patient]);
  if (!me) return null;
  const actor = { kind: 'person', id: me.person.id, roles: me.roles } as const;
  if (opening) {
    return (
      <section className={styles['band']} data-open aria-label={t('openedChart.title')}>
        <IconLockOpen size={24} stroke={1.6} aria-hidden />
        <p>
          <b>{t('openedChart.open', { time: clockText(Date.parse(opening.until), me.clinic.zone, i18n.language) })}</b>{' '}
          {t('openedChart.because', { because: opening.because })} {t('openedChart.entered')}
          {trouble && <span role="alert"> {trouble}</span>}
        </p>
        <Button
          onClick={() =>
            void say({
              kind: 'close-emergency-opening',
              stream: 'clinic/staff',
              seenSeq: staff?.seq ?? 0,
              body: { opening: opening.id },
            }).then((done) => (done ? askAgain(patient) : undefined))
          }
        >
          {t('openedChart.close')}
        </Button>
      </section>
    );
  }
  const closed = !classesSeen(actor, 'clinic').includes('clinical');
  if (!closed || mayDo(actor, 'command/open-in-emergency', 'clinic').verdict === 'deny') return null;
  return (
    <section className={styles['band']} aria-label={t('openedChart.title')}>
      <IconLock size={24} stroke={1.6} aria-hidden />
      <p>{t('openedChart.held')}</p>
      <Button onClick={() => setAsking(true)}>{t('openedChart.ask')}</Button>
      {asking && <AskSheet patient={patient} seq={seq} onClose={() => setAsking(false)} />}
    </section>
  );
}

/** Why, and for how long. It is entered in the patient's record and in that of the staff, in one transaction. */
function AskSheet(props: { readonly patient: string; readonly seq: number; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [reason, setReason] = useState<(typeof REASONS)[number]>();
  const [words, setWords] = useState('');
  const [minutes, setMinutes] = useState<(typeof MINUTES)[number]>('30');
  const said = words.trim();
  const because = [reason && reason !== 'other' ? t(`openedChart.reason.${reason}`) : '', said]
    .filter(Boolean)
    .join('. ');
  const complete = reason !== undefined && (reason !== 'other' || said.length >= 3);
  const open = async (): Promise<void> => {
    const body = { because, minutes: Number(minutes) };
    if (!(await say({ kind: 'open-in-emergency', stream: `patient/${props.patient}`, seenSeq: props.seq, body })))
      return;
    props.onClose();
    await askAgain(props.patient);
  };
  return (
    <Sheet open title={t('openedChart.ask')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <p>{t('openedChart.lead')}</p>
        <Chips
          label={t('openedChart.why')}
          options={REASONS.map((value) => ({ value, label: t(`openedChart.reason.${value}`) }))}
          chosen={reason === undefined ? [] : [reason]}
          onChoose={setReason}
        />
        <WordsField label={t('weigh.words')} value={words} onWrite={setWords} />
        <Chips
          label={t('openedChart.howLong')}
          options={MINUTES.map((value) => ({ value, label: t('openedChart.minutes', { count: Number(value) }) }))}
          chosen={[minutes]}
          onChoose={setMinutes}
        />
        {trouble && <p role="alert">{trouble}</p>}
        <Button kind="grave" size="large" wide disabled={!complete} onClick={() => void open()}>
          {t('openedChart.do')}
        </Button>
      </div>
    </Sheet>
  );
}
