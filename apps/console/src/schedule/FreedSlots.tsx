import type { ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { countdownText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText, dateTimeText } from '../time/index.ts';
import { RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { freshId, useBooking } from './useBooking.ts';

type Slot = ScheduleView['freed'][number];

interface Freeing {
  readonly view: ScheduleView;
  readonly now: number;
  /** Somebody has begun something with one of them. */
  readonly onWork?: () => void;
}

/** Places that became free: who is being asked and until when, what was answered, and who is asked next. */
export function FreedSlots({ view, now, onWork = () => undefined }: Freeing) {
  const { t } = useTranslation();
  if (view.freed.length === 0) return null;
  return (
    <section aria-label={t('schedule.freed')}>
      <h2 className={styles['title']}>{t('schedule.freed')}</h2>
      <ul className={styles['list']}>
        {view.freed.map((slot) => (
          <Freed key={slot.freed} slot={slot} view={view} now={now} onWork={onWork} />
        ))}
      </ul>
    </section>
  );
}

function Freed({ slot, view, now, onWork }: Required<Freeing> & { readonly slot: Slot }) {
  const { t, i18n } = useTranslation();
  const { say, refusal } = useBooking();
  const clock = (time: string): string => clockText(Date.parse(time), view.zone, i18n.language);
  const stream = `day/${view.site}/${view.date}`;
  // Time passes here too: an offer that has run out is not shown as open until the next read.
  const state = (one: Slot['offers'][number]) =>
    one.state === 'open' && Date.parse(one.until) <= now ? 'silent' : one.state;
  const open = slot.offers.find((one) => state(one) === 'open');
  // Whoever is being asked about another place is not asked about this one before that answer, or the end of its time.
  const busy = ({ askedUntil }: Slot['next'][number]) => askedUntil !== null && Date.parse(askedUntil) > now;
  const next = slot.next.find((one) => !busy(one));
  const elsewhere = slot.next.filter(busy);
  const offer = (channel: 'phone' | 'message') => {
    onWork();
    void say({
      kind: 'offer-slot',
      stream,
      seenSeq: view.seq,
      body: { offer: freshId('offer'), freed: slot.freed, patient: next!.patient.id, channel },
    });
  };
  const answer = (id: string, body: Readonly<Record<string, unknown>>) => {
    onWork();
    void say({ kind: 'answer-offer', stream, seenSeq: view.seq, body: { offer: id, ...body } });
  };
  return (
    <li className={styles['freed']}>
      <p>
        <b>{clock(slot.startsAt)}</b> {view.chairs.find(({ id }) => id === slot.chair)?.name ?? slot.chair}{' '}
        <span className={styles['soft']}>{t(`schedule.cancelBecause.${slot.because as 'patient'}`)}</span>
      </p>
      {slot.offers.length > 0 && (
        <ul className={styles['lines']}>
          {slot.offers.map((one) => (
            <li key={one.offer}>
              {t('schedule.offered', {
                name: `${one.patient.givenName} ${one.patient.familyName}`,
                how: t(`schedule.channel.${one.channel}`),
                by: one.by,
                at: clock(one.at),
              })}{' '}
              <b>
                {state(one) === 'open'
                  ? t('schedule.keptUntil', {
                      time: clock(one.until),
                      left: countdownText(Date.parse(one.until) - now),
                    })
                  : t(`schedule.answered.${state(one) as 'no'}`)}
              </b>
            </li>
          ))}
        </ul>
      )}
      {open && (
        <Asked
          key={open.offer}
          later={open.later}
          zone={view.zone}
          onWork={onWork}
          onYes={(givesUp) =>
            answer(open.offer, {
              answer: 'yes',
              booking: freshId('booking'),
              session: freshId('session'),
              overrides: [],
              ...(givesUp === null ? {} : { givesUp }),
            })
          }
          onNo={() => answer(open.offer, { answer: 'no' })}
        />
      )}
      {!open && next && (
        <div className={styles['row']}>
          <Identity brief={next.patient} today={view.date} />
          <span className={styles['soft']}>
            {[next.words, next.phone ?? t('arrivals.noPhone')].filter((one) => one !== '').join(' · ')}
          </span>
          <span className={styles['rowActs']}>
            <Button kind="next" onClick={() => offer('phone')}>
              {t('schedule.offerByPhone')}
            </Button>
            <Button onClick={() => offer('message')}>{t('schedule.offerByMessage')}</Button>
          </span>
        </div>
      )}
      {!open && !next && elsewhere.length === 0 && <p className={styles['soft']}>{t('schedule.nobodyNext')}</p>}
      {!open && elsewhere.length > 0 && (
        <p className={styles['soft']}>
          {elsewhere
            .map(({ patient, askedUntil }) =>
              t('schedule.askedElsewhere', {
                name: `${patient.givenName} ${patient.familyName}`,
                time: clock(askedUntil!),
              }),
            )
            .join(' ')}
        </p>
      )}
      {refusal && (
        <RefusedBooking
          problem={refusal}
          zone={view.zone}
          {...(open ? {} : { lead: t('schedule.notOffered') })}
          onGoAhead={() => undefined}
        />
      )}
    </li>
  );
}

const KEEPS = 'keeps';

/** The answer that is heard. With a later visit on the books, it is said first what becomes of it: the only one is taken to be meant. */
function Asked({
  later,
  zone,
  onWork,
  onYes,
  onNo,
}: {
  readonly later: Slot['offers'][number]['later'];
  readonly zone: string;
  readonly onWork: () => void;
  readonly onYes: (givesUp: string | null) => void;
  readonly onNo: () => void;
}) {
  const { t, i18n } = useTranslation();
  const [said, setSaid] = useState<string>();
  const chosen = said ?? later.find(({ replaced }) => replaced)?.visit;
  return (
    <>
      {later.length > 0 && (
        <Chips
          label={t('schedule.insteadAsk')}
          options={[
            ...later.map(({ visit, startsAt }) => ({
              value: visit,
              label: dateTimeText(Date.parse(startsAt), zone, i18n.language),
            })),
            { value: KEEPS, label: t('schedule.insteadNone') },
          ]}
          chosen={chosen === undefined ? [] : [chosen]}
          onChoose={(value) => {
            onWork();
            setSaid(value);
          }}
        />
      )}
      <p className={styles['acts']}>
        <Button
          kind="next"
          disabled={later.length > 0 && chosen === undefined}
          onClick={() => onYes(chosen === undefined || chosen === KEEPS ? null : chosen)}
        >
          {t('schedule.saidYes')}
        </Button>
        <Button onClick={onNo}>{t('schedule.saidNo')}</Button>
      </p>
    </>
  );
}
