import type { Role } from '../record/index.ts';
import type { SourceId } from '../sources/index.ts';

/** One question to ask before the door is locked. */
export interface ClosingCheck {
  readonly id: string;
  readonly title: string;
  /** Who may lock the door over it with a signed reason; null: nobody, it is done first. */
  readonly override: { readonly roles: readonly Role[] } | null;
  readonly sources: readonly SourceId[];
}

/** Who may lock the door over what a reason carries. */
export const CLINICIAN = { roles: ['prescriber', 'nurse'] } as const;
const check = (
  id: string,
  title: string,
  sources: readonly SourceId[] = ['PD'],
  override: ClosingCheck['override'] = CLINICIAN,
): ClosingCheck => ({ id, title, override, sources });

/** In the order in which an evening goes: people first, then what is owed, then the drug, the rooms, tomorrow, and who answers tonight. */
export const CLOSING_CHECKS = [
  check('close-people', 'Somebody is still here, or nobody said that they left'),
  /** Whoever is at risk has somebody who answers for it tonight, or the door stays open. */
  check('close-risk', 'A task about suicide has no owner', ['GK', 'PD'], null),
  check('close-calls', 'A call has no end'),
  check('close-no-shows', 'Somebody did not come and was not reached'),
  check('close-tasks', 'A task that is urgent or due has no owner'),
  check('close-notes', 'A session is not signed'),
  check('close-rems', 'A monitoring form is due', ['REMS-PMF', 'PD']),
  check('close-waste', 'Waste has no witness, or a draw no answer', ['CFR-1304', 'PD']),
  check('close-stock', 'The stock was not counted by two at close', ['CFR-1304', 'PD']),
  check('close-cases', 'A discrepancy has no decision', ['CFR-1304', 'PD']),
  check('close-kit', 'The emergency kit was not counted by two'),
  check('close-rooms', 'Rooms and oxygen were not looked at'),
  check('close-tomorrow', 'The next day has a hole'),
  check('close-backup', 'The backup is not proven'),
  check('close-cover', 'Nobody is named to patients for tonight'),
] as const satisfies readonly ClosingCheck[];
export type ClosingCheckId =
  | 'close-people'
  | 'close-risk'
  | 'close-calls'
  | 'close-no-shows'
  | 'close-tasks'
  | 'close-notes'
  | 'close-rems'
  | 'close-waste'
  | 'close-stock'
  | 'close-cases'
  | 'close-kit'
  | 'close-rooms'
  | 'close-tomorrow'
  | 'close-backup'
  | 'close-cover';

/** What is looked at in the rooms. PD. */
export const ROOM_CHECKS = [
  'rooms-empty',
  'oxygen-full',
  'oxygen-off',
  'suction-clean',
  'drug-safe-locked',
  'sharps-away',
] as const;
export type RoomCheck = (typeof ROOM_CHECKS)[number];

/** A backup older than this, and a restore that was proven longer ago, prove nothing. PD. */
export const BACKUP = { copiedHoursMax: 26, restoredDaysMax: 90, source: 'PD' } as const;
