import { describe, expect, test } from 'vitest';
import type { Context, RecordedEvent } from '../record/index.ts';
import { instant } from '../units/index.ts';
import { type DeviceCommand, type DeviceState, decideDevice, deviceFold } from './index.ts';

const at = instant(1_760_000_000_000);
const context: Context = {
  now: at,
  zone: 'America/New_York',
  actor: { kind: 'person', id: 'nurse-1', roles: ['nurse'] },
};
const registration = {
  name: 'Chair 1 monitor',
  maker: 'Sim',
  model: 'S1',
  identity: 'SIM-1',
  addresses: ['127.0.0.1'],
  zone: 'America/New_York',
  siteId: 'main',
};
const command = <C extends DeviceCommand>(kind: C['kind'], body: C['body']): DeviceCommand =>
  ({ id: `c-${kind}`, kind, stream: 'device/d1', seenSeq: 0, occurredAt: at, body }) as DeviceCommand;
const onPatient = {
  sessionId: 's1',
  patientId: 'p1',
  chairId: 'chair-1',
  identifiersConfirmed: ['name', 'date-of-birth'],
};

function after(state: DeviceState, next: DeviceCommand): DeviceState {
  const decision = decideDevice(state, next, context);
  if (decision.kind === 'refused') throw new Error(decision.reasons.map((r) => r.rule).join());
  return decision.streams
    .flatMap((s) => s.events)
    .reduce(
      (folded, draft, index) =>
        deviceFold.evolve(folded, {
          ...draft,
          command: next.id,
          index,
          author: { kind: 'person', id: 'nurse-1', right: 'x' },
        } as RecordedEvent),
      state,
    );
}
const fresh = deviceFold.initial('device/d1');
const rules = (state: DeviceState, next: DeviceCommand) => {
  const decision = decideDevice(state, next, context);
  return decision.kind === 'refused' ? decision.reasons.map((r) => r.rule) : [];
};

describe('a monitor is on a patient because a person said so', () => {
  test('an unregistered monitor and a single identifier are refused together', () => {
    expect(rules(fresh, command('associate-device', { ...onPatient, identifiersConfirmed: ['name', 'name'] }))).toEqual(
      ['device-not-registered', 'identifiers-missing'],
    );
  });

  test('registered and double-identified it goes on, with who and since when', () => {
    const on = after(after(fresh, command('register-device', registration)), command('associate-device', onPatient));
    expect(on.association).toMatchObject({ patientId: 'p1', by: 'nurse-1', from: at });
  });

  test('a monitor on one patient is refused for another until it is taken off', () => {
    const on = after(after(fresh, command('register-device', registration)), command('associate-device', onPatient));
    const other = command('associate-device', { ...onPatient, sessionId: 's2', patientId: 'p2' });
    expect(rules(on, other)).toEqual(['device-in-use']);
    const off = after(on, command('detach-device', { because: 'conflicting-patient' }));
    expect(off).toMatchObject({ association: null, detached: { because: 'conflicting-patient' } });
    expect(rules(off, other)).toEqual([]);
  });

  test('what a device was seen doing is recorded whatever its state', () => {
    for (const fact of [
      command('note-device-source', { address: '10.0.0.9', controlId: 'a' }),
      command('note-device-gap', { from: at, until: at }),
      command('note-device-clock', { aheadMs: 90_000 }),
    ]) {
      expect(rules(fresh, fact)).toEqual([]);
    }
  });

  test('an erased body changes nothing and breaks nothing', () => {
    const event = { kind: 'device-registered', body: { erased: true }, occurredAt: at } as unknown as RecordedEvent;
    expect(deviceFold.evolve(fresh, event)).toEqual(fresh);
  });
});
