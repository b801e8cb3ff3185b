import { moleculeOf } from '../dosing/index.ts';
import type { Policy } from '../policy/index.ts';
import type { Session } from './session.ts';

/** Who may take this patient home, by the clinic's policy: strictest of molecule and first session. */
export function allowedEscorts(session: Session, policy: Policy): readonly string[] {
  const molecule = session.route === null ? 'ketamine' : moleculeOf(session.route);
  const byMolecule = policy.escorts[molecule];
  if (!session.firstTreatment) return byMolecule;
  return byMolecule.filter((kind) => policy.escorts.firstSession.includes(kind));
}
