import { eventId, type StreamName } from '@keel/clinical/record';
import { type Container, inspect, registerFold, registerStream } from '@keel/clinical/register';
import { rolesThatMay } from '@keel/clinical/rights';
import { DAY_MS, type Instant, instant, localDateOf } from '@keel/clinical/units';
import type { InspectionView } from '@keel/formats/api';
import { type HouseInput, house } from './board.ts';
import { caseWire, fullName, iso, isoOrNull, namer, seen, wasteWire, whose } from './register-rows.ts';

/** `GET /api/v1/inspection/<location>`: both days are the site's own, and included. Null: no such register. */
export async function inspectionOf(
  input: HouseInput,
  location: string,
  period: { readonly from: string; readonly to: string; readonly fromAt: Instant; readonly toAt: Instant },
  zone: string,
): Promise<InspectionView | null> {
  const stream: StreamName = registerStream(location);
  const events = await input.at.since(stream, 0);
  if (events.length === 0) return null;
  const s = await seen(input);
  const name = namer(s.staff);
  const until = (at: Instant) =>
    events.filter(({ occurredAt }) => occurredAt < at).reduce(registerFold.evolve, registerFold.initial(stream));
  const after = until(period.toAt);
  const whole = events.reduce(registerFold.evolve, registerFold.initial(stream));
  const found = inspect(until(period.fromAt), after, period.fromAt, period.toAt);
  const { places } = await house(input);
  const site = places.sites.find(({ siteId }) => siteId === whole.place?.siteId) ?? null;
  const strength = ({ product }: Container) => `${product.mgPerMl} mg/mL, ${product.mlPerContainer} mL`;
  const dispensed: InspectionView['dispensed'] = [];
  for (const { draw, container } of found.dispensed) {
    const patient = await s.patientOf(draw.patientId);
    const address = patient.details?.address;
    dispensed.push({
      at: iso(draw.givenAt ?? draw.at),
      drug: container?.product.drug ?? '',
      schedule: container?.product.schedule ?? '',
      form: container?.product.form ?? '',
      strength: container === null ? '' : strength(container),
      lot: container?.product.lot ?? '',
      container: draw.containerId,
      mg: draw.givenMg,
      patient: {
        id: draw.patientId,
        name: fullName(patient) ?? draw.patientId,
        address:
          address === undefined
            ? null
            : [...address.lines, [address.city, address.state, address.postalCode].filter(Boolean).join(' ')]
                .filter(Boolean)
                .join(', '),
      },
      by: name(draw.by),
      session: draw.sessionId,
      entry: draw.entry === undefined ? null : eventId(draw.entry),
    });
  }
  const receipts: InspectionView['receipts'] = [];
  for (const receipt of found.receipts) {
    const { product } = receipt;
    receipts.push({
      at: iso(receipt.at),
      by: name(receipt.by),
      drug: product.drug,
      schedule: product.schedule,
      form: product.form,
      strength: `${product.mgPerMl} mg/mL, ${product.mlPerContainer} mL`,
      ndc: product.ndc,
      lot: product.lot,
      expiry: product.expiry,
      containers: receipt.containerIds.length,
      mg: product.mgPerMl * product.mlPerContainer * receipt.containerIds.length,
      owner: receipt.owner.kind === 'patient' ? await whose(s, receipt.owner.patientId) : null,
      invoice: receipt.invoice,
      supplier: receipt.supplier,
    });
  }
  const second = (id: string | null) => (id === null ? null : name(id));
  const holders = rolesThatMay('command/draw-drug', 'clinic');
  return {
    position: input.at.position,
    location,
    name: whole.place?.name ?? location,
    site:
      site === null
        ? null
        : {
            name: site.name,
            address: `${site.address.street}, ${site.address.city}, ${site.address.state} ${site.address.postalCode}`,
          },
    registrant: whole.place?.registrant ?? { name: '', registration: '' },
    from: period.from,
    to: period.to,
    inventory:
      found.inventory === null
        ? null
        : {
            at: iso(found.inventory.at),
            when: found.inventory.when,
            by: name(found.inventory.by),
            second: second(found.inventory.second),
            lines: [...found.inventory.lines],
          },
    counts: found.counts.map(({ at, when, by, second: other }) => ({
      at: iso(at),
      when,
      by: name(by),
      second: second(other),
    })),
    receipts,
    dispensed,
    wastes: found.wastes.map(({ waste }) => wasteWire(s, after, waste)),
    removed: found.removed.map((c) => ({
      at: iso(c.left?.at ?? 0),
      container: c.containerId,
      drug: c.product.drug,
      lot: c.product.lot,
      mg: c.labelledMg - c.drawnMg - c.wastedMg,
      how: c.left?.how ?? 'lost',
      paper: c.left?.paper ?? '',
    })),
    cases: found.cases.map((one) => caseWire(s, one, whole, zone)),
    reconciliation: found.reconciliation.map((line) => ({
      ...line,
      unexplainedMg: Math.abs(line.unexplainedMg) < 1e-6 ? 0 : line.unexplainedMg,
    })),
    people: Object.values(s.staff.people)
      .filter(
        (one) =>
          one.roles.some((role) => holders.includes(role)) &&
          one.since < period.toAt &&
          (one.endedAt === null || one.endedAt >= period.fromAt),
      )
      .map((one) => ({
        id: one.id,
        name: one.name,
        roles: [...one.roles],
        from: iso(one.since),
        until: isoOrNull(one.endedAt),
      })),
  };
}

/** Papers are kept, and asked for, this long (21 CFR 1304.04). */
const KEPT_DAYS = 731;

/** The period asked for in days of the clinic, both included: from the first instant of one to the last of the other. */
export function periodOf(asked: { readonly from?: string; readonly to?: string }, now: Instant, zone: string) {
  const to = asked.to ?? localDateOf(now, zone);
  const from = asked.from ?? localDateOf(instant(now - KEPT_DAYS * DAY_MS), zone);
  return { from, to, fromAt: dayStart(from, zone), toAt: dayStart(nextDate(to), zone) };
}
const nextDate = (date: string): string => iso(Date.parse(`${date}T00:00:00Z`) + DAY_MS).slice(0, 10);
function dayStart(date: string, zone: string): Instant {
  // A zone is at most 14 hours from UTC: the day begins in the hours around it, and is found by its own date.
  let at = Date.parse(`${date}T00:00:00Z`) - 14 * 3_600_000;
  while (localDateOf(instant(at), zone) < date) at += 15 * 60_000;
  return instant(at);
}
