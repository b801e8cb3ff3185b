import type { Override, Reason } from '../record/index.ts';
import { DAY_MS, HOUR_MS, type Instant } from '../units/index.ts';
import {
  BACKUP,
  CLOSING_CHECKS,
  type ClosingCheck,
  type ClosingCheckId,
  ROOM_CHECKS,
  type RoomCheck,
} from './checks.ts';

/** One thing that stands open: whom or what it is about, since or until when, and where it is put right. */
export interface ClosingItem {
  /** Key of its words: `still-here`, `no-escort` … */
  readonly what: string;
  readonly patient: string | null;
  /** Id of what it is about: a session, a task, a register, a call. */
  readonly about: string | null;
  /** A name that is not a patient's: of a place, a drug, a task. */
  readonly name: string | null;
  /** Of a task: its kind, whose words every reader has in his language. */
  readonly kind?: string;
  readonly at: Instant | null;
}

export interface RoomsChecked {
  readonly at: Instant;
  readonly by: string;
  readonly seen: readonly RoomCheck[];
}
export interface KitCounted {
  readonly at: Instant;
  readonly by: string;
  readonly second: string | null;
  /** Drugs of the list that were not there in the number listed. */
  readonly differs: readonly string[];
}

/** What the record says at this moment. Lists come as items already; times are judged here. */
export interface ClosingFacts {
  readonly now: Instant;
  /** Begin of the local day that is closed: a count of yesterday proves nothing. */
  readonly dayFrom: Instant;
  readonly found: Readonly<
    Partial<
      Record<
        Exclude<ClosingCheckId, 'close-stock' | 'close-kit' | 'close-rooms' | 'close-backup'>,
        readonly ClosingItem[]
      >
    >
  >;
  /** Registers of the site that hold anything, with their last count. */
  readonly stock: readonly {
    readonly location: string;
    readonly name: string;
    readonly count: { readonly at: Instant; readonly when: 'opening' | 'close'; readonly second: string | null } | null;
  }[];
  /** Null: the site has listed no kit, so there is nothing to count against. */
  readonly kitListed: boolean;
  readonly kit: KitCounted | null;
  readonly rooms: RoomsChecked | null;
  /** Null: the database keeps its own backups, and Keel cannot look. */
  readonly backup: { readonly copiedAt: Instant | null; readonly restoredAt: Instant | null } | null;
}

export interface ClosingLine {
  readonly check: ClosingCheckId;
  readonly state: 'clear' | 'open';
  readonly items: readonly ClosingItem[];
}

const item = (what: string, more: Partial<ClosingItem> = {}): ClosingItem => ({
  what,
  patient: null,
  about: null,
  name: null,
  at: null,
  ...more,
});

/** Every line of the evening, in order. What nobody looked at is open: not known is never clear. */
export function closingLines(facts: ClosingFacts): readonly ClosingLine[] {
  return CLOSING_CHECKS.map(({ id }) => {
    const items = itemsOf(id as ClosingCheckId, facts);
    return { check: id as ClosingCheckId, state: items.length === 0 ? 'clear' : 'open', items };
  });
}

function itemsOf(check: ClosingCheckId, facts: ClosingFacts): readonly ClosingItem[] {
  switch (check) {
    case 'close-stock':
      return facts.stock.flatMap(({ location, name, count }) => {
        const about = { about: location, name };
        if (count === null || count.at < facts.dayFrom || count.when !== 'close') return [item('not-counted', about)];
        return count.second === null ? [item('counted-by-one', { ...about, at: count.at })] : [];
      });
    case 'close-kit':
      if (!facts.kitListed) return [item('kit-not-listed')];
      if (facts.kit === null || facts.kit.at < facts.dayFrom) return [item('not-counted')];
      return [
        ...(facts.kit.second === null || facts.kit.second === facts.kit.by
          ? [item('counted-by-one', { at: facts.kit.at })]
          : []),
        ...facts.kit.differs.map((name) => item('kit-differs', { name, at: facts.kit!.at })),
      ];
    case 'close-rooms': {
      if (facts.rooms === null || facts.rooms.at < facts.dayFrom) return [item('not-looked')];
      const { seen, at } = facts.rooms;
      return ROOM_CHECKS.filter((one) => !seen.includes(one)).map((one) => item(one, { at }));
    }
    case 'close-backup': {
      if (facts.backup === null) return [item('backup-elsewhere')];
      const { copiedAt, restoredAt } = facts.backup;
      return [
        ...(copiedAt === null
          ? [item('backup-never')]
          : facts.now - copiedAt > BACKUP.copiedHoursMax * HOUR_MS
            ? [item('backup-old', { at: copiedAt })]
            : []),
        ...(restoredAt === null
          ? [item('restore-never')]
          : facts.now - restoredAt > BACKUP.restoredDaysMax * DAY_MS
            ? [item('restore-old', { at: restoredAt })]
            : []),
      ];
    }
    default:
      return facts.found[check] ?? [item('not-looked')];
  }
}

/** Why the door cannot be locked yet: every open line at once, with who may lock it all the same. */
export function closingReasons(lines: readonly ClosingLine[]): readonly Reason[] {
  return lines
    .filter(({ state }) => state === 'open')
    .map(({ check, items }) => {
      const row = CLOSING_CHECKS.find(({ id }) => id === check) as ClosingCheck;
      return {
        rule: row.id,
        title: row.title,
        because: items.map(({ what, name }) => [name, what].filter(Boolean).join(': ')).join('; '),
        inputs: [],
        missing: [],
        sources: row.sources,
        override: row.override,
      };
    });
}

/** Reasons that no signed override of somebody who may carries. */
export const uncarried = (
  reasons: readonly Reason[],
  overrides: readonly Override[],
  roles: readonly string[],
): readonly Reason[] =>
  reasons.filter(
    ({ rule, override }) =>
      override === null ||
      !override.roles.some((role) => roles.includes(role)) ||
      !overrides.some((said) => said.rule === rule && said.reason.trim().length >= 3),
  );
