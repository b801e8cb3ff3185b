import { describe, expect, test } from 'vitest';
import { openPulses, type Pulse } from './index.ts';

const port = { host: '127.0.0.1', port: 2575, tlsPort: null };

describe('the parts that nobody sees working', () => {
  test('a clock that stalls is said after ten seconds, and no longer once it goes on', () => {
    let now = 0;
    const pulses = openPulses({ nowMs: () => now });
    expect(pulses.clock()).toEqual({ state: 'up', ageMs: null });
    now = 10_001;
    expect(pulses.clock()).toEqual({ state: 'stalled', ageMs: null });
    pulses.beat({ part: 'clock' });
    now += 10_000;
    expect(pulses.clock()).toEqual({ state: 'up', ageMs: 10_000 });
    now += 1;
    expect(pulses.clock()).toEqual({ state: 'stalled', ageMs: 10_001 });
    pulses.heard({ part: 'clock' });
    expect(pulses.clock().state).toBe('up');
  });

  test('a port that nobody speaks of any more is closed', () => {
    let now = 0;
    const told: Pulse[] = [];
    const [one, two] = [
      openPulses({ nowMs: () => now, tell: (pulse) => told.push(pulse) }),
      openPulses({ nowMs: () => now }),
    ];
    expect([two.feedPort(), two.feedDown()]).toEqual([null, false]);
    one.beat({ part: 'feed', port });
    for (const pulse of told) two.heard(pulse);
    expect([one.feedPort(), two.feedPort()]).toEqual([port, port]);
    one.beat({ part: 'feed', port: null });
    expect([one.feedPort(), one.feedDown()]).toEqual([null, true]);
    expect([two.feedPort(), two.feedDown()]).toEqual([port, false]);
    now = 7_001;
    expect([two.feedPort(), two.feedDown()]).toEqual([null, true]);
  });
});
