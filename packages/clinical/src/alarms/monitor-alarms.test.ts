import { describe, expect, test } from 'vitest';
import { addMs, type Instant, instant, MINUTE_MS, SECOND_MS } from '../units/index.ts';
import {
  type AlarmDraft,
  decideAlarms,
  type MonitorAlarm,
  NOT_REPEATED_MS,
  readAlarms,
  saidOf,
  sounding,
} from './index.ts';
import { MONITOR_ALARMS_MAX, RAISED_A_MINUTE_MAX, STANDING_MAX } from './monitor-alarms.ts';

const START = instant(Date.parse('2026-03-04T10:00:00Z'));
const after = (seconds: number): Instant => addMs(START, seconds * SECOND_MS);

/** A session whose one monitor says of its alarms what is put in, looked at once a second. */
function bedside(device = 'd1') {
  let said: readonly MonitorAlarm[] = [];
  let seq = 0;
  const entries: { kind: string; body: unknown; at: Instant; seq: number; id: string; author: { id: string } }[] = [];
  const write = (kind: string, body: unknown, at: Instant, by = 'clock') => {
    seq += 1;
    entries.push({ kind, body, at, seq, id: `e${seq}`, author: { id: by } });
  };
  const state = () => readAlarms(entries);
  return {
    state,
    entries,
    say(words: Partial<Parameters<typeof saidOf>[1]> & { readonly at: Instant }) {
      const word = {
        key: 'A-1',
        text: 'SpO2 low',
        side: 'physiological',
        priority: 'high',
        measured: null,
        over: false,
      } as const;
      said = saidOf(said, { saidAt: words.at, heardAt: words.saidAt ?? words.at, ...word, ...words });
    },
    forget() {
      said = [];
    },
    look(at: Instant, more: { readonly off?: Instant; readonly devices?: readonly string[] } = {}): AlarmDraft[] {
      const drafts = decideAlarms({
        state: state(),
        readings: [],
        devices: (more.devices ?? [device]).map((one) => ({
          device: one,
          lastMessageAt: at,
          alarms: one === device ? said : [],
        })),
        now: at,
        offMonitorUntil: more.off ?? null,
      });
      for (const { kind, body } of drafts) write(kind, body, at);
      return [...drafts];
    },
    see(at: Instant) {
      for (const { id, phase } of state().active) {
        write('alarm-acknowledged', { alarm: id }, at, 'nair');
        if (phase === 'latched')
          write('alarm-cleared', { alarm: id, because: 'acknowledged-after-recovery' }, at, 'nair');
      }
    },
  };
}
const kinds = (drafts: readonly AlarmDraft[]): string[] => drafts.map(({ kind }) => kind);

