import { describe, expect, test } from 'vitest';
import { simulate } from '../engine/index.ts';
import { modelById } from '../models/index.ts';
import {
  type ComparisonRequest,
  compareRegimens,
  createSessionForecaster,
  type LifetimeDose,
  lifetimeExposure,
  overlaySessions,
  type SessionDose,
  type SessionForecast,
} from './index.ts';

const T0 = Date.UTC(2026, 2, 3, 15, 0);
const MIN = 60_000;
const composite = modelById('ket-composite-default');
const nasal = modelById('esket-perezruixo-2021');
const setup = {
  model: composite,
  drug: 'racemic-ketamine',
  person: { weightKg: 70 },
  outsideRange: 'refuse',
  seed: 4,
} as const;
const chart = { fromMs: T0 - 10 * MIN, untilMs: T0 + 240 * MIN, stepMs: MIN, bandPeople: 0 };
const running: SessionDose = { kind: 'infusion', fromMs: T0, toMs: null, plannedEndMs: T0 + 40 * MIN, mgPerMin: 0.875 };

function drawn(forecast: ReturnType<ReturnType<typeof createSessionForecaster>['forecast']>): SessionForecast {
  if (forecast.kind !== 'forecast') throw new Error(JSON.stringify(forecast.because));
  return forecast;
}

