import { type Cents, usd } from '@keel/clinical/costs';
import { ESCORT_KINDS } from '@keel/clinical/session';
import type { PlacesView, ScheduleBooking, ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { fullName, Identity, NotShownOnce } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Empty, Page } from '../page/index.ts';
import { PhotoSheet } from '../photo/index.ts';
import { addDays, BookSheet, FreedSlots } from '../schedule/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText, dateText, dayIn, startOfDay } from '../time/index.ts';
import { carriedOver, hasGone, whereabouts } from '../whereabouts/index.ts';
import styles from './ArrivalsScreen.module.css';
import { CallSheet } from './CallSheet.tsx';
import { LeavingSheet } from './LeavingSheet.tsx';
import { inOrder, latenessOf, runsInto } from './lateness.ts';
import { NotComingSheet } from './NotComingSheet.tsx';

/** Who is here, who is late, and who comes to take them home. Nothing clinical: this screen stands in the hall. */
export function ArrivalsScreen() {
  const { t } = useTranslation();
  const now = useNow(15_000);
  const [booking, setBooking] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string>();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const site = places?.sites.find(({ id }) => id === chosen) ?? places?.sites[0];
  const today = dayIn(now, site?.zone ?? zone);
  const day = useQuery({
    ...viewQuery<ScheduleView>('schedule', `${site?.id ?? ''}_${today}`),
    enabled: site !== undefined,
  });
  // A day may go on past midnight: whoever is still here, or expected before it closes, is not gone with the date.
  const before = useQuery({
    ...viewQuery<ScheduleView>('schedule', `${site?.id ?? ''}_${addDays(today, -1)}`),
    enabled: site !== undefined,
  });
  useTopics(
    site === undefined ? [] : [`view/schedule/${site.id}_${today}`, `view/schedule/${site.id}_${addDays(today, -1)}`],
    day.data?.position,
  );
  if (!day.data) {
    if (places !== undefined && site === undefined) return <Empty>{t('arrivals.none')}</Empty>;
    return day.error ? <Failed error={day.error} reset={() => void day.refetch()} /> : <Waiting />;
  }
  const view = day.data;
  const since = startOfDay(today, view.zone) ?? now;
  const late = before.data === undefined ? [] : carriedOver(before.data.bookings, before.data.hours, now, since);
  // What became free of it is offered until it closes.
  const open = before.data?.hours != null && Date.parse(before.data.hours.closesAt) > now ? before.data : null;
  const rows = [...late, ...view.bookings];
  const freed = [...(open?.freed ?? []), ...view.freed];
  const here = rows.filter((one) => one.arrivedAt !== null && !hasGone(one)).length;
  return (
    <Page
      title={t('arrivals.title')}
      lead={t('arrivals.lead', { here, count: rows.length })}
      act={
        <>
          {(places?.sites.length ?? 0) > 1 && (
            <Chips
              label={t('arrivals.site')}
              options={places!.sites.map(({ id, name }) => ({ value: id, label: name }))}
              chosen={site === undefined ? [] : [site.id]}
              onChoose={setChosen}
            />
          )}
          <Button onClick={() => setBooking('anybody')}>{t('arrivals.walkIn')}</Button>
        </>
      }
    >
      <NotShownOnce of={[...rows, ...freed.flatMap(({ next }) => next)].map(({ patient }) => patient)}>
        {rows.length === 0 ? (
          <Empty>{t('arrivals.none')}</Empty>
        ) : (
          <ul className={styles['list']}>
            {inOrder(rows, now).map((one) => (
              <Arrival
                key={one.booking}
                booking={one}
                view={late.includes(one) ? before.data! : view}
                now={now}
                onMoved={setBooking}
              />
            ))}
          </ul>
        )}
        {open && <FreedSlots view={open} now={now} />}
        <FreedSlots view={view} now={now} />
        {booking !== null && (
          <BookSheet
            view={view}
            patient={booking === 'anybody' ? undefined : booking}
            onClose={() => setBooking(null)}
          />
        )}
      </NotShownOnce>
    </Page>
  );
}

/** Who has come and was not released: out of the door now, they walk out. */
const HERE: ReadonlySet<string> = new Set(['arrived', 'ready', 'dosing', 'recovery']);