describe("a monitor's own alarm", () => {
  test('is one of the session, in its words, with its urgency, and once', () => {
    const bed = bedside();
    bed.say({ at: START });
    expect(kinds(bed.look(after(1)))).toEqual(['alarm-raised']);
    expect(bed.state().active).toMatchObject([
      {
        condition: 'monitor-alarm',
        side: 'physiological',
        priority: 'high',
        phase: 'active',
        since: START,
        device: 'd1',
        value: null,
        monitor: { key: 'A-1', text: 'SpO2 low' },
      },
    ]);
    bed.say({ at: after(5) });
    expect(bed.look(after(6))).toEqual([]);
  });
  test.each([
    ['in the order it was said', false],
    ['end before beginning', true],
  ])('carries what the monitor measured as it alarmed, not as it ended: %s', (_, turned) => {
    const bed = bedside();
    const low = { value: '84', unit: '%', limits: '>92' };
    const words = [
      { at: START, measured: low },
      { at: after(0.4), over: true, measured: { ...low, value: '95' } },
    ];
    for (const word of turned ? words.toReversed() : words) bed.say(word);
    bed.look(after(1));
    expect(bed.state().active).toMatchObject([{ value: null, monitor: { measured: low } }]);
  });
  test('says nothing of what the monitor did not send', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    expect(bed.state().active[0]?.monitor).toEqual({ key: 'A-1', text: 'SpO2 low' });
  });
  test('is over when the monitor says so; a high one of the patient stays until somebody has seen it', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.say({ at: START, key: 'A-2', text: 'Leads off', side: 'technical', priority: 'low' });
    bed.look(after(1));
    bed.say({ at: after(9), over: true });
    bed.say({ at: after(9), key: 'A-2', side: 'technical', priority: 'low', over: true });
    expect(kinds(bed.look(after(10)))).toEqual(['alarm-latched', 'alarm-cleared']);
    expect(bed.look(after(11))).toEqual([]);
    bed.see(after(20));
    expect(bed.state().active).toEqual([]);
    expect(bed.look(after(21))).toEqual([]);
  });
  test.each([
    ['in the order it was said', false],
    ['end before beginning', true],
  ])('that began and ended between two looks is not lost when it was high: %s', (_, turned) => {
    const bed = bedside();
    const words = [{ at: START }, { at: after(0.4), over: true }];
    for (const word of turned ? words.toReversed() : words) bed.say(word);
    expect(kinds(bed.look(after(1)))).toEqual(['alarm-raised', 'alarm-latched']);
    expect(bed.look(after(2))).toEqual([]);
    bed.see(after(3));
    expect(bed.look(after(4))).toEqual([]);
  });
  test('that gets more urgent, or comes again, is to be seen anew', () => {
    const bed = bedside();
    bed.say({ at: START, priority: 'medium' });
    bed.look(after(1));
    bed.see(after(2));
    bed.say({ at: after(3), priority: 'high' });
    expect(kinds(bed.look(after(4)))).toEqual(['alarm-cleared', 'alarm-raised']);
    expect(bed.state().active).toMatchObject([{ priority: 'high', phase: 'active' }]);
    bed.say({ at: after(5), over: true });
    expect(kinds(bed.look(after(6)))).toEqual(['alarm-latched']);
    bed.say({ at: after(7) });
    expect(kinds(bed.look(after(8)))).toEqual(['alarm-cleared', 'alarm-raised']);
    expect(bed.state().active).toMatchObject([{ phase: 'active', since: after(7) }]);
  });
  test('that gets less urgent before anybody saw it stays to be seen as what it was', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    bed.say({ at: after(2), priority: 'medium' });
    expect(kinds(bed.look(after(3)))).toEqual(['alarm-latched', 'alarm-raised']);
    expect(bed.look(after(4))).toEqual([]);
    bed.say({ at: after(5), priority: 'low' });
    expect(kinds(bed.look(after(6)))).toEqual(['alarm-cleared', 'alarm-raised']);
    bed.say({ at: after(7), over: true, priority: 'low' });
    bed.look(after(8));
    expect(bed.state().active).toMatchObject([{ priority: 'high', phase: 'latched' }]);
    bed.say({ at: after(9) });
    bed.look(after(10));
    expect(bed.state().active).toMatchObject([{ priority: 'high', phase: 'active' }]);
  });
  test.each([
    ['in the order it was said', false],
    ['end before beginning', true],
  ])('that was high and brief is not lost when its end does not say how urgent it was: %s', (_, turned) => {
    const bed = bedside();
    const words = [{ at: START }, { at: after(0.4), over: true, priority: 'medium', text: '' } as const];
    for (const word of turned ? words.toReversed() : words) bed.say(word);
    bed.look(after(1));
    expect(bed.state().active).toMatchObject([{ priority: 'high', phase: 'latched', monitor: { text: 'SpO2 low' } }]);
  });
  test('out of a buffer, from an hour before its end was heard, begins nothing', () => {
    const bed = bedside();
    const hour = 60 * MINUTE_MS;
    bed.say({ at: addMs(START, hour), priority: 'medium' });
    bed.look(addMs(START, hour));
    bed.say({ at: addMs(START, hour + SECOND_MS), priority: 'medium', over: true });
    bed.look(addMs(START, hour + SECOND_MS));
    bed.say({ at: START, heardAt: addMs(START, hour + 9 * SECOND_MS), priority: 'medium' });
    expect(bed.look(addMs(START, hour + 10 * SECOND_MS))).toEqual([]);
  });
  test('is heard under a clock of ours that was set back', () => {
    const bed = bedside();
    bed.say({ at: addMs(START, 60 * MINUTE_MS), priority: 'medium', over: true });
    bed.say({ at: START });
    expect(kinds(bed.look(after(1)))).toEqual(['alarm-raised']);
  });
  test('that is repeated with the time at which it began is repeated all the same', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    bed.see(after(2));
    for (let second = 3; second < 3_600; second += 1) {
      bed.say({ at: START, saidAt: after(second), heardAt: after(second) });
      expect(bed.look(after(second))).toEqual([]);
    }
    expect(bed.state().active).toMatchObject([{ phase: 'acknowledged', since: START }]);
  });
  test('under a new name at each word stands once, and is seen once for all that was said before', () => {
    const bed = bedside();
    for (let second = 0; second < 120; second += 1) {
      bed.say({ at: after(second), key: `A-${second}` });
      bed.look(after(second));
    }
    expect(bed.state().active).toHaveLength(1);
    bed.see(after(120));
    expect(bed.look(after(121))).toEqual([]);
    // Said again after somebody saw it: it may be another one.
    bed.say({ at: after(122), key: 'A-122' });
    expect(kinds(bed.look(after(122)))).toEqual(['alarm-raised']);
    bed.see(after(123));
    for (const later of [400, 500, 600, 700]) bed.look(after(later));
    expect(bed.state().active).toEqual([]);
  });
  test('of two with the same words the other one stays when the first has ended', () => {
    const bed = bedside();
    for (const key of ['A-1', 'A-2']) bed.say({ at: START, key, priority: 'medium' });
    bed.look(after(1));
    expect(bed.state().active).toHaveLength(1);
    bed.say({ at: after(2), key: 'A-1', priority: 'medium', over: true });
    bed.look(after(3));
    bed.look(after(4));
    expect(bed.state().active).toMatchObject([{ phase: 'active', monitor: { key: 'A-2' } }]);
  });
  test.each([
    ['that never end', false],
    ['that end at once', true],
  ])('thousands of them %s fill no record, and hide no more urgent one', (_, ends) => {
    const bed = bedside();
    const low = { side: 'technical', priority: 'low' } as const;
    for (let second = 0; second < 300; second += 1) {
      for (let n = 0; n < 10; n += 1) {
        const word = { ...low, key: `${second}/${n}`, text: `T ${second}/${n}` };
        bed.say({ ...word, at: after(second) });
        if (ends && second % 2 === 1) bed.say({ ...word, key: `${second - 1}/${n}`, at: after(second), over: true });
      }
      bed.look(after(second));
    }
    expect(bed.state().active.length).toBeLessThanOrEqual(STANDING_MAX);
    expect(bed.entries.length).toBeLessThanOrEqual(2 * 6 * RAISED_A_MINUTE_MAX);
    bed.say({ at: after(300) });
    expect(bed.look(after(301))).toMatchObject([{ body: { priority: 'high' } }]);
  });
  test('after a restart that remembers only its end it ends all the same, and is not raised again', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    bed.forget();
    expect(bed.look(after(600))).toEqual([]);
    bed.say({ at: after(601), over: true });
    expect(kinds(bed.look(after(602)))).toEqual(['alarm-latched']);
    bed.see(after(603));
    expect(bed.look(after(604))).toEqual([]);
  });
  test('whose end never comes goes once it was seen and the monitor has not said it again', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    expect(bed.look(addMs(START, NOT_REPEATED_MS + MINUTE_MS))).toEqual([]);
    const seen = addMs(START, NOT_REPEATED_MS + 2 * MINUTE_MS);
    bed.see(seen);
    expect(bed.look(addMs(seen, NOT_REPEATED_MS))).toEqual([]);
    expect(bed.look(addMs(seen, NOT_REPEATED_MS + 1))).toMatchObject([
      { kind: 'alarm-cleared', body: { because: 'not-repeated' } },
    ]);
    const later = addMs(seen, NOT_REPEATED_MS + MINUTE_MS);
    expect(bed.look(later)).toEqual([]);
    bed.say({ at: later });
    expect(kinds(bed.look(addMs(later, SECOND_MS)))).toEqual(['alarm-raised']);
  });
  test('off the monitor what it says of its equipment is silent for that time, and of the patient never', () => {
    const bed = bedside();
    bed.say({ at: START, key: 'A-2', text: 'Leads off', side: 'technical', priority: 'medium' });
    bed.look(after(1));
    bed.say({ at: after(2) });
    const off = after(60);
    expect(bed.look(after(3), { off })).toMatchObject([
      { kind: 'alarm-cleared', body: { because: 'off-monitor' } },
      { kind: 'alarm-raised', body: { monitor: { key: 'A-1' } } },
    ]);
    expect(bed.look(after(4), { off })).toEqual([]);
    expect(bed.look(after(61), { off })).toMatchObject([{ kind: 'alarm-raised', body: { monitor: { key: 'A-2' } } }]);
  });
  test('goes with the monitor: what is no longer on the patient has nothing to say about him', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    expect(bed.look(after(2), { devices: ['d2'] })).toMatchObject([
      { kind: 'alarm-cleared', body: { because: 'superseded' } },
    ]);
  });
  test('sounds as ours do, and Keel reminds of no alarm of the monitor: it does so itself', () => {
    const bed = bedside();
    bed.say({ at: START });
    bed.look(after(1));
    expect(sounding(bed.state(), bed.entries, after(2))).toMatchObject({ sound: true, because: 'active' });
    bed.see(after(3));
    expect(sounding(bed.state(), bed.entries, after(3 + 150.5))).toMatchObject({ sound: false });
  });
  test('no monitor fills the memory: the newest are known, what is over goes first', () => {
    const words = Array.from({ length: 200 }, (_, n) => ({
      key: `A-${n}`,
      text: '',
      side: 'technical' as const,
      priority: 'low' as const,
      measured: null,
      over: n % 2 === 1,
      at: after(n),
      saidAt: after(n),
      heardAt: after(n),
    }));
    const known = words.reduce<readonly MonitorAlarm[]>((all, word) => saidOf(all, word), []);
    expect(known).toHaveLength(MONITOR_ALARMS_MAX);
    expect(known.at(-1)?.key).toBe('A-199');
    expect(known.filter(({ over }) => over)).toHaveLength(1);
  });
});