describe('the live curve', () => {
  test('is the engine’s curve of what was recorded: past, now and ahead', () => {
    const forecast = drawn(
      createSessionForecaster(setup).forecast({ ...chart, doses: [running], nowMs: T0 + 20 * MIN }),
    );
    const exact = simulate({
      model: composite,
      person: { weightKg: 70 },
      doses: [{ tMin: 10, route: 'iv', amountMg: 35, durationMin: 40 }],
      timesMin: Array.from({ length: 251 }, (_, i) => i),
    }).ngPerMl.parent!;
    expect(forecast.timesMs).toHaveLength(251);
    expect(forecast.pastCount).toBe(31);
    forecast.plasmaNgPerMl.forEach((value, i) => {
      expect(value).toBeCloseTo(exact[i]!, 9);
    });
    expect(forecast.now.plasmaNgPerMl).toBeCloseTo(exact[30]!, 9);
    expect(forecast.peak.plasma!.atMs).toBeCloseTo(T0 + 40 * MIN, -1);
    expect(forecast.model.sampling).toBe('venous');
    expect(forecast.warnings.map(({ id }) => id)).toContain('constructed-composite');
    expect(forecast.others.map(({ model }) => [model.id, model.sampling])).toEqual([
      ['ket-domino-1984', 'venous'],
      ['sket-otto-2021', 'venous'],
      ['sket-simons-2022', 'arterial'],
    ]);
  });

  test('falls from now on if the infusion were stopped now', () => {
    const forecast = drawn(
      createSessionForecaster(setup).forecast({ ...chart, doses: [running], nowMs: T0 + 20 * MIN }),
    );
    const stopped = forecast.ifStoppedNowNgPerMl!;
    expect(stopped).toHaveLength(forecast.timesMs.length - forecast.pastCount);
    expect(stopped[0]!).toBeLessThan(forecast.now.plasmaNgPerMl);
    expect(forecast.plasmaNgPerMl[forecast.pastCount]!).toBeGreaterThan(forecast.now.plasmaNgPerMl);
    const ended: SessionDose = { ...running, toMs: T0 + 20 * MIN };
    const after = drawn(createSessionForecaster(setup).forecast({ ...chart, doses: [ended], nowMs: T0 + 20 * MIN }));
    expect(after.ifStoppedNowNgPerMl).toBeNull();
    after.plasmaNgPerMl.slice(after.pastCount).forEach((value, i) => {
      expect(value).toBeCloseTo(stopped[i]!, 9);
    });
  });

  test('recomputed on each event, it is the same as made afresh', () => {
    const kept = createSessionForecaster(setup);
    const events: SessionDose[] = [
      { ...running, toMs: T0 + 10 * MIN },
      { kind: 'infusion', fromMs: T0 + 14 * MIN, toMs: T0 + 30 * MIN, plannedEndMs: null, mgPerMin: 0.5 },
      { kind: 'at-once', atMs: T0 + 33 * MIN, route: 'im', amountMg: 10 },
    ];
    for (let count = 0; count <= events.length; count += 1) {
      const request = { ...chart, bandPeople: 40, doses: events.slice(0, count), nowMs: T0 + 35 * MIN };
      const again = drawn(kept.forecast(request));
      const afresh = drawn(createSessionForecaster(setup).forecast(request));
      // Kept matrices may round the last digit the other way.
      const series = ({ plasmaNgPerMl, effectSiteNgPerMl, band, others }: SessionForecast) => [
        ...plasmaNgPerMl,
        ...effectSiteNgPerMl,
        ...(band?.plasma.p5 ?? []),
        ...(band?.effectSite.p95 ?? []),
        ...others.flatMap((other) => (other.kind === 'curve' ? [...other.plasmaNgPerMl] : [])),
      ];
      const expected = series(afresh);
      series(again).forEach((value, i) => {
        expect(Math.abs(value - expected[i]!)).toBeLessThanOrEqual(1e-12 * expected[i]!);
      });
      expect(again.warnings).toEqual(afresh.warnings);
      expect(again.blindMs).toEqual(afresh.blindMs);
    }
  });

  test('has a band, wider when part of a spray may be lost', () => {
    const forecaster = createSessionForecaster({
      ...setup,
      model: nasal,
      drug: 's-ketamine',
      person: { weightKg: 70, covariates: { age: 40 } },
    });
    const spray = (taken?: { low: number; high: number; because: string }): SessionDose[] =>
      [0, 5].map((m) => ({ kind: 'at-once', atMs: T0 + m * MIN, route: 'in', amountMg: 28, ...(taken && { taken }) }));
    const request = { ...chart, bandPeople: 400, nowMs: T0 + 30 * MIN };
    const sure = drawn(forecaster.forecast({ ...request, doses: spray() }));
    const unsure = drawn(forecaster.forecast({ ...request, doses: spray({ low: 0.2, high: 1, because: 'sneezed' }) }));
    const ratio = ({ band }: SessionForecast, k: number) => band!.plasma.p95[k]! / band!.plasma.p5[k]!;
    expect(ratio(unsure, 60)).toBeGreaterThan(1.1 * ratio(sure, 60));
    expect(unsure.warnings.map(({ id }) => id)).toContain('dose-uncertain');
    for (let k = 20; k < 200; k += 1) {
      expect(sure.band!.plasma.p5[k]!).toBeLessThan(sure.plasmaNgPerMl[k]!);
      expect(sure.plasmaNgPerMl[k]!).toBeLessThan(sure.band!.plasma.p95[k]!);
    }
  });

  test('says that a running infusion has no planned end', () => {
    const forecast = drawn(
      createSessionForecaster(setup).forecast({
        ...chart,
        doses: [{ ...running, plannedEndMs: null }],
        nowMs: T0 + 20 * MIN,
      }),
    );
    expect(forecast.warnings.map(({ id }) => id)).toContain('no-planned-end');
    expect(forecast.peak.plasma!.atMs).toBeCloseTo(T0 + 35 * MIN, -1);
  });

  test('takes no peak from the first three minutes after a bolus', () => {
    const forecast = drawn(
      createSessionForecaster(setup).forecast({
        ...chart,
        doses: [{ kind: 'at-once', atMs: T0, route: 'iv', amountMg: 20 }],
        nowMs: T0 + MIN,
      }),
    );
    expect(forecast.blindMs).toEqual([[T0, T0 + 3 * MIN]]);
    expect(forecast.peak.plasma!.atMs).toBe(T0 + 3 * MIN);
  });

  test('of an empty session is nothing, not an error', () => {
    const forecast = drawn(createSessionForecaster(setup).forecast({ ...chart, bandPeople: 50, doses: [], nowMs: T0 }));
    expect(Math.max(...forecast.plasmaNgPerMl)).toBe(0);
    expect([forecast.peak.plasma, forecast.band, forecast.ifStoppedNowNgPerMl]).toEqual([null, null, null]);
  });

  test.each([
    ['weight beyond the model', { person: { weightKg: 180 } }, [running], ['person', 'weightKg']],
    ['a child', { person: { weightKg: 50, covariates: { age: 12 } } }, [running], ['person', 'covariates', 'age']],
    [
      'a route the model does not have',
      { model: modelById('ket-domino-1984') },
      [{ kind: 'at-once', atMs: T0, route: 'im', amountMg: 20 }],
      ['doses', 0, 'route'],
    ],
  ] as const)('is refused with its reason for %s', (_, change, doses, path) => {
    const forecast = createSessionForecaster({ ...setup, ...change }).forecast({ ...chart, doses, nowMs: T0 });
    expect(forecast.kind).toBe('refused');
    expect(forecast.kind === 'refused' && forecast.because[0]!.path).toEqual(path);
    expect(forecast).not.toHaveProperty('plasmaNgPerMl');
  });

  test('warns instead where the clinic asked for that', () => {
    const forecast = drawn(
      createSessionForecaster({ ...setup, person: { weightKg: 180 }, outsideRange: 'warn' }).forecast({
        ...chart,
        doses: [running],
        nowMs: T0,
      }),
    );
    expect(forecast.warnings.map(({ id }) => id)).toContain('weight-outside-range');
  });
});

