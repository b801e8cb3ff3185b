import type { TaskOpened } from '../patient/index.ts';
import type { SessionEventBodies } from './events.ts';

/** What is owed once an emergency is over (clinical-protocol i, PD), each with its own owner and time. */
export const AFTER_EMERGENCY: readonly {
  readonly cause: string;
  readonly title: string;
  readonly ownerRole: TaskOpened['ownerRole'];
  readonly minutes: number;
  readonly unless?: (closed: SessionEventBodies['emergency-closed']) => boolean;
}[] = [
  {
    cause: 'family-call',
    title: 'Emergency: call the family',
    ownerRole: 'prescriber',
    minutes: 60,
    unless: ({ familyCalled, outcome }) => familyCalled || outcome === 'false-alarm',
  },
  { cause: 'restock', title: 'Emergency: restock and check the kit', ownerRole: 'nurse', minutes: 240 },
  { cause: 'incident', title: 'Emergency: open the incident', ownerRole: 'owner', minutes: 24 * 60 },
  {
    cause: 'disclosure',
    title: 'Emergency: tell the patient what happened',
    ownerRole: 'prescriber',
    minutes: 24 * 60,
    unless: ({ outcome }) => outcome === 'false-alarm',
  },
  { cause: 'debrief', title: 'Emergency: debrief with everyone who was there', ownerRole: 'owner', minutes: 72 * 60 },
  {
    cause: 'reports-owed',
    title: 'Emergency: reports owed (REMS, board, insurer)',
    ownerRole: 'owner',
    minutes: 7 * 24 * 60,
    unless: ({ outcome }) => outcome === 'false-alarm',
  },
];
