import { TREATED_TODAY } from '../patient/index.ts';
import type { Policy, Regimen } from '../policy/index.ts';
import type { Reason, Role } from '../record/index.ts';
import { GATE_RULES } from '../session/index.ts';
import type { Instant } from '../units/index.ts';
import type { Booking, DayState } from './day.ts';
import { chairTime, type HandsMoment, handsMoments, overlap } from './moments.ts';
import { type OwnTreatment, tooNear } from './own-treatments.ts';

/** Two or more patients who need a nurse's hands at once, when fewer nurses are on duty. */
export interface HandsClash {
  readonly from: Instant;
  readonly until: Instant;
  readonly needed: number;
  readonly nurses: number;
  readonly moments: readonly { readonly booking: string; readonly what: HandsMoment['what'] }[];
}

/** Every stretch of the day in which more hands are needed than nurses are there, in time order. */
export function handsClashes(state: DayState, policy: Pick<Policy, 'regimens'>): readonly HandsClash[] {
  const moments = state.bookings.flatMap((booking) => {
    const regimen = policy.regimens[booking.regimen];
    return regimen === undefined
      ? []
      : handsMoments(regimen, booking.startsAt).map((moment) => ({ booking: booking.booking, ...moment }));
  });
  // A patient's own moments may touch; one nurse does them one after the other.
  const edges = [
    ...new Set([...moments.flatMap((m) => [m.from, m.until]), ...state.duties.flatMap((d) => [d.from, d.until])]),
  ].sort((a, b) => a - b);
  const clashes: HandsClash[] = [];
  for (let i = 0; i + 1 < edges.length; i += 1) {
    const from = edges[i]!;
    const until = edges[i + 1]!;
    const now = moments.filter((m) => overlap(m, { from, until }));
    const busy = [...new Map(now.map((m) => [m.booking, m])).values()];
    const nurses = state.duties.filter((d) => d.role === 'nurse' && d.from <= from && d.until >= until).length;
    if (busy.length <= nurses) continue;
    const last = clashes.at(-1);
    const list = busy.map(({ booking, what }) => ({ booking, what }));
    const same =
      last !== undefined &&
      last.until === from &&
      last.needed === busy.length &&
      last.nurses === nurses &&
      last.moments.every((m, k) => m.booking === list[k]?.booking && m.what === list[k]?.what);
    if (same) clashes[clashes.length - 1] = { ...last, until };
    else clashes.push({ from, until, needed: busy.length, nurses, moments: list });
  }
  return clashes;
}

const reason = (
  rule: string,
  title: string,
  because: string,
  roles: readonly Role[] | null,
  inputs: Reason['inputs'] = [],
  sources: readonly string[] = ['PD'],
): Reason => ({ rule, title, because, inputs, missing: [], sources, override: roles === null ? null : { roles } });

const sameVisit = (one: Booking, other: Booking): boolean =>
  one.booking === other.booking && one.patient === other.patient && one.session === other.session;

/**
 * Everything that stands against one more booking, all at once. What may be overridden says by whom. `treatments`: what else the person
 * was given, or is booked for on other days.
 */
