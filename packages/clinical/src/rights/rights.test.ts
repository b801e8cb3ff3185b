import { describe, expect, test } from 'vitest';
import { type Actor, ROLES } from '../record/index.ts';
import {
  ACTIONS,
  classesSeen,
  EVENT_CLASSES,
  type Grants,
  LINK_PURPOSE_IDS,
  LINK_PURPOSES,
  type LinkPurpose,
  mayDo,
  RELATIONS,
  RIGHTS,
  rolesThatMay,
  SUBJECTS,
} from './index.ts';

const person = (...roles: Actor['roles']): Actor => ({ kind: 'person', id: 'p1', roles });
const TABLET: Actor = { kind: 'device', id: 't1', roles: [], tablet: 't1' };
const MONITOR: Actor = { kind: 'device', id: 'd1', roles: [] };
const CLOCK: Actor = { kind: 'system', id: 'clock', roles: [] };
const rows = Object.entries(RIGHTS) as [string, Grants][];

describe('what the table can never say', () => {
  test('another clinic, or nobody, gets only the doors to logging in', () => {
    const open = rows.flatMap(([action, grants]) =>
      SUBJECTS.filter((subject) => grants[subject]?.none !== undefined).map((subject) => `${subject} ${action}`),
    );
    expect(open.sort()).toEqual(
      [
        'identity/enrol',
        'identity/invitation',
        'identity/login',
        'identity/mailbox',
        'identity/open-link',
        'identity/portal',
        'identity/portal-passkey-login',
        'identity/refer',
        'identity/setup',
        'identity/sign-in-link',
        'identity/sign-up',
        // Signed by the gateway; by the secret that stands in the message.
        'identity/text-reply',
        'identity/unsubscribe',
      ].map((action) => `anyone ${action}`),
    );
  });

  test('an auditor changes nothing but the mark that he has looked', () => {
    const changes = rows.filter(([action, grants]) => action.startsWith('command/') && grants.auditor !== undefined);
    expect(changes.map(([action]) => action).sort()).toEqual([
      'command/close-emergency-opening',
      'command/review-emergency-opening',
    ]);
  });

  test('nobody but who treats sees notes of talking, opened in an emergency or not', () => {
    for (const role of ['owner', 'front-desk', 'biller', 'auditor', 'therapist'] as const) {
      for (const relation of RELATIONS) expect(classesSeen(person(role), relation)).not.toContain('counselling');
    }
  });

  test('what is its author’s alone is given to no role, opened in an emergency or not', () => {
    for (const relation of RELATIONS) expect(classesSeen(person(...ROLES), relation)).not.toContain('own');
  });

  test('who may follow the events of a session may see every class that they have', () => {
    for (const role of ROLES) {
      for (const relation of RELATIONS) {
        if (mayDo(person(role), 'topic/session', relation).verdict === 'deny') continue;
        expect(classesSeen(person(role), relation)).toEqual(
          expect.arrayContaining(['clinical', 'administrative', 'counselling']),
        );
      }
    }
  });

  test('a therapist gets the people who were referred to him, the house and his own login, and nothing else of anybody', () => {
    const therapist = person('therapist');
    const granted = (relation: (typeof RELATIONS)[number]) =>
      ACTIONS.filter((action) => mayDo(therapist, action, relation).verdict !== 'deny');
    const anyone = ACTIONS.filter((action) => mayDo(null, action, 'none').verdict !== 'deny');
    expect(granted('referred').sort()).toEqual([
      'command/book-integration',
      'command/cancel-integration',
      'command/correct-integration-note',
      'command/end-integration',
      'command/record-integration',
      'command/report-distress',
      'command/set-goals',
      'command/write-integration-note',
      'view/integration-record',
    ]);
    expect(granted('clinic').sort()).toEqual([
      'identity/entry',
      'view/cover',
      'view/integration',
      'view/places',
      'view/staff',
    ]);
    expect(granted('self').sort()).toEqual([
      'identity/credentials',
      'identity/end-login',
      'identity/lock',
      'identity/logout',
      'identity/me',
      'identity/step-up',
      'identity/unlock',
      'topic/me',
      'view/logins',
    ]);
    expect(granted('none').sort()).toEqual(anyone.sort());
    for (const relation of ['own-patient', 'emergency'] as const) expect(granted(relation)).toEqual([]);
    for (const relation of RELATIONS) expect(classesSeen(therapist, relation)).toEqual([]);
  });

  test('the relation of a therapist to whom he sees gives nobody else anything', () => {
    for (const [action, grants] of rows) {
      const by = Object.entries(grants).filter(([, relations]) => relations?.referred !== undefined);
      expect(
        by.map(([subject]) => subject).filter((subject) => subject !== 'therapist'),
        action,
      ).toEqual([]);
    }
  });

  test('a tablet on its own gets the emergency log, and no order, no chart and no signature', () => {
    const granted = ACTIONS.filter((action) => RELATIONS.some((r) => mayDo(TABLET, action, r).verdict !== 'deny'));
    expect(granted.filter((action) => !action.startsWith('identity/')).sort()).toEqual([
      'command/chart-observations',
      'command/give-medicine',
      'command/open-emergency',
      'command/pause-infusion',
      'command/record-adverse-event',
      'command/record-care',
      'command/record-glucose',
      'command/record-line-failure',
      'command/record-presence',
      'command/record-transfer',
      'command/stop-infusion',
      'command/take-emergency-step',
      'command/undo-entry',
      'command/write-session-note',
    ]);
  });

  test('a bedside monitor asks for nothing here, and the clock only ticks', () => {
    for (const action of ACTIONS) {
      for (const relation of RELATIONS.filter((r) => r !== 'none')) {
        expect(mayDo(MONITOR, action, relation).verdict).toBe('deny');
        if (mayDo(CLOCK, action, relation).verdict !== 'deny') {
          expect(['command/tick-session', 'command/tick-patient', 'command/record-delivery']).toContain(action);
        }
      }
    }
  });

  test.each([
    'command/sign-session',
    'command/sign-decision',
    'command/sign-plan',
    'command/sign-spoken-order',
    'command/set-roles',
    'command/end-person',
    'command/open-in-emergency',
    'identity/credentials',
    'identity/invite',
    'identity/tablet-code',
  ])('%s is never given without stepping up', (action) => {
    const verdicts = ROLES.flatMap((role) => RELATIONS.map((r) => mayDo(person(role), action, r).verdict));
    expect(verdicts).toContain('step-up');
    expect(verdicts).not.toContain('allow');
  });
});