describe('the planner', () => {
  const request: ComparisonRequest = {
    person: { weightKg: 80, covariates: { age: 45, asian: false, japanese: false } },
    timesMin: Array.from({ length: 241 }, (_, i) => i),
    n: 300,
    seed: 2,
    levelsNgPerMl: [100],
    regimens: [
      {
        id: 'iv',
        label: '0.5 mg/kg over 40 min',
        drug: 'racemic-ketamine',
        doses: [{ tMin: 0, route: 'iv', amountMgPerKg: 0.5, durationMin: 40 }],
      },
      {
        id: 'im',
        label: 'IM 0.5 mg/kg',
        drug: 'racemic-ketamine',
        doses: [{ tMin: 0, route: 'im', amountMgPerKg: 0.5 }],
      },
      {
        id: 'in',
        label: '84 mg nasal',
        drug: 's-ketamine',
        doses: [0, 5, 10].map((tMin) => ({ tMin, route: 'in', amountMg: 28 })),
      },
      { id: 'im-s', label: 'IM S-ketamine', drug: 's-ketamine', doses: [{ tMin: 0, route: 'im', amountMg: 20 }] },
      { id: 'sl-s', label: 'film', drug: 's-ketamine', doses: [{ tMin: 0, route: 'sl', amountMg: 50 }] },
    ],
  };
  const { regimens, timesMin, warnings } = compareRegimens(request);

  test('lays routes and doses on one axis, each with its model, band, peak and warnings', () => {
    expect(regimens.map(({ kind }) => kind)).toEqual(['curve', 'curve', 'curve', 'refused', 'curve']);
    for (const regimen of regimens) {
      if (regimen.kind !== 'curve') continue;
      expect(regimen.plasmaNgPerMl).toHaveLength(timesMin.length);
      expect(regimen.band!.plasma.p95).toHaveLength(timesMin.length);
      expect(regimen.peak!.ngPerMl).toBeGreaterThan(regimen.band!.peakNgPerMl.p5);
      expect(regimen.peak!.ngPerMl).toBeLessThan(regimen.band!.peakNgPerMl.p95);
      expect(regimen.areaNgHPerMl).toBeGreaterThan(0);
    }
    const [iv, im, nasalDevices] = regimens;
    if (iv?.kind !== 'curve' || im?.kind !== 'curve' || nasalDevices?.kind !== 'curve') throw new Error('not drawn');
    expect(iv.totalMg).toBe(40);
    expect(im.areaNgHPerMl / iv.areaNgHPerMl).toBeCloseTo(0.93, 8);
    expect(iv.minutesAbove[0]!.minutes).toBeGreaterThan(40);
    expect(nasalDevices.model.id).toBe('esket-perezruixo-2021');
  });

  test('refuses in its place what no model can compute, with the field', () => {
    const [refused] = regimens.filter(({ kind }) => kind === 'refused');
    expect(refused).toMatchObject({ id: 'im-s', because: [{ path: ['doses', 0, 'route'] }] });
  });

  test('says that arterial and venous curves stand on one chart', () => {
    expect(warnings.map(({ id }) => id)).toEqual(['arterial-beside-venous']);
    expect(compareRegimens({ ...request, regimens: request.regimens.slice(0, 3) }).warnings).toEqual([]);
  });

  test('gives mg/kg and the same mg the same curve', () => {
    const mg = compareRegimens({
      ...request,
      regimens: [{ ...request.regimens[0]!, doses: [{ tMin: 0, route: 'iv', amountMg: 40, durationMin: 40 }] }],
    }).regimens[0];
    expect(mg).toEqual(regimens[0]);
  });
});

