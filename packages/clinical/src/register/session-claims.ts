import type { EventRef } from '../record/index.ts';
import { doseTotals, type Session, type SessionEntry } from '../session/index.ts';
import { addMs, DAY_MS, type Instant } from '../units/index.ts';
import type { Wanted } from './draw-rules.ts';

/** What a session says of the register: one draw from one container, and what of it reached the patient. */
export interface Claim {
  /** Id of the session's entry that took it: the same for every reader. */
  readonly drawId: string;
  readonly entry: EventRef;
  readonly at: Instant;
  readonly location: string;
  readonly containerId: string;
  /** mg taken out. Of a single-dose container it is always the whole, whatever is said here. */
  readonly mg: number;
  readonly givenMg: number;
  readonly wanted: Wanted;
}

type Taking = Extract<SessionEntry, { kind: (typeof TAKING)[number] }>;
const TAKING = [
  'drug-prepared',
  'infusion-started',
  'bolus-given',
  'injection-given',
  'mouth-dose-given',
  'device-given',
  'medicine-given',
] as const;
const isTaking = (entry: SessionEntry): entry is Taking => (TAKING as readonly string[]).includes(entry.kind);

/** Where the body names a container of a register. */
const placed = (entry: Taking): { location: string; containerId: string } | null =>
  entry.body.item === undefined || entry.body.location === undefined
    ? null
    : { location: entry.body.location, containerId: entry.body.item };

/** mg that an entry of this kind takes out by itself, where nothing was prepared before it. */
function takenMg(entry: Taking): number {
  switch (entry.kind) {
    case 'drug-prepared':
      return entry.body.drawnMg ?? 0;
    case 'infusion-started':
      return entry.body.bagVolumeMl * entry.body.mgPerMl;
    case 'medicine-given':
      return entry.body.doseMg;
    default:
      return entry.body.mg;
  }
}

function wantedBy(session: Session, entry: Taking): Wanted {
  if (entry.kind === 'medicine-given') return { drug: entry.body.medicine };
  const order = session.order?.order;
  const mgPerMl = order !== undefined && 'vialMgPerMl' in order ? order.vialMgPerMl : undefined;
  return {
    ...(session.route === null ? {} : { drug: session.route === 'intranasal-esketamine' ? 'esketamine' : 'ketamine' }),
    ...(mgPerMl === undefined ? {} : { mgPerMl }),
  };
}

const round = (mg: number): number => Math.round(mg * 1_000) / 1_000;

interface Taken {
  readonly claim: Omit<Claim, 'givenMg'>;
  readonly device: boolean;
  /** Taken out ahead of the dose: doses of the same container are of this draw. A device is for one dose. */
  readonly prepared: boolean;
  doses: number;
  givenMg: number;
}

/** mg that reached the patient by entry, as the session counts them: an infusion once it is over, with its flush. */
function givenByEntry(session: Session): ReadonlyMap<string, number> {
  const last = session.entries.reduce((latest, { at }) => Math.max(latest, at), 0) as Instant;
  // A slow flush goes on running in after it was written down: a day later all of it is in.
  const { parts } = doseTotals(session, addMs(last, DAY_MS));
  return new Map(
    parts.map((part) => [part.entry, part.what === 'infusion' && part.state !== 'stopped' ? 0 : part.mgMax]),
  );
}

/**
 * Everything a session claims of any register, read from its entries as they stand: corrected, undone and struck ones
 * count as such. A dose belongs to the draw of its own container, or else to what was prepared last before it.
 *
 * Units: mg. Source: clinical-protocol a.5, l.5.
 */
export function claimsOf(session: Session): readonly Claim[] {
  const given = givenByEntry(session);
  const claims: Taken[] = [];
  for (const entry of session.entries) {
    if (!isTaking(entry)) continue;
    const from = placed(entry);
    const ready = claims.filter(
      ({ claim, prepared, device, doses }) => prepared && claim.at <= entry.at && (!device || doses === 0),
    );
    const open =
      from === null
        ? entry.kind === 'device-given' || entry.kind === 'medicine-given'
          ? undefined
          : claims.findLast(({ claim, device }) => claim.at <= entry.at && !device)
        : ready.findLast(({ claim }) => claim.containerId === from.containerId && claim.location === from.location);
    const mg =
      entry.kind === 'drug-prepared'
        ? 0
        : entry.kind === 'medicine-given'
          ? entry.body.doseMg
          : (given.get(entry.id) ?? 0);
    if (entry.kind !== 'drug-prepared' && open !== undefined) {
      open.givenMg += mg;
      open.doses += 1;
      continue;
    }
    const declined = 'delivery' in entry.body && entry.body.delivery.kind === 'declined';
    // A device that was declined before it was taken out stays where it is.
    if (from === null || declined) continue;
    claims.push({
      claim: {
        ...from,
        drawId: entry.id,
        entry: entry.ref,
        at: entry.at,
        mg: takenMg(entry),
        wanted: wantedBy(session, entry),
      },
      prepared: entry.kind === 'drug-prepared',
      doses: entry.kind === 'drug-prepared' ? 0 : 1,
      device: entry.kind === 'device-given' || (entry.kind === 'drug-prepared' && entry.body.container === 'device'),
      givenMg: mg,
    });
  }
  return claims.map(({ claim, givenMg }) => ({ ...claim, mg: round(claim.mg), givenMg: round(givenMg) }));
}

/** Registers that this session has ever taken from, as its entries stand or stood: a correction can lead away from one. */
export function locationsOf(session: Session): readonly string[] {
  const all = [...session.entries, ...session.withdrawn].filter(isTaking);
  return [...new Set(all.flatMap(({ body }) => (body.location === undefined ? [] : [body.location])))];
}

/** Doses that were given of no container that a register knows: facts that somebody has still to place. */
export function unplacedDoses(session: Session): readonly SessionEntry[] {
  const claims = claimsOf(session);
  return session.entries.filter(
    (entry) =>
      isTaking(entry) &&
      entry.kind !== 'drug-prepared' &&
      entry.kind !== 'medicine-given' &&
      placed(entry) === null &&
      !('delivery' in entry.body && entry.body.delivery.kind === 'declined') &&
      (entry.kind === 'device-given' || !claims.some((claim) => claim.at <= entry.at)),
  );
}

/** Entries of a session, by kind, that can change what it claims: nothing else has to look at a register. */
export const CLAIM_COMMANDS: ReadonlySet<string> = new Set([
  'prepare-drug',
  'start-infusion',
  'resume-infusion',
  'change-infusion-rate',
  'pause-infusion',
  'stop-infusion',
  'read-pump-volume',
  'flush-line',
  'discard-line',
  'record-line-failure',
  'remove-access',
  'give-bolus',
  'give-injection',
  'give-mouth-dose',
  'give-device',
  'give-medicine',
  'correct-entry',
  'undo-entry',
  'strike-entry',
]);