export function bookingConflicts(
  state: DayState,
  booking: Booking,
  policy: Pick<Policy, 'regimens'>,
  chairs: readonly { readonly chairId: string; readonly open: boolean }[],
  treatments: readonly OwnTreatment[] = [],
): readonly Reason[] {
  const regimen: Regimen | undefined = policy.regimens[booking.regimen];
  if (regimen === undefined) {
    return [
      reason(
        'regimen-unknown',
        'The clinic has not adopted this regimen',
        `"${booking.regimen}" is not in the policy in force`,
        null,
      ),
    ];
  }
  const reasons: Reason[] = [];
  const held = chairTime(regimen, booking.startsAt);
  const others = state.bookings.filter((other) => !sameVisit(other, booking));
  // A day keeps its visits by this id: under a known one, another patient's visit would be put out of its chair.
  const known = [...state.bookings, ...state.cancelled].some(
    (other) => other.booking === booking.booking && !sameVisit(other, booking),
  );
  if (known) {
    reasons.push(
      reason(
        'booking-exists',
        'Another visit has this booking id',
        'give "booking" an id that is new on this day',
        null,
      ),
    );
  }
  const timeOf = (other: Booking) => {
    const known = policy.regimens[other.regimen];
    return known === undefined ? null : chairTime(known, other.startsAt);
  };
  const chair = chairs.find(({ chairId }) => chairId === booking.chair);
  if (chair === undefined || !chair.open) {
    reasons.push(
      reason(
        'chair-unknown',
        'There is no such chair',
        chair === undefined ? 'it is not in places' : 'it is closed',
        null,
      ),
    );
  }
  // What is booked on this day the day knows itself, unless the clinic no longer has its regimen; what was given counts by when it was.
  const onDay = new Set(others.filter((other) => timeOf(other) !== null).map((other) => other.booking));
  const own = treatments.filter(
    ({ visit, session }) =>
      visit !== booking.booking && session !== booking.session && (visit === null || !onDay.has(visit)),
  );
  const given = new Set(own.map(({ visit, session }) => (visit === null ? session : null)));
  for (const other of others) {
    const time = timeOf(other);
    if (time === null) continue;
    if (!overlap(time, held)) {
      if (other.patient === booking.patient && other.booking !== booking.booking && !given.has(other.session))
        own.push({ ...time, session: other.session, visit: other.booking });
      continue;
    }
    if (other.chair === booking.chair) {
      reasons.push(
        reason('chair-taken', 'The chair is taken', 'another session, recovery included, overlaps', null, [
          { name: 'until', value: time.until, at: time.until, source: `booking ${other.booking}` },
        ]),
      );
    }
    if (other.patient === booking.patient) {
      reasons.push(reason('patient-booked', 'The patient is already booked then', 'two sessions overlap', null));
    }
  }
  for (const other of own.filter((one) => tooNear(held, one))) {
    reasons.push(
      reason(
        'treated-today',
        'Another treatment is too near',
        `${TREATED_TODAY.hours} h lie between the last dose of one and the first of the next`,
        GATE_RULES['treated-today'].override,
        [
          {
            name: other.visit === null ? 'given' : 'booked',
            value: other.firstDoseAt,
            at: other.firstDoseAt,
            source:
              other.visit !== null
                ? `booking ${other.visit}`
                : other.session !== null
                  ? `session ${other.session}`
                  : 'dose at home',
          },
        ],
        GATE_RULES['treated-today'].sources,
      ),
    );
  }
  if (state.hours === null) {
    reasons.push(
      reason('hours-missing', 'Nobody has said when the clinic opens that day', 'plan the day first', [
        'owner',
        'nurse',
        'prescriber',
      ]),
    );
  } else {
    if (held.from < state.hours.opensAt)
      reasons.push(
        reason('before-opening', 'Before the clinic opens', 'check-in would be outside', [
          'owner',
          'nurse',
          'prescriber',
        ]),
      );
    if (held.until > state.hours.closesAt) {
      reasons.push(
        reason(
          'after-closing',
          'Release would come after closing',
          'observation cannot be shortened',
          ['owner', 'nurse', 'prescriber'],
          [
            { name: 'release', value: held.releaseAt, at: held.releaseAt, source: regimen.title },
            { name: 'closing', value: state.hours.closesAt, at: state.hours.closesAt, source: 'day' },
          ],
        ),
      );
    }
  }
  const nasal = regimen.route === 'intranasal-esketamine';
  const covered = state.duties.some(
    (d) => d.role === 'prescriber' && d.from <= held.firstDoseAt && d.until >= held.releaseAt,
  );
  if (!covered) {
    reasons.push(
      reason(
        'prescriber-not-on-site',
        'No prescriber is on site from first dose to release',
        nasal ? 'the programme asks for one on site' : 'an order may be needed at any minute',
        nasal ? null : ['prescriber'],
        [],
        nasal ? ['FDA-REMS'] : ['PD'],
      ),
    );
  }
  const before = new Set(handsClashes({ ...state, bookings: others }, policy).map(({ from }) => from));
  for (const clash of handsClashes({ ...state, bookings: [...others, booking] }, policy)) {
    if (before.has(clash.from) || !clash.moments.some((m) => m.booking === booking.booking)) continue;
    reasons.push(
      reason(
        'nurse-clash',
        'More hands are needed than nurses are there',
        clash.moments.map(({ what }) => what).join(', '),
        ['nurse', 'owner'],
        [
          { name: 'from', value: clash.from, at: clash.from, source: 'day' },
          { name: 'needed', value: clash.needed, source: 'day' },
          { name: 'nurses', value: clash.nurses, source: 'duty' },
        ],
      ),
    );
  }
  return reasons;
}