function Arrival(props: {
  readonly booking: ScheduleBooking;
  readonly view: ScheduleView;
  readonly now: number;
  /** Taken off to come at another time: for whom that is looked for. */
  readonly onMoved: (patient: string) => void;
}) {
  const { booking, view, now } = props;
  const { t, i18n } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [open, setOpen] = useState<'call' | 'not-coming' | 'escort' | 'leaving' | 'photo' | null>(null);
  const clock = (time: string): string => clockText(Date.parse(time), view.zone, i18n.language);
  const rung = booking.calls.at(-1);
  const comes = rung?.expectedAt ?? null;
  const lateness = latenessOf(Date.parse(booking.startsAt), now, comes === null ? null : Date.parse(comes));
  const into = comes === null ? null : runsInto(booking, Date.parse(comes), view.bookings);
  const expected = booking.phase === 'planned';
  const gone = hasGone(booking);
  const session = (kind: string, body: Readonly<Record<string, unknown>>) =>
    say({ kind, stream: `session/${booking.session}`, seenSeq: booking.seq, body });
  const lastCall = booking.escort.calls.at(-1);
  return (
    <li className={styles['row']} data-call={expected && lateness.kind === 'late' && lateness.call}>
      <div className={styles['when']}>
        <b>{clock(booking.startsAt)}</b>
        <span>
          {booking.leftAt !== null
            ? t('arrivals.leftAt', { when: clock(booking.leftAt) })
            : booking.arrivedAt !== null
              ? t('arrivals.arrivedAt', { when: clock(booking.arrivedAt) })
              : !expected
                ? ''
                : lateness.kind === 'early'
                  ? t('arrivals.soon', { minutes: lateness.minutes })
                  : t('arrivals.late', { minutes: lateness.minutes })}
        </span>
      </div>
      <div className={styles['who']}>
        <Identity
          brief={booking.patient}
          today={view.date}
          chair={view.chairs.find(({ id }) => id === booking.chair)?.name}
        />
        <span className={styles['soft']}>
          {booking.phone === null ? t('arrivals.noPhone') : t('arrivals.phone', { phone: booking.phone })}
        </span>
        {booking.authorisation !== null && !gone && (
          <span className={styles['soft']} data-lacking={booking.authorisation.standing !== 'in-force'}>
            {t(`arrivals.authorised.${booking.authorisation.standing}`, {
              until: booking.authorisation.until === null ? '' : dateText(booking.authorisation.until, i18n.language),
            })}
            {booking.authorisation.left !== null &&
              booking.authorisation.left > 0 &&
              `, ${t('arrivals.visitsLeft', { count: booking.authorisation.left })}`}
          </span>
        )}
        {booking.consent !== null && !gone && (
          <span className={styles['soft']} data-lacking={!['in-force', 'looked-at'].includes(booking.consent.state)}>
            {t(`arrivals.consent.${booking.consent.state}`, {
              date: booking.consent.signedOn === null ? '' : dateText(booking.consent.signedOn, i18n.language),
            })}
          </span>
        )}
        {!gone && (booking.copay !== null || booking.scalesDone !== null) && (
          <span
            className={styles['soft']}
            data-lacking={booking.copay?.standing === 'due' || booking.scalesDone === false}
          >
            {[
              booking.copay &&
                t(`arrivals.copay.${booking.copay.standing}`, {
                  amount: usd((booking.copay.dueCents ?? 0) as Cents, i18n.language.startsWith('es') ? 'es' : 'en'),
                }),
              booking.scalesDone !== null && t(booking.scalesDone ? 'arrivals.scalesDone' : 'arrivals.scalesNotDone'),
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        )}
        {booking.fasting !== null && (booking.fasting !== 'not-said' || booking.phase === 'arrived') && (
          <span className={styles['soft']} data-lacking={booking.fasting !== 'as-asked'}>
            {t(`arrivals.fasting.${booking.fasting}`)}
          </span>
        )}
        {expected && rung !== undefined && (
          <span>
            {t('arrivals.calledAt', {
              when: clock(rung.at),
              answer:
                comes === null
                  ? t(rung.answered ? 'arrivals.answered' : 'arrivals.silent')
                  : t('arrivals.comes', { when: clock(comes) }),
            })}
          </span>
        )}
        {expected && into !== null && (
          <b>{t('arrivals.runsInto', { when: clockText(into, view.zone, i18n.language) })}</b>
        )}
      </div>
      <div className={styles['escort']}>
        <b>{t('arrivals.escort')}</b>
        <span>
          {booking.escort.state === 'here'
            ? t('arrivals.escortHere', { name: booking.escort.name ?? t('arrivals.escort') })
            : (booking.escort.name ?? t('arrivals.noEscort'))}
        </span>
        {booking.escort.kind !== null && booking.escort.kind !== 'adult' && (
          <span className={styles['soft']}>{t(`ask.a.${booking.escort.kind}`)}</span>
        )}
        {booking.escort.phone !== null && <span className={styles['soft']}>{booking.escort.phone}</span>}
        {lastCall !== undefined && (
          <span className={styles['soft']}>
            {t('arrivals.calledAt', {
              when: clock(lastCall.at),
              answer: t(lastCall.answered ? 'arrivals.answered' : 'arrivals.silent'),
            })}
          </span>
        )}
      </div>
      <div className={styles['acts']}>
        <span className={styles['state']}>{t(`arrivals.state.${whereabouts(booking) as 'planned'}`)}</span>
        {expected && (
          <>
            <Button kind="next" onClick={() => void session('record-arrival', { chair: booking.chair })}>
              {t('arrivals.arrive')}
            </Button>
            {lateness.kind === 'late' && (
              <Button onClick={() => setOpen('call')}>{t(lateness.call ? 'arrivals.callNow' : 'arrivals.call')}</Button>
            )}
            <Button onClick={() => setOpen('not-coming')}>{t('arrivals.notComing')}</Button>
          </>
        )}
        {booking.phase === 'released' && !gone && (
          <Button kind="next" onClick={() => setOpen('leaving')}>
            {t('arrivals.hasLeft')}
          </Button>
        )}
        {!gone && booking.escort.state !== 'here' && (
          <Button onClick={() => setOpen('escort')}>{t('arrivals.escort')}</Button>
        )}
        {HERE.has(booking.phase) && (
          <Button kind="quiet" onClick={() => setOpen('leaving')}>
            {t('arrivals.walkedOut')}
          </Button>
        )}
        {booking.patient.photo === null && !gone && (
          <Button kind="quiet" onClick={() => setOpen('photo')}>
            {t('photo.do')}
          </Button>
        )}
      </div>
      {trouble && (
        <p role="alert" className={styles['trouble']}>
          {trouble}
        </p>
      )}
      {open === 'call' && (
        <CallSheet
          booking={booking}
          today={view.date}
          now={now}
          say={session}
          trouble={trouble}
          onNotComing={() => setOpen('not-coming')}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'not-coming' && (
        <NotComingSheet
          booking={booking}
          view={view}
          onMoved={() => props.onMoved(booking.patient.id)}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'photo' && (
        <PhotoSheet patient={booking.patient.id} name={fullName(booking.patient) ?? ''} onClose={() => setOpen(null)} />
      )}
      {open === 'leaving' && (
        <LeavingSheet
          booking={booking}
          today={view.date}
          say={session}
          trouble={trouble}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'escort' && <EscortSheet booking={booking} say={session} onClose={() => setOpen(null)} />}
    </li>
  );
}

/** Who comes, whether the phone was answered, and that they are here: a ride that fails is known hours before, not at release. */
function EscortSheet(props: {
  readonly booking: ScheduleBooking;
  readonly say: (kind: string, body: Readonly<Record<string, unknown>>) => Promise<boolean>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { escort } = props.booking;
  const [name, setName] = useState(escort.name ?? '');
  const [phone, setPhone] = useState(escort.phone ?? '');
  const [kind, setKind] = useState(escort.kind);
  const done = (work: Promise<boolean>): void => void work.then((ok) => ok && props.onClose());
  const named = name.trim() !== '';
  return (
    <Sheet open title={t('arrivals.escort')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('arrivals.escortKind')}
          options={ESCORT_KINDS.map((value) => ({ value, label: t(`ask.a.${value}`) }))}
          chosen={kind === null ? [] : [kind]}
          onChoose={setKind}
        />
        <Field
          label={t('arrivals.escortName')}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Field
          label={t('arrivals.escortPhone')}
          type="tel"
          autoComplete="off"
          value={phone}
          onChange={(event) => setPhone(event.target.value)}
        />
        <Button
          wide
          disabled={kind === null || (kind === 'adult' && !named)}
          onClick={() =>
            done(
              props.say('arrange-escort', {
                escort: kind,
                ...(named ? { name: name.trim() } : {}),
                ...(phone.trim() === '' ? {} : { phone: phone.trim() }),
              }),
            )
          }
        >
          {t('arrivals.save')}
        </Button>
        <Button
          wide
          disabled={!named}
          onClick={() => done(props.say('record-escort-call', { whom: name.trim(), answered: true }))}
        >
          {t('arrivals.tried')}: {t('arrivals.answered')}
        </Button>
        <Button
          wide
          disabled={!named}
          onClick={() => done(props.say('record-escort-call', { whom: name.trim(), answered: false }))}
        >
          {t('arrivals.tried')}: {t('arrivals.silent')}
        </Button>
        <Button
          kind="next"
          size="large"
          wide
          disabled={!named}
          onClick={() =>
            done(props.say('record-escort-arrival', { name: name.trim(), identifiedBy: 'patient-confirmed' }))
          }
        >
          {t('arrivals.escortIsHere')}
        </Button>
      </div>
    </Sheet>
  );
}
