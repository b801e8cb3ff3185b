import { diagnosesOf, readAccount, type SuperbillInput, superbillPaper } from '@keel/clinical/costs';
import type { SuperbillQuery } from '@keel/formats/api';
import type { z } from 'zod';
import type { PaperOrBytes } from './documents.ts';
import { type MoneyInput, moneyOf } from './money.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** The bill of a span of days as an insurer asks for it; null: nobody of that name. */
export async function superbillOf(
  input: MoneyInput,
  id: string,
  clinicZone: string,
  asked: z.output<typeof SuperbillQuery>,
): Promise<PaperOrBytes | null> {
  const money = await moneyOf(input, id, clinicZone);
  if (money === null) return null;
  const { patient, sessions, fees, place, today } = money;
  const from = asked.from ?? `${today.slice(0, 4)}-01-01`;
  const until = asked.until ?? today;
  const within = (day: string) => day >= from && day <= until;
  const account = readAccount(money);
  const charges = account.charges.filter(({ day }) => within(day));
  const billedSessions = new Set(charges.map(({ session }) => session));
  const signers = new Set(
    sessions
      .filter((session) => billedSessions.has(session.id))
      .flatMap((session) => session.signatures.map(({ author }) => author.id)),
  );
  const npis = new Map(fees.identity?.providers.map(({ person, npi }) => [person, npi]));
  // Who prescribes answers for the bill; a nurse who signed the session does not stand on it.
  const rendering = [...signers]
    .filter((person) => place.staff.people[person]?.roles.includes('prescriber'))
    .map((person) => ({ name: place.staff.people[person]?.name ?? person, npi: npis.get(person) ?? null }));
  const bill: SuperbillInput = {
    patient: patient.details,
    diagnoses: diagnosesOf(patient),
    charges,
    paid: account.payments
      .filter(({ body }) => within(body.on))
      .reduce((sum, { body }) => sum + body.cents, 0) as SuperbillInput['paid'],
    identity: fees.identity,
    rendering,
    clinic: place.places.clinicName ?? '',
    site: place.places.sites[0] ?? null,
    from,
    until,
    language: asked.language ?? 'en',
    asOf: iso(input.now),
  };
  return { paper: superbillPaper(bill) };
}
