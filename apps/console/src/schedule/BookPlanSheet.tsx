import { type Patient, type PatientEntryOf, TREATED_TODAY } from '@keel/clinical/patient';
import type { FreeStartsView, PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { dateText } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/index.ts';
import { clockText, dateTimeText, dayIn } from '../time/index.ts';
import { instantAt } from './hours.ts';
import { unbookedDates } from './plan-dates.ts';
import { type OverrideSaid, RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { freshId, useBooking } from './useBooking.ts';

type Site = PlacesView['sites'][number];
interface Slot {
  readonly clock: string;
  readonly chair: string;
}

/** The days of a signed plan become bookings in one act: all of them or none, with every conflict of every day at once. */
export function BookPlanSheet(props: {
  readonly patient: Patient;
  readonly plan: PatientEntryOf<'plan-signed'>;
  readonly sites: readonly Site[];
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { patient, plan, sites, now, onClose } = props;
  const { t } = useTranslation();
  const { say, refusal, forget } = useBooking();
  const [siteId, setSite] = useState(sites[0]?.id ?? '');
  const [common, setCommon] = useState<Slot>({ clock: '', chair: '' });
  const [own, setOwn] = useState<Readonly<Record<string, Partial<Slot>>>>({});
  const [left, setLeft] = useState<readonly string[]>([]);
  const [saving, setSaving] = useState(false);
  const site = sites.find(({ id }) => id === siteId);
  if (site === undefined) return null;
  const open = unbookedDates(patient, plan.body.dates, dayIn(now, site.zone), site.zone);
  const dates = open.filter((date) => !left.includes(date));
  const slotOf = (date: string): Slot => ({ ...common, ...own[date] });
  const complete =
    dates.length > 0 &&
    dates.every((date) => /^\d\d:\d\d$/.test(slotOf(date).clock) && slotOf(date).chair !== '') &&
    !saving;
  const change = (date: string, slot: Partial<Slot>): void => {
    forget();
    setOwn({ ...own, [date]: { ...own[date], ...slot } });
  };
  const chairs = [
    { value: '', label: '–' },
    ...site.chairs.filter((chair) => chair.open).map(({ id, name }) => ({ value: id, label: name })),
  ];
  const book = async (overrides: readonly OverrideSaid[]): Promise<void> => {
    if (!complete) return;
    setSaving(true);
    const outcome = await say({
      kind: 'book-series',
      stream: `patient/${patient.id}`,
      seenSeq: patient.seq,
      body: {
        site: site.id,
        regimen: plan.body.regimen,
        visits: dates.map((date) => ({
          date,
          booking: freshId('b'),
          session: freshId('s'),
          chair: slotOf(date).chair,
          startsAt: instantAt(date, slotOf(date).clock, site.zone),
        })),
        overrides,
      },
    });
    setSaving(false);
    void queryClient.invalidateQueries({ queryKey: ['view', 'patient', patient.id] });
    if (outcome !== 'refused') onClose();
  };
  return (
    <Sheet open wide title={t('schedule.bookPlan')} onClose={onClose}>
      <div className={styles['sheet']}>
        {open.length === 0 ? (
          <p>{t('schedule.allBooked')}</p>
        ) : (
          <>
            <p className={styles['soft']}>{t('schedule.bookPlanLead')}</p>
            {sites.length > 1 && (
              <Chips
                label={t('nav.schedule')}
                options={sites.map(({ id, name }) => ({ value: id, label: name }))}
                chosen={[siteId]}
                onChoose={setSite}
              />
            )}
            <div className={styles['pair']}>
              <Field
                label={t('schedule.eachAt')}
                type="time"
                step={300}
                value={common.clock}
                onChange={(event) => {
                  forget();
                  setCommon({ ...common, clock: event.target.value });
                }}
              />
              <ChoiceField
                label={t('schedule.eachChair')}
                value={common.chair}
                options={chairs}
                onChoose={(chair) => {
                  forget();
                  setCommon({ ...common, chair });
                }}
              />
            </div>
            <ol className={styles['planned']}>
              {open.map((date) => (
                <PlannedDay
                  key={date}
                  date={date}
                  site={site}
                  regimen={plan.body.regimen}
                  patient={patient.id}
                  slot={slotOf(date)}
                  chairs={chairs}
                  out={left.includes(date)}
                  onChange={(slot) => change(date, slot)}
                  onOut={(out) => {
                    forget();
                    setLeft(out ? [...left, date] : left.filter((one) => one !== date));
                  }}
                />
              ))}
            </ol>
            {refusal && <RefusedBooking problem={refusal} zone={site.zone} onGoAhead={(said) => void book(said)} />}
            <Button kind="next" size="large" wide disabled={!complete} onClick={() => void book([])}>
              {t('schedule.bookSeries', { count: dates.length })}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}

/** One day of the plan: its own time and chair where the common ones do not fit, and what is free. */
function PlannedDay(props: {
  readonly date: string;
  readonly site: Site;
  readonly regimen: string;
  readonly patient: string;
  readonly slot: Slot;
  readonly chairs: readonly { readonly value: string; readonly label: string }[];
  readonly out: boolean;
  readonly onChange: (slot: Partial<Slot>) => void;
  readonly onOut: (out: boolean) => void;
}) {
  const { date, site, slot, out } = props;
  const { t, i18n } = useTranslation();
  const [looking, setLooking] = useState(false);
  const key = `${site.id}_${date}`;
  const free = useQuery({
    queryKey: ['view', 'free-starts', key, props.regimen, props.patient],
    enabled: looking,
    queryFn: () => api.get<FreeStartsView>(`/free-starts/${key}?regimen=${props.regimen}&patient=${props.patient}`),
  }).data;
  const day = dateText(date, i18n.language);
  return (
    <li data-out={out}>
      <b>{day}</b>
      {!out && (
        <div className={styles['pair']}>
          <Field
            label={t('schedule.startsAtOn', { day })}
            type="time"
            step={300}
            value={slot.clock}
            onChange={(event) => props.onChange({ clock: event.target.value })}
          />
          <ChoiceField
            label={t('schedule.chairOn', { day })}
            value={slot.chair}
            options={props.chairs}
            onChoose={(chair) => props.onChange({ chair })}
          />
        </div>
      )}
      <div className={styles['acts']}>
        {!out && !looking && <Button onClick={() => setLooking(true)}>{t('schedule.showFree')}</Button>}
        <Button kind="quiet" onClick={() => props.onOut(!out)}>
          {t(out ? 'schedule.takeIn' : 'schedule.leaveOut')}
        </Button>
      </div>
      {!out &&
        free &&
        (free.starts.length === 0 ? (
          <p className={styles['soft']}>
            {free.near === null
              ? t('schedule.noFree')
              : t('schedule.tooNear', {
                  when: dateTimeText(Date.parse(free.near), site.zone, i18n.language),
                  hours: TREATED_TODAY.hours,
                })}
          </p>
        ) : (
          <Chips
            label={t('schedule.free')}
            options={free.starts.map(({ startsAt, chair }) => ({
              value: `${startsAt} ${chair}`,
              label: clockText(Date.parse(startsAt), site.zone, i18n.language),
              more: site.chairs.find(({ id }) => id === chair)?.name ?? chair,
            }))}
            chosen={[]}
            onChoose={(value) => {
              const [startsAt = '', chair = ''] = value.split(' ');
              props.onChange({ clock: clockText(Date.parse(startsAt), site.zone, 'en'), chair });
            }}
          />
        ))}
    </li>
  );
}
