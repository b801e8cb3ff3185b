import type { ScheduleView } from '@keel/formats/api';
import { fullName } from '@keel/ui/identity';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import styles from './DayPicture.module.css';
import { drawnHours } from './hours.ts';

const HOUR_MS = 3_600_000;
/* Distances of the drawing, px. */
const LABEL = 124;
const HOUR = 132;
const ROW = 64;
const TOP = 28;
const HANDS_ROW = 34;
const ROOM_FOR_TEXT = 36;

/**
 * Chairs over the day: how long each is held, recovery included, and within it the moments that need a nurse's hands.
 * Below, where more hands are needed than are there. Said again in words by the list beneath, for whoever cannot see it.
 */
export function DayPicture({ view, now }: { readonly view: ScheduleView; readonly now: number }) {
  const { t, i18n } = useTranslation();
  const drawn = drawnHours(view);
  const frame = useRef<HTMLElement>(null);
  const [from, until] = drawn ?? [0, 0];
  // Once for each day: to what is now, or to the first visit. Whoever has scrolled is left where he is.
  const first = Math.min(...view.bookings.map(({ startsAt }) => Date.parse(startsAt)), until);
  // Whoever is in a chair is seen from the beginning of the visit, where the name stands.
  const here = view.bookings
    .filter((one) => Date.parse(one.startsAt) <= now && now < Date.parse(one.until))
    .map(({ startsAt }) => Date.parse(startsAt) - HOUR_MS / 4);
  const start = now > from && now < until ? Math.min(now - 2 * HOUR_MS, ...here) : first - HOUR_MS / 2;
  const startRef = useRef(start);
  startRef.current = start;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another day or another length of it, not another minute
  useEffect(() => {
    if (frame.current !== null) frame.current.scrollLeft = ((startRef.current - from) / HOUR_MS) * HOUR;
  }, [view.date, from]);
  if (drawn === null) return null;
  const x = (time: string | number): number =>
    LABEL + (((typeof time === 'number' ? time : Date.parse(time)) - from) / HOUR_MS) * HOUR;
  const chairs = view.chairs.filter(({ id, open }) => open || view.bookings.some(({ chair }) => chair === id));
  const hours = Array.from({ length: (until - from) / HOUR_MS + 1 }, (_, i) => from + i * HOUR_MS);
  const handsTop = TOP + chairs.length * ROW + 8;
  const width = x(until) + 12;
  const height = handsTop + HANDS_ROW;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a picture wider than the screen is scrolled with the keyboard too
    <section ref={frame} className={styles['frame']} tabIndex={0} aria-label={t('schedule.chairs')}>
      {/* Stays at the edge while the hours go by: whose row it is must be seen at any hour. */}
      <svg className={styles['names']} width={LABEL} height={height} viewBox={`0 0 ${LABEL} ${height}`} aria-hidden>
        {chairs.map((chair, row) => (
          <g key={chair.id}>
            <line className={styles['row']} x1={0} x2={LABEL} y1={TOP + row * ROW + ROW} y2={TOP + row * ROW + ROW} />
            <text className={styles['chair']} x={0} y={TOP + row * ROW + ROW / 2 + 5}>
              {chair.name}
            </text>
          </g>
        ))}
        <text className={styles['chair']} x={0} y={handsTop + 20}>
          {t('schedule.hands')}
        </text>
      </svg>
      <svg
        className={styles['picture']}
        width={width - LABEL}
        height={height}
        viewBox={`${LABEL} 0 ${width - LABEL} ${height}`}
        role="img"
      >
        <title>
          {t('schedule.picture', {
            visits: t('schedule.booked', { count: view.bookings.length }),
            chairs: chairs.length,
          })}
        </title>
        {hours.map((hour) => (
          <g key={hour}>
            <line className={styles['hour']} x1={x(hour)} x2={x(hour)} y1={TOP - 6} y2={height} />
            <text className={styles['hourText']} x={x(hour)} y={16} textAnchor="middle">
              {clockText(hour, view.zone, i18n.language)}
            </text>
          </g>
        ))}
        {view.hours !== null && (
          <>
            <rect
              className={styles['closed']}
              x={LABEL}
              y={TOP - 6}
              width={x(view.hours.opensAt) - LABEL}
              height={height - TOP}
            />
            <rect
              className={styles['closed']}
              x={x(view.hours.closesAt)}
              y={TOP - 6}
              width={Math.max(0, x(until) - x(view.hours.closesAt))}
              height={height - TOP}
            />
          </>
        )}
        {chairs.map((chair, row) => (
          <line
            key={chair.id}
            className={styles['row']}
            x1={LABEL}
            x2={width}
            y1={TOP + row * ROW + ROW}
            y2={TOP + row * ROW + ROW}
          />
        ))}
        {view.bookings.map((booking) => {
          const row = chairs.findIndex(({ id }) => id === booking.chair);
          if (row < 0) return null;
          const y = TOP + row * ROW + 6;
          const left = x(booking.startsAt);
          const held = Math.max(8, x(booking.until) - left);
          return (
            <g key={booking.booking}>
              <clipPath id={`held-${booking.booking}`}>
                <rect x={left} y={y} width={held - 8} height={ROW - 12} />
              </clipPath>
              <rect className={styles['held']} x={left} y={y} width={held} height={ROW - 12} rx={6} />
              <text className={styles['who']} x={left + 10} y={y + 20} clipPath={`url(#held-${booking.booking})`}>
                {fullName(booking.patient) ?? '?'}
              </text>
              {booking.moments.map((moment) => (
                <rect
                  key={`${moment.what} ${moment.from}`}
                  className={styles['moment']}
                  x={x(moment.from)}
                  y={y + ROW - 12 - 18}
                  width={Math.max(4, x(moment.until) - x(moment.from))}
                  height={12}
                  rx={2}
                >
                  <title>{t(`schedule.moment.${moment.what as 'devices'}`)}</title>
                </rect>
              ))}
            </g>
          );
        })}
        {view.clashes.map((clash) => (
          <g key={clash.from}>
            <rect
              className={styles['clash']}
              x={x(clash.from)}
              y={handsTop + 4}
              width={Math.max(6, x(clash.until) - x(clash.from))}
              height={HANDS_ROW - 10}
              rx={2}
            />
            {x(clash.until) - x(clash.from) > ROOM_FOR_TEXT && (
              <text className={styles['clashText']} x={x(clash.from) + 6} y={handsTop + 20}>
                {clash.needed}/{clash.nurses}
              </text>
            )}
          </g>
        ))}
        {now > from && now < until && (
          <line className={styles['now']} x1={x(now)} x2={x(now)} y1={TOP - 6} y2={height} />
        )}
      </svg>
    </section>
  );
}