describe('the patient, and who comes by a link', () => {
  const linked = (kind: 'patient' | 'escort' | 'referrer', purpose?: string): Actor => ({
    kind,
    id: 'x1',
    roles: [],
    about: 'x1',
    ...(purpose === undefined ? {} : { purpose }),
  });
  const granted = (actor: Actor) =>
    ACTIONS.filter((action) => RELATIONS.some((relation) => mayDo(actor, action, relation).verdict !== 'deny'));

  test.each(['patient', 'escort', 'referrer'] as const)('a %s stands in one relation to one chart', (kind) => {
    for (const action of ACTIONS) {
      for (const relation of RELATIONS.filter((one) => one !== 'self')) {
        expect(mayDo(linked(kind), action, relation).verdict, `${action} ${relation}`).toBe('deny');
      }
    }
  });

  test('sees only views that are made for him, never one of the staff', () => {
    for (const kind of ['patient', 'escort', 'referrer'] as const) {
      for (const action of granted(linked(kind))) {
        expect(action).toMatch(/^(command|view\/my-|identity\/portal-)/);
      }
    }
  });

  test('nobody of the staff reads what is made for the patient', () => {
    for (const action of ACTIONS.filter((name) => name.startsWith('view/my-'))) {
      for (const role of ROLES) {
        for (const relation of RELATIONS) expect(mayDo(person(role), action, relation).verdict).toBe('deny');
      }
    }
  });

  test.each(LINK_PURPOSE_IDS)('a link for %s opens what its row names, and nothing else', (purpose) => {
    const { subject, actions, lastsMinutes, loginMinutes }: LinkPurpose = LINK_PURPOSES[purpose];
    const may = granted(linked(subject, purpose));
    expect(may.toSorted()).toEqual((actions === 'own' ? granted(linked(subject)) : [...actions]).toSorted());
    expect(may.length).toBeGreaterThan(0);
    expect(lastsMinutes).toBeGreaterThan(0);
    expect(loginMinutes).toBeGreaterThan(0);
    expect(granted(linked(subject, 'none-such'))).toEqual([]);
  });

  test('what opens the whole of the own chart asks for a second proof and is used up by its first opening', () => {
    for (const purpose of LINK_PURPOSE_IDS) {
      const row: LinkPurpose = LINK_PURPOSES[purpose];
      if (row.actions !== 'own') continue;
      expect(row).toMatchObject({ proof: 'birth-date', uses: 'once' });
    }
  });
});

describe('asking', () => {
  test('what the table does not know is denied', () => {
    expect(mayDo(person(...ROLES), 'command/rewrite-history', 'clinic')).toEqual({ verdict: 'deny' });
    expect(mayDo(person(...ROLES), 'toString', 'clinic')).toEqual({ verdict: 'deny' });
    expect(mayDo(null, 'view/board', 'none')).toEqual({ verdict: 'deny' });
  });

  test('the entry that decided is named', () => {
    expect(mayDo(person('nurse'), 'command/chart-observations', 'clinic')).toEqual({
      verdict: 'allow',
      right: 'command/chart-observations nurse clinic',
    });
  });

  test('of several roles the most easily given grant counts, in any order', () => {
    for (const roles of [
      ['owner', 'nurse'],
      ['nurse', 'owner'],
    ] as const) {
      expect(mayDo(person(...roles), 'view/session', 'clinic').verdict).toBe('allow');
    }
    expect(mayDo(person('owner'), 'view/session', 'clinic').verdict).toBe('deny');
    expect(mayDo(person('owner'), 'view/session', 'emergency').verdict).toBe('allow');
  });

  test('more roles never take a grant away', () => {
    const rank = { allow: 0, 'step-up': 1, 'second-person': 2, deny: 3 };
    for (const action of ACTIONS) {
      for (const relation of RELATIONS) {
        for (const a of ROLES) {
          for (const b of ROLES) {
            const both = rank[mayDo(person(a, b), action, relation).verdict];
            expect(both).toBe(
              Math.min(
                rank[mayDo(person(a), action, relation).verdict],
                rank[mayDo(person(b), action, relation).verdict],
              ),
            );
          }
        }
      }
    }
  });

  test('a screen can say who could', () => {
    expect(rolesThatMay('command/sign-decision', 'clinic')).toEqual(['prescriber']);
    expect(rolesThatMay('command/none-such', 'clinic')).toEqual([]);
  });

  test('the desk sees what it needs to greet, and no illness', () => {
    expect(classesSeen(person('front-desk'), 'clinic')).toEqual(['administrative', 'billing']);
    expect(classesSeen(person('nurse'), 'clinic')).toEqual(['clinical', 'administrative', 'counselling']);
    expect(classesSeen(person('nurse'), 'none')).toEqual([]);
    expect(EVENT_CLASSES).toHaveLength(5);
  });
});
