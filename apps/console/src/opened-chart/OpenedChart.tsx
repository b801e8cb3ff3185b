import { type Action, mayDo, rolesThatMay } from '@keel/clinical/rights';
import type { PatientsView, StaffView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { fullName } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { IconLock, IconLockOpen } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { forgetSessions, meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { clockText } from '../time/index.ts';
import styles from './OpenedChart.module.css';

type Opening = StaffView['openings'][number];

const REASONS = ['emergency-here', 'call', 'complaint', 'authority', 'other'] as const;
/** How long a chart may stay open, minutes; the server holds the longest (240). */
const MINUTES = ['15', '30', '60', '240'] as const;

/** What an opening lets somebody see of a chart, whoever it is. */
const isOpened = (view: unknown): boolean => rolesThatMay(`view/${String(view)}`, 'emergency').length > 0;

const askOpenings = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['view', 'staff'] });

/**
 * What a chart showed goes with its opening: it is asked for anew, and nothing is left standing, on the screen or on the
 * device. What no opening shows is asked again and stays meanwhile, with what somebody is writing there.
 */
const askAgain = async (): Promise<void> => {
  await queryClient.resetQueries({ predicate: ({ queryKey: [kind, view] }) => kind === 'view' && isOpened(view) });
  await queryClient.invalidateQueries({
    predicate: ({ queryKey: [kind, view] }) =>
      kind === 'view' && view !== 'staff' && view !== 'places' && !isOpened(view),
  });
  await forgetSessions().catch(() => undefined);
};

/** The charts that whoever is logged in has open now. */
function useOpenings(): readonly Opening[] {
  const me = useQuery(meQuery).data;
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  const now = useNow();
  return (staff?.openings ?? []).filter(
    (one) =>
      one.person === me?.person.id &&
      one.closedAt === null &&
      Date.parse(one.from) <= now &&
      now < Date.parse(one.until),
  );
}

/** The opening under which whoever is logged in reads this chart now; undefined where there is none. */
export const useOpenedChart = (patient: string): Opening | undefined =>
  useOpenings().find((one) => one.patient === patient);

/**
 * What whoever is logged in may do with this chart now, by his role or by an opening. Of what he may not see
 * (`class/clinical`, …) an empty list says nothing: it is held back, and not "none".
 */
export function useMay(patient: string): (action: Action) => boolean {
  const me = useQuery(meQuery).data;
  const opened = useOpenedChart(patient) !== undefined;
  const actor = { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] } as const;
  return (action) =>
    mayDo(actor, action, 'clinic').verdict === 'allow' ||
    (opened && mayDo(actor, action, 'emergency').verdict === 'allow');
}

/**
 * Charts that are open to this person in an emergency, above every screen: whatever of them is looked at, and wherever,
 * it stands there that it is, why, and when it closes by itself. Opened or closed at another screen of his, it is so here.
 */
export function OpenedBand() {
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  useTopics(['view/staff'], staff?.position);
  const me = useQuery(meQuery).data;
  const openings = useOpenings();
  const open = me && staff ? openings.map(({ id }) => id).join() : undefined;
  const before = useRef<string>(undefined);
  useEffect(() => {
    if (open === undefined) return;
    // Another opening shows more, one that has ended shows less: either way what stands here is not what may be shown now.
    if (before.current !== undefined && before.current !== open) void askAgain();
    before.current = open;
  }, [open]);
  return openings.map((opening) => <Opened key={opening.id} opening={opening} />);
}

function Opened({ opening }: { readonly opening: Opening }) {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const staff = useQuery(viewQuery<StaffView>('staff')).data;
  const patients = useQuery({ ...viewQuery<PatientsView>('patients'), retry: false }).data;
  const { say, trouble } = useClinicSay();
  if (!me) return null;
  const brief = patients?.patients.find(({ brief: { id } }) => id === opening.patient)?.brief;
  return (
    <section className={styles['band']} data-open data-strip aria-label={t('openedChart.title')}>
      <IconLockOpen size={24} stroke={1.6} aria-hidden />
      <p>
        <b>
          {t('openedChart.open', {
            patient: (brief && fullName(brief)) ?? opening.patient,
            time: clockText(Date.parse(opening.until), me.clinic.zone, i18n.language),
          })}
        </b>{' '}
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
          }).then((done) => (done ? askOpenings() : undefined))
        }
      >
        {t('openedChart.close')}
      </Button>
    </section>
  );
}

/** A chart whose clinical part a role does not see: said so, with the way to open it in an emergency. */
export function OpenedChart({ patient, seq }: { readonly patient: string; readonly seq: number }) {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  const may = useMay(patient);
  const [asking, setAsking] = useState(false);
  if (!me || may('class/clinical')) return null;
  const actor = { kind: 'person', id: me.person.id, roles: me.roles } as const;
  if (mayDo(actor, 'command/open-in-emergency', 'clinic').verdict === 'deny') return null;
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
    await askOpenings();
  };
  return (
    <Sheet
      open
      title={t('openedChart.ask')}
      keeps={`patient/${props.patient}/open-in-emergency`}
      onClose={props.onClose}
    >
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
