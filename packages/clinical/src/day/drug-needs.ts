import { DEVICE_MG, type DoseOrder, type Molecule, moleculeOf, orderMg, type Route } from '../dosing/index.ts';
import { type LocalDate, type Patient, planInForce } from '../patient/index.ts';
import type { Policy } from '../policy/index.ts';
import { bookMg, type Container, SAME_MG } from '../register/index.ts';
import type { Session } from '../session/index.ts';
import type { Booking } from './day.ts';

/** As many devices as the label gives in one session: what a visit may need of which nobody has said the dose. Source: clinical-protocol a.2. */
export const DEVICES_MAX = 3;

/** What one visit of a day will take from the shelf. */
export interface DrugNeed {
  readonly booking: string;
  readonly patient: string;
  readonly molecule: Molecule;
  /** mg; null: neither an order nor a plan says it. */
  readonly mg: number | null;
  /** Whole devices, for a nasal dose; without a dose, the most that the label gives. */
  readonly devices: number | null;
  readonly saidBy: 'order' | 'plan' | 'nobody';
}

/** One drug over the day: what is needed and what there is, in devices for the nasal spray and in mg for the rest. */
export interface DrugOfDay {
  readonly molecule: Molecule;
  readonly unit: 'device' | 'mg';
  readonly needed: number;
  /** What the clinic holds, with what the patients of these visits have of their own, each for himself. */
  readonly onHand: number;
  readonly short: number;
  /** Visits of which nobody has said the dose. */
  readonly unsaid: number;
}

export interface VisitForDrug {
  readonly booking: Booking;
  readonly session: Pick<Session, 'order' | 'phase' | 'route'>;
  readonly patient: Patient;
}

const BEFORE_DOSE: ReadonlySet<string> = new Set(['planned', 'arrived', 'ready']);
/** Tablets and lozenges come from a pharmacy for one person: no register holds them. */
const BY_MOUTH: ReadonlySet<Route> = new Set<Route>(['sublingual-ketamine', 'oral-ketamine']);

/** The order of the session itself, else the plan in force for this regimen. */
function orderOf({ booking, session, patient }: VisitForDrug): [DoseOrder | null, DrugNeed['saidBy']] {
  if (session.order !== null) return [session.order.order, 'order'];
  const plan = planInForce(patient)?.body;
  return plan !== undefined && plan.regimen === booking.regimen ? [plan.order, 'plan'] : [null, 'nobody'];
}

/** What each visit that has not begun still needs, in the order of the bookings. A regimen that the clinic no longer has needs nothing. */
export function drugNeeds(visits: readonly VisitForDrug[], regimens: Policy['regimens']): readonly DrugNeed[] {
  return visits.flatMap((visit) => {
    const route = visit.session.route ?? regimens[visit.booking.regimen]?.route;
    if (route === undefined || BY_MOUTH.has(route) || !BEFORE_DOSE.has(visit.session.phase)) return [];
    const [order, saidBy] = orderOf(visit);
    const mg = order === null ? null : orderMg(order);
    const nasal = route === 'intranasal-esketamine';
    const devices = nasal ? (mg === null ? DEVICES_MAX : Math.ceil(mg / DEVICE_MG - SAME_MG)) : null;
    const { booking, patient } = visit.booking;
    return [{ booking, patient, molecule: moleculeOf(route), mg, devices, saidBy: mg === null ? 'nobody' : saidBy }];
  });
}

/**
 * The needs of a day against the shelf on its date: expired, finished and discarded containers count for nothing, and a device that a
 * patient owns is for nobody else. Pure.
 */
export function drugOfDay(
  needs: readonly DrugNeed[],
  shelf: readonly Container[],
  date: LocalDate,
): readonly DrugOfDay[] {
  const good = shelf.filter(
    (one) => (one.state === 'sealed' || one.state === 'open') && one.product.expiry >= date && bookMg(one) > SAME_MG,
  );
  const molecules = [...new Set(needs.map(({ molecule }) => molecule))];
  return molecules.map((molecule) => {
    const mine = needs.filter((need) => need.molecule === molecule);
    const unit = molecule === 'esketamine' ? 'device' : 'mg';
    const amount = (of: readonly Container[]): number =>
      unit === 'device' ? of.length : of.reduce((sum, one) => sum + bookMg(one), 0);
    const there = good.filter(({ product }) => product.drug.toLowerCase() === molecule);
    const clinics = amount(there.filter(({ owner }) => owner.kind === 'clinic'));
    const wanted = new Map<string, number>();
    for (const { patient, mg, devices } of mine)
      wanted.set(patient, (wanted.get(patient) ?? 0) + (unit === 'device' ? (devices ?? 0) : (mg ?? 0)));
    let needed = 0;
    let own = 0;
    for (const [patient, wants] of wanted) {
      needed += wants;
      const his = there.filter(({ owner }) => owner.kind === 'patient' && owner.patientId === patient);
      own += Math.min(wants, amount(his));
    }
    const onHand = clinics + own;
    return {
      molecule,
      unit,
      needed,
      onHand,
      short: needed - onHand > SAME_MG ? needed - onHand : 0,
      unsaid: mine.filter(({ saidBy }) => saidBy === 'nobody').length,
    };
  });
}
