import { policyOfSession } from '@keel/clinical/adoption';
import { chairTime, dayFold, daysThatMayHold } from '@keel/clinical/day';
import type { Policy } from '@keel/clinical/policy';
import type { StreamName } from '@keel/clinical/record';
import { readSession, type Session, sessionFold } from '@keel/clinical/session';
import { instant } from '@keel/clinical/units';
import { type SessionView, type Trend, toWireEvent } from '@keel/formats/api';
import { sql } from 'kysely';
import { type BoardInput, house } from './board.ts';
import { kitView } from './kit.ts';
import { briefsOf, type Shown, unknownBrief } from './lists.ts';

/** Trends are drawn, not judged: one message in ten seconds is enough, and alarms read the whole. */
const TREND_BIN = '10 seconds';
const TREND_HOURS = 8;

const iso = (at: number): string => new Date(at).toISOString();

/** `GET /api/v1/session/<id>`. `show` keeps what the reader's classes allow; null: there is no such session. */
export async function sessionView(input: BoardInput, id: string, show: Shown): Promise<SessionView | null> {
  const events = await input.at.since(`session/${id}`, 0);
  if (events.length === 0) return null;
  const session = readSession(events.reduce(sessionFold.evolve, sessionFold.initial(`session/${id}`)));
  const patientEvents = session.patient === null ? [] : await input.at.since(`patient/${session.patient}`, 0);
  const { places, staff, adoption } = await house(input);
  const policy = policyOfSession(adoption, session, input.now)?.policy ?? null;
  const site = places.sites.find(({ siteId }) => siteId === session.site) ?? null;
  // Like names are those who are here now, not everyone who ever was.
  const here = await input.trx
    .selectFrom('session_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .where('over', '=', false)
    .execute();
  const briefs = await briefsOf(input, [
    ...(session.patient === null ? [] : [session.patient]),
    ...here.flatMap(({ patient }) => (patient === null ? [] : [patient])),
  ]);
  const devices = await input.trx
    .selectFrom('device_index')
    .select(['device', 'state'])
    .where('clinic_id', '=', input.clinic)
    .where('session', '=', id)
    .execute();
  return {
    position: input.at.position,
    now: iso(input.now),
    session: id,
    zone: site?.zone ?? events[0]!.zone,
    brief: briefs.get(session.patient ?? '') ?? unknownBrief(session.patient ?? 'nobody'),
    events: show(events).map(toWireEvent),
    patientEvents: show(patientEvents).map(toWireEvent),
    policy,
    devices: devices.map(({ device, state }) => {
      const heard = input.live.of(input.clinic, device);
      return {
        device,
        name: state.registration?.name ?? device,
        since: iso(state.association?.from ?? input.now),
        lastMessageAt: heard === undefined ? null : iso(heard.lastMessageAtMs),
      };
    }),
    trends: await trendsOf(input, id),
    site:
      site === null
        ? null
        : {
            id: site.siteId,
            name: site.name,
            address: `${site.address.street}, ${site.address.city}, ${site.address.state} ${site.address.postalCode}`,
            entrance: site.address.entrance,
            phone: site.phone,
            kit: kitView(site),
          },
    people: Object.values(staff.people)
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id: person, name, roles }) => ({ id: person, name, roles: [...roles] })),
    latestFirstDoseAt: await latestFirstDose(input, session, policy, site?.zone ?? null),
  };
}

/** How long there still is today: closing time less what the regimen takes from the first dose to the door. */
async function latestFirstDose(
  input: BoardInput,
  session: Session,
  policy: Policy | null,
  zone: string | null,
): Promise<string | null> {
  const regimen = session.regimen === null ? undefined : policy?.regimens[session.regimen];
  if (regimen === undefined || session.site === null || zone === null) return null;
  // A visit of another day is judged by the hours of that day; past midnight, by those of the evening before.
  const [today, before] = daysThatMayHold(session.site, instant(Math.max(input.now, session.startsAt ?? 0)), zone);
  const dayOf = async (stream: StreamName) => (await input.folds.load(input.at, input.clinic, stream, dayFold)).state;
  const late = await dayOf(before);
  const goesOn =
    late.bookings.some((one) => one.session === session.id) && late.hours !== null && input.now < late.hours.closesAt;
  const day = goesOn ? late : await dayOf(today);
  if (day.hours === null) return null;
  const { firstDoseAt, until } = chairTime(regimen, input.now);
  return iso(day.hours.closesAt - (until - firstDoseAt));
}

/** What the devices on this session measured, thinned for drawing, by kind and device. */
async function trendsOf(input: BoardInput, session: string): Promise<Trend[]> {
  const { rows } = await sql<{ device: string; at: Date; kinds: string[]; values: number[]; units: string[] }>`
    select distinct on (device, bin) device, coalesce(device_time, arrived_at) as at, kinds, "values", units
    from (select *, date_bin(${TREND_BIN}::interval, arrived_at, timestamptz 'epoch') as bin from reading
      where clinic_id = ${input.clinic} and session = ${session}
        and arrived_at > ${new Date(input.now - TREND_HOURS * 3_600_000)} and cardinality(kinds) > 0) as recent
    order by device, bin, arrived_at desc`.execute(input.trx);
  const trends = new Map<string, Trend & { points: [number, number][] }>();
  for (const { device, at, kinds, values, units } of rows) {
    kinds.forEach((kind, index) => {
      const key = `${device} ${kind}`;
      const trend = trends.get(key) ?? { kind: kind as Trend['kind'], unit: units[index] ?? '', device, points: [] };
      const value = values[index]!;
      const last = trend.points.at(-1);
      // A cuff repeats its last value until the next one: drawn once.
      if (!(kind.startsWith('NIBP') && last !== undefined && last[1] === value))
        trend.points.push([at.getTime(), value]);
      trends.set(key, trend);
    });
  }
  return [...trends.values()];
}

/** The chart's owner, for the access log. */
export async function patientOfSession(
  input: Pick<BoardInput, 'trx' | 'clinic'>,
  session: string,
): Promise<string | null> {
  const row = await input.trx
    .selectFrom('session_index')
    .select('patient')
    .where('clinic_id', '=', input.clinic)
    .where('session', '=', session)
    .executeTakeFirst();
  return row?.patient ?? null;
}
