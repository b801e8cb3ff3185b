import type { RoomCheck } from '../closing/index.ts';
import type { Policy } from '../policy/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type Override,
  type Reason,
  refused,
} from '../record/index.ts';
import { addMinutes, type Instant } from '../units/index.ts';
import { bookingConflicts } from './conflicts.ts';
import type { Booking, DayEvent, DayState, Duty, Hours } from './day.ts';

export type DayCommand =
  | Command<'open-day', Hours>
  | Command<'plan-duty', Duty>
  | Command<'cancel-duty', { readonly person: string; readonly from: Instant }>
  | Command<'book-chair', Booking & { readonly overrides: readonly Override[] }>
  | Command<
      'cancel-booking',
      { readonly booking: string; readonly because: 'patient' | 'clinic' | 'no-show' | 'deferred' | 'moved' }
    >
  | Command<'list-waiting', { readonly patient: string; readonly regimen: string; readonly words: string }>
  | Command<'check-rooms', { readonly seen: readonly RoomCheck[] }>
  | Command<'count-kit', { readonly differs: readonly string[] }>
  | Command<'end-waiting', { readonly patient: string; readonly because: 'booked' | 'withdrawn' }>;

export interface DayContext extends Context {
  readonly policy: Pick<Policy, 'regimens'>;
  readonly chairs: readonly { readonly chairId: string; readonly open: boolean }[];
}

const plain = (rule: string, title: string, because: string): Reason => ({
  rule,
  title,
  because,
  inputs: [],
  missing: [],
  sources: ['PD'],
  override: null,
});

/** A booking is an order: refused with every conflict at once, carried by a signed reason where it may be. */
export function decideDay(state: DayState, command: DayCommand, context: DayContext): Decision {
  const draft = <K extends DayEvent['kind']>(kind: K, body: Extract<DayEvent, { kind: K }>['body']) => ({
    kind,
    version: 1,
    occurredAt: command.occurredAt,
    zone: context.zone,
    body,
  });
  const answer = (...events: ReturnType<typeof draft>[]): Decision => accepted({ stream: state.stream, events });
  switch (command.kind) {
    case 'open-day':
      return command.body.opensAt < command.body.closesAt
        ? answer(draft('day-opened', command.body))
        : refused([plain('hours-reversed', 'Closing must come after opening', 'opensAt is not before closesAt')]);
    case 'plan-duty':
      return command.body.from < command.body.until
        ? answer(draft('duty-planned', command.body))
        : refused([plain('duty-reversed', 'Duty must end after it begins', 'from is not before until')]);
    case 'cancel-duty':
      return answer(draft('duty-cancelled', command.body));
    case 'book-chair': {
      const { overrides, ...booking } = command.body;
      const reasons = bookingConflicts(state, booking, context.policy, context.chairs);
      const carried = (r: Reason) =>
        r.override !== null &&
        overrides.some((o) => o.rule === r.rule && o.reason.trim() !== '') &&
        r.override.roles.some((role) => context.actor.roles.includes(role));
      const standing = reasons.filter((r) => !carried(r));
      if (standing.length > 0) return refused(standing);
      const overridden = overrides.filter((o) => reasons.some((r) => r.rule === o.rule));
      const waited = state.waiting.some((w) => w.patient === booking.patient);
      return answer(
        draft('chair-booked', { ...booking, overridden }),
        ...(waited ? [draft('waiting-ended', { patient: booking.patient, because: 'booked' })] : []),
      );
    }
    case 'cancel-booking':
      return state.bookings.some((b) => b.booking === command.body.booking)
        ? answer(draft('booking-cancelled', command.body))
        : refused([plain('booking-unknown', 'There is no such booking', 'it is not on this day, or was cancelled')]);
    case 'list-waiting':
      return answer(draft('waiting-listed', command.body));
    case 'check-rooms':
      return answer(draft('rooms-checked', command.body));
    case 'count-kit':
      return answer(draft('kit-counted', { ...command.body, second: context.second?.id ?? null }));
    case 'end-waiting':
      return answer(draft('waiting-ended', command.body));
    default: {
      const never: never = command;
      throw new Error(`unknown command ${(never as Command).kind}`);
    }
  }
}

/**
 * The first starts of a day, in steps of a quarter of an hour, at which this regimen meets no conflict in some chair.
 * What the desk offers when a series is booked; the choice stays theirs.
 */
export function freeStarts(
  state: DayState,
  wanted: { readonly patient: string; readonly regimen: string },
  context: Pick<DayContext, 'policy' | 'chairs'>,
  most = 8,
): readonly { readonly startsAt: Instant; readonly chair: string }[] {
  if (state.hours === null) return [];
  const found: { startsAt: Instant; chair: string }[] = [];
  for (
    let startsAt = state.hours.opensAt;
    startsAt < state.hours.closesAt && found.length < most;
    startsAt = addMinutes(startsAt, 15)
  ) {
    const chair = context.chairs.find(
      ({ chairId, open }) =>
        open &&
        bookingConflicts(
          state,
          { booking: '?', session: '?', chair: chairId, startsAt, ...wanted },
          context.policy,
          context.chairs,
        ).length === 0,
    );
    if (chair !== undefined) found.push({ startsAt, chair: chair.chairId });
  }
  return found;
}