describe('beside this person’s own measurements', () => {
  const session = (id: string, start: number) => ({
    id,
    doses: [{ atMs: start, route: 'iv' as const, amountMg: 35, durationMin: 40 }],
    observations: [
      { kind: 'bp-systolic', atMs: start - 5 * MIN, value: 128, unit: 'mm[Hg]' },
      { kind: 'bp-systolic', atMs: start + 40 * MIN, value: 151, unit: 'mm[Hg]' },
    ],
  });

  test('each measurement has the level predicted for its moment, session by session', () => {
    const { sessions, notice } = overlaySessions({
      model: composite,
      person: { weightKg: 70 },
      sessions: [
        session('today', T0),
        session('last week', T0 - 7 * 1440 * MIN),
        { id: 'empty', doses: [], observations: [] },
      ],
    });
    expect(notice).toMatch(/not a cause/);
    const [today, before, empty] = sessions;
    if (today?.kind !== 'points' || before?.kind !== 'points') throw new Error('no points');
    expect(today.points.map(({ sinceFirstDoseMin }) => sinceFirstDoseMin)).toEqual([-5, 40]);
    expect(today.points[0]!.plasmaNgPerMl).toBe(0);
    expect(today.points[1]!.plasmaNgPerMl).toBeCloseTo(177.3, 0);
    expect(before.points.map(({ plasmaNgPerMl }) => plasmaNgPerMl)).toEqual(
      today.points.map(({ plasmaNgPerMl }) => plasmaNgPerMl),
    );
    expect(empty?.kind).toBe('refused');
  });
});

describe('a lifetime', () => {
  test('adds amounts and predicted exposure by molecule, and drops nothing in silence', () => {
    const dose: LifetimeDose = {
      atMs: T0,
      session: 'a',
      drug: 'racemic-ketamine',
      route: 'iv',
      amountMg: 35,
      weightKg: 70,
    };
    const exposure = lifetimeExposure([
      { ...dose, durationMin: 40 },
      { ...dose, session: 'b', atMs: T0 + 3 * 1440 * MIN },
      { ...dose, session: 'c', amountMg: null },
      { ...dose, session: 'd', weightKg: null },
      { ...dose, session: 'e', drug: 's-ketamine', route: 'im' },
      { ...dose, session: 'f', drug: 's-ketamine', route: 'in', amountMg: 28 },
      { ...dose, session: 'f', drug: 's-ketamine', route: 'in', amountMg: 28, atMs: T0 + 5 * MIN },
    ]);
    const [racemic, s] = exposure;
    expect(racemic).toMatchObject({
      drug: 'racemic-ketamine',
      sessions: 4,
      totalMg: 105,
      unknownAmounts: 1,
      mgByRoute: { iv: 105 },
    });
    expect(racemic!.withoutArea).toEqual([
      { because: 'amount not known', doses: 1 },
      { because: 'weight not recorded', doses: 1 },
    ]);
    expect(racemic!.areaNgHPerMl).toBeCloseTo((2 * 35 * 1000) / (1.3369286 * 60), 6);
    expect(s).toMatchObject({ drug: 's-ketamine', sessions: 2, totalMg: 91, models: ['esket-perezruixo-2021'] });
    expect(s!.withoutArea).toEqual([{ because: 'no model for route im', doses: 1 }]);
    expect(s!.areaNgHPerMl).toBeCloseTo((56 * 0.5375 * 1000) / 109, -1);
  });
});
