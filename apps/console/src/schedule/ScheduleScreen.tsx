import { mayDo } from '@keel/clinical/rights';
import type { DayDrugsView, PlacesView, ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field } from '@keel/ui/field';
import { Identity, NotShownOnce } from '@keel/ui/identity';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText, dateTimeText, dayIn, dayText } from '../time/index.ts';
import { Booked } from './Booked.tsx';
import { BookSheet } from './BookSheet.tsx';
import { DayDrugs } from './DayDrugs.tsx';
import { DayPicture } from './DayPicture.tsx';
import { FreedSlots } from './FreedSlots.tsx';
import { addDays } from './hours.ts';
import { DutySheet, OpenDaySheet } from './OpenDaySheet.tsx';
import { RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { standingDate } from './standing-date.ts';
import { useBooking } from './useBooking.ts';
import { WaitSheet } from './WaitSheet.tsx';

/** Does the day fit? One site, one day: chairs over time, the hands each visit needs, and where they are too few. */
export function ScheduleScreen() {
  const { t } = useTranslation();
  const now = useNow(60_000);
  const me = useQuery(meQuery).data;
  const zone = me?.clinic.zone ?? 'UTC';
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const [chosenSite, setSite] = useState<string>();
  const [chosenDate, setDate] = useState<string>();
  const site = chosenSite ?? places?.sites[0]?.id;
  const siteZone = places?.sites.find(({ id }) => id === site)?.zone ?? zone;
  // A task about a place names its day.
  const named = /^on=(\d{4}-\d{2}-\d{2})$/.exec(useLocation().hash)?.[1];
  const today = dayIn(now, siteZone);
  const told = chosenDate ?? named;
  // Where nobody named a day it is the one that the clinic is in, which may go on past midnight.
  const asked = { enabled: site !== undefined && told === undefined };
  const before = useQuery({ ...viewQuery<ScheduleView>('schedule', `${site ?? ''}_${addDays(today, -1)}`), ...asked });
  const onDate = useQuery({ ...viewQuery<ScheduleView>('schedule', `${site ?? ''}_${today}`), ...asked });
  const known = told !== undefined || (!before.isPending && !onDate.isPending);
  const date = told ?? standingDate(today, before.data ?? null, onDate.data ?? null, now);
  const key = `${site ?? ''}_${date}`;
  const day = useQuery({ ...viewQuery<ScheduleView>('schedule', key), enabled: site !== undefined && known });
  useTopics(site === undefined || !known ? [] : [`view/schedule/${key}`], day.data?.position);
  // Who does not see the register is shown no drug.
  const seesDrug =
    me != null &&
    mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, 'view/day-drugs', 'clinic').verdict !== 'deny';
  const drugs = useQuery({
    ...viewQuery<DayDrugsView>('day-drugs', key),
    enabled: site !== undefined && seesDrug,
  }).data;
  useTopics(site === undefined || !seesDrug ? [] : [`view/day-drugs/${key}`], drugs?.position);
  if (places !== undefined && site === undefined) return <Empty>{t('schedule.notOpened')}</Empty>;
  const around = (
    <div className={styles['around']}>
      <Button onClick={() => setDate(addDays(date, -1))}>
        <IconChevronLeft size={20} aria-hidden /> {t('schedule.before')}
      </Button>
      <Field
        label={t('schedule.date')}
        type="date"
        value={date}
        onChange={(event) => event.target.value !== '' && setDate(event.target.value)}
      />
      <Button onClick={() => setDate(addDays(date, 1))}>
        {t('schedule.after')} <IconChevronRight size={20} aria-hidden />
      </Button>
      {(places?.sites.length ?? 0) > 1 && (
        <ChoiceField
          label={t('nav.schedule')}
          value={site ?? ''}
          options={(places?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChoose={setSite}
        />
      )}
    </div>
  );
  if (!day.data) {
    return day.error ? <Failed error={day.error} reset={() => void day.refetch()} /> : <Waiting />;
  }
  // On another day it begins anew: a sheet that was open would book on a date that nobody chose.
  // Nor does it move on by itself, past midnight or at closing, under somebody who has begun something on it.
  return <Day key={key} view={day.data} drugs={drugs} now={now} around={around} onWork={() => setDate(date)} />;
}

function Day({
  view,
  drugs,
  now,
  around,
  onWork,
}: {
  readonly view: ScheduleView;
  readonly drugs: DayDrugsView | undefined;
  readonly now: number;
  readonly around: React.ReactNode;
  /** Somebody has begun something on this day. */
  readonly onWork: () => void;
}) {
  const said = useSaid();
  const { t, i18n } = useTranslation();
  const [open, setOpen] = useState<'book' | 'open' | 'duty' | 'wait' | null>(null);
  const [offered, setOffered] = useState<string>();
  const { say, refusal } = useBooking();
  const begin = (sheet: NonNullable<typeof open>): void => {
    onWork();
    setOpen(sheet);
  };
  const clock = (time: string): string => clockText(Date.parse(time), view.zone, i18n.language);
  const stream = `day/${view.site}/${view.date}`;
  return (
    <Page
      title={dayText(Date.parse(`${view.date}T12:00:00Z`), 'UTC', i18n.language)}
      lead={
        view.hours === null
          ? t('schedule.notOpened')
          : `${t('schedule.booked', { count: view.bookings.length })} · ${t('schedule.hours', { from: clock(view.hours.opensAt), until: clock(view.hours.closesAt) })}`
      }
      act={around}
    >
      <div className={styles['acts']}>
        <Button kind="next" onClick={() => begin('book')}>
          {t('schedule.book')}
        </Button>
        <Button onClick={() => begin('open')}>{t('schedule.openDay')}</Button>
        <Button onClick={() => begin('duty')}>{t('schedule.addDuty')}</Button>
      </div>
      <section aria-label={t('schedule.duty')}>
        <ul className={styles['duties']}>
          {(['nurse', 'prescriber'] as const).map((role) => {
            const there = view.duties.filter((duty) => duty.role === role);
            if (there.length === 0) {
              return (
                <li key={role} className={styles['lacking']}>
                  {t(role === 'nurse' ? 'schedule.noNurse' : 'schedule.noPrescriber')}
                </li>
              );
            }
            return there.map((duty) => (
              <li key={`${duty.person} ${duty.from}`}>
                {duty.name}, {t(`schedule.${role}`)}{' '}
                <span className={styles['soft']}>
                  {t('schedule.held', { from: clock(duty.from), until: clock(duty.until) })}
                </span>
                <Button
                  kind="quiet"
                  onClick={() => {
                    onWork();
                    void say({
                      kind: 'cancel-duty',
                      stream,
                      seenSeq: view.seq,
                      body: { person: duty.person, from: duty.from },
                    });
                  }}
                >
                  {t('schedule.takeOff')}
                </Button>
              </li>
            ));
          })}
        </ul>
      </section>
      {refusal && <RefusedBooking problem={refusal} zone={view.zone} onGoAhead={() => undefined} />}
      {drugs && <DayDrugs drugs={drugs} />}
      <DayPicture view={view} now={now} />
      <section>
        <h2 className={styles['title']}>{t('schedule.hands')}</h2>
        {view.clashes.length === 0 ? (
          <p className={styles['soft']}>{t('schedule.noClash')}</p>
        ) : (
          <ul className={styles['lines']}>
            {oneByOne(view.clashes).map((clash) => (
              <li key={clash.from}>
                {t('schedule.clash', {
                  from: clock(clash.from),
                  until: clock(clash.until),
                  needed: clash.needed,
                  nurses: clash.nurses,
                })}
              </li>
            ))}
          </ul>
        )}
      </section>
      <NotShownOnce
        of={[...view.bookings, ...view.waiting, ...view.freed.flatMap(({ next }) => next)].map(
          ({ patient }) => patient,
        )}
      >
        <section>
          <h2 className={styles['title']}>{t('schedule.list')}</h2>
          {view.bookings.length === 0 ? (
            <Empty>{t('schedule.none')}</Empty>
          ) : (
            <ul className={styles['list']}>
              {view.bookings.map((booking) => (
                <Booked
                  key={booking.booking}
                  booking={booking}
                  view={view}
                  onWork={onWork}
                  need={drugs?.needs.find((one) => one.booking === booking.booking)}
                />
              ))}
            </ul>
          )}
        </section>
        {view.cancelled.length > 0 && (
          <section>
            <h2 className={styles['title']}>{t('schedule.cancelled')}</h2>
            <ul className={styles['lines']}>
              {view.cancelled.map((gone) => (
                <li key={gone.booking}>
                  {clock(gone.startsAt)} {gone.patient.givenName} {gone.patient.familyName}:{' '}
                  {gone.tookPlace === null
                    ? t(`schedule.cancelBecause.${gone.because as 'patient'}`)
                    : t('schedule.tookPlace', {
                        when: dateTimeText(Date.parse(gone.tookPlace), view.zone, i18n.language),
                      })}
                </li>
              ))}
            </ul>
          </section>
        )}
        <FreedSlots view={view} now={now} onWork={onWork} />
        <section>
          <h2 className={styles['title']}>{t('schedule.waiting')}</h2>
          <p>
            <Button onClick={() => begin('wait')}>{t('schedule.addWaiting')}</Button>
          </p>
          {view.waiting.length === 0 ? (
            <p className={styles['soft']}>{t('schedule.noWaiting')}</p>
          ) : (
            <ul className={styles['list']}>
              {view.waiting.map((one) => (
                <li key={one.patient.id} className={styles['row']}>
                  <Identity brief={one.patient} today={view.date} />
                  <span className={styles['soft']}>
                    {[one.regimen && said(one.regimen), one.words].filter(Boolean).join(' · ')}
                  </span>
                  <span className={styles['rowActs']}>
                    <Button
                      onClick={() => {
                        setOffered(one.patient.id);
                        begin('book');
                      }}
                    >
                      {t('schedule.offer')}
                    </Button>
                    <Button
                      kind="quiet"
                      onClick={() => {
                        onWork();
                        void say({
                          kind: 'end-waiting',
                          stream,
                          seenSeq: view.seq,
                          body: { patient: one.patient.id, because: 'withdrawn' },
                        });
                      }}
                    >
                      {t('schedule.withdraw')}
                    </Button>
                  </span>
                </li>
              ))}
            </ul>
          )}
        </section>
        {open === 'book' && (
          <BookSheet
            view={view}
            patient={offered}
            onClose={() => {
              setOffered(undefined);
              setOpen(null);
            }}
          />
        )}
        {open === 'wait' && <WaitSheet view={view} onClose={() => setOpen(null)} />}
        {open === 'open' && <OpenDaySheet view={view} onClose={() => setOpen(null)} />}
        {open === 'duty' && <DutySheet view={view} onClose={() => setOpen(null)} />}
      </NotShownOnce>
    </Page>
  );
}

type Clash = Pick<ScheduleView['clashes'][number], 'from' | 'until' | 'needed' | 'nurses'>;

/** Stretches that touch are one to whoever reads them: the most hands that are needed in it. */
function oneByOne(clashes: readonly Clash[]): readonly Clash[] {
  const found: Clash[] = [];
  for (const clash of clashes) {
    const last = found.at(-1);
    if (last === undefined || last.until !== clash.from || last.nurses !== clash.nurses) found.push(clash);
    else found[found.length - 1] = { ...last, until: clash.until, needed: Math.max(last.needed, clash.needed) };
  }
  return found;
}
