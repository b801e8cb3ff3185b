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
import { MONITOR_ALARMS_MAX } from './monitor-alarms.ts';

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
      const word = { key: 'A-1', text: 'SpO2 low', side: 'physiological', priority: 'high', over: false } as const;
      said = saidOf(said, { ...word, ...words });
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
      over: n % 2 === 1,
      at: after(n),
    }));
    const known = words.reduce<readonly MonitorAlarm[]>((all, word) => saidOf(all, word), []);
    expect(known).toHaveLength(MONITOR_ALARMS_MAX);
    expect(known.at(-1)?.key).toBe('A-199');
    expect(known.filter(({ over }) => over)).toHaveLength(1);
  });
});
