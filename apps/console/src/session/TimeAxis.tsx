import type { Session } from '@keel/clinical/session';
import { type CSSProperties, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import uPlot, { type AlignedData } from 'uplot';
import { useReadings } from '../live/index.ts';
import { clockText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import { Lane } from './Lane.tsx';
import type { LaneInput, Mark } from './lane.ts';
import { linesOf } from './mark-lines.ts';
import { aligned, curveOf, type Lanes, lanesOf, type Pressure, steps } from './story-of.ts';
import styles from './TimeAxis.module.css';

const MINUTE = 60_000;
/** Drawn again this often; numbers above are to the second. */
const STEP_MS = 5_000;

function windowOf(session: Session, now: number): [number, number] {
  const start = session.firstDoseAt ?? session.arrivedAt ?? now;
  const from = start - 15 * MINUTE;
  const end = session.leftAt ?? session.releasedAt ?? now;
  return [from, Math.max(end + 10 * MINUTE, start + 75 * MINUTE)];
}

function marksOf(session: Session, words: (key: string) => string): Mark[] {
  const marks: Mark[] = [];
  for (const entry of session.entries) {
    switch (entry.kind) {
      case 'infusion-started':
      case 'infusion-paused':
      case 'infusion-resumed':
      case 'infusion-stopped':
      case 'infusion-rate-changed':
      case 'device-given':
      case 'injection-given':
      case 'mouth-dose-given':
      case 'bolus-given':
      case 'medicine-given':
      case 'off-monitor-started':
      case 'adverse-event-recorded':
        marks.push({
          at: entry.at,
          label: entry.kind === 'medicine-given' ? (entry.body.name ?? entry.body.medicine) : words(entry.kind),
        });
        break;
      default:
    }
  }
  return marks;
}

/** A cuff reading: a bar from the lower to the upper number. Filled ends by a device, open ones by hand. */
function drawPressures(pressures: readonly Pressure[], ink: string) {
  return (plot: uPlot, context: CanvasRenderingContext2D, scale: number): void => {
    const half = 5 * scale;
    context.strokeStyle = ink;
    context.fillStyle = ink;
    context.lineWidth = 2 * scale;
    for (const { at, systolic, diastolic, from } of pressures) {
      const x = plot.valToPos(at / 1_000, 'x', true);
      const [top, bottom] = [systolic, diastolic].map((value) => plot.valToPos(value, 'y', true)) as [number, number];
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, bottom);
      for (const y of [top, bottom]) {
        context.moveTo(x - half, y);
        context.lineTo(x + half, y);
      }
      context.stroke();
      if (from === 'device') {
        for (const y of [top, bottom]) context.fillRect(x - half, y - 2 * scale, 2 * half, 4 * scale);
      }
    }
  };
}

const INK = (): string => getComputedStyle(document.documentElement).getPropertyValue('--ink').trim();
const SOFT = (): string => getComputedStyle(document.documentElement).getPropertyValue('--ink-soft').trim();
const ACCENT = (): string => getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
const WASH = (): string => getComputedStyle(document.documentElement).getPropertyValue('--accent-wash').trim();

/** Everything that was measured and given, on one clock. */
export function TimeAxis() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const readings = useReadings(visit.session.id);
  const { session, view, zone } = visit;
  const now = Math.floor(visit.now / STEP_MS) * STEP_MS;
  const lanes = useMemo(() => lanesOf(session), [session]);
  const marks = useMemo(() => marksOf(session, (key) => t(`mark.${key as 'infusion-started'}`)), [session, t]);
  const window = useMemo(() => windowOf(session, now), [session, now]);
  const shared = useMemo(() => ({ window, now, marks, clock: null }), [window, now, marks]);
  const live = (kind: string) => readings.channel(session.id, kind);
  const clock = (seconds: number): string => clockText(seconds * 1_000, zone, i18n.language);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the curves are read again at each step of the clock.
  const data = useMemo(() => {
    const curve = (kinds: readonly string[]) => curveOf(kinds, view.trends, live);
    return {
      hr: aligned(curve(['HR', 'PULSE']), lanes.charted.heartRatePerMin) as AlignedData,
      spo2: aligned(curve(['SPO2']), lanes.charted.spo2Percent) as AlignedData,
      rr: aligned(curve(['RR']), lanes.charted.respiratoryRatePerMin) as AlignedData,
      sedation: steps(lanes.sedation, Math.min(now, window[1])) as AlignedData,
      pressure: [
        lanes.pressures.map(({ at }) => at / 1_000),
        lanes.pressures.map(({ systolic }) => systolic),
      ] as AlignedData,
      dose: steps(lanes.rates, Math.min(now, session.leftAt ?? now)) as AlignedData,
    };
  }, [now, lanes, view.trends, window, session.leftAt]);

  const line: Partial<uPlot.Series>[] = [
    { stroke: SOFT, width: 1.5, points: { show: false }, spanGaps: false },
    { stroke: INK, width: 0, points: { show: true, size: 7, fill: INK, stroke: INK }, paths: () => null },
  ];
  const numeric = (options: Pick<LaneInput, 'height' | 'unit' | 'range' | 'splits'> & Partial<LaneInput>) =>
    ({ series: line, ...shared, ...options }) as Omit<LaneInput, 'colours'>;
  // biome-ignore lint/correctness/useExhaustiveDependencies: one set of options for each step of the clock.
  const options = useMemo(
    () => ({
      pressure: numeric({
        height: 148,
        unit: 'mmHg',
        range: pressureRange(lanes),
        splits: [60, 100, 140, 180, 220].filter(
          (value) => value >= pressureRange(lanes)[0] && value <= pressureRange(lanes)[1],
        ),
        series: [{ width: 0, stroke: INK, points: { show: false }, paths: () => null }],
        zone: lanes.baseline ? [lanes.baseline.systolic - 20, lanes.baseline.systolic + 20] : undefined,
        over: drawPressures(lanes.pressures, INK()),
      }),
      hr: numeric({ height: 88, unit: '/min', range: [40, 140], splits: [50, 90, 130] }),
      spo2: numeric({ height: 76, unit: '%', range: [84, 102], splits: [90, 100] }),
      rr: numeric({ height: 68, unit: '/min', range: [0, 32], splits: [10, 20] }),
      sedation: numeric({
        height: 64,
        unit: '',
        range: [-0.5, 6],
        splits: [0, 5],
        series: [{ stroke: INK, width: 2, paths: stepped(), points: { show: true, size: 6, fill: INK, stroke: INK } }],
      }),
      dose: numeric({
        height: 96,
        unit: 'mL/h',
        clock,
        range: [0, Math.max(10, ...lanes.rates.map(({ value }) => value)) * 1.25],
        splits: [...new Set([0, ...lanes.rates.map(({ value }) => Math.round(value))])].slice(0, 4),
        series: [{ stroke: ACCENT, width: 2, fill: WASH, paths: stepped(), points: { show: false } }],
        over: (plot, context, scale) => {
          context.fillStyle = ACCENT();
          for (const { at } of lanes.singles) {
            const x = plot.valToPos(at / 1_000, 'x', true);
            context.fillRect(x - 3 * scale, plot.bbox.top + 24 * scale, 6 * scale, plot.bbox.height - 24 * scale);
          }
        },
      }),
    }),
    [shared, lanes],
  );
  const last = lanes.pressures.at(-1);
  const lines = linesOf(marks, window);
  const left = (at: number): string => `${((at - window[0]) / (window[1] - window[0])) * 100}%`;
  return (
    <section className={styles['axis']} aria-label={t('session.timeAxis')}>
      <ol className={styles['marks']} style={{ '--lines': Math.max(0, ...lines) + 1 } as CSSProperties}>
        {marks.map((mark, index) => (
          <li key={`${mark.at} ${mark.label}`} style={{ left: left(mark.at) }} data-line={lines[index]}>
            {mark.label}
          </li>
        ))}
      </ol>
      <Lane
        label={t('vital.bp')}
        unit="mmHg"
        summary={
          last
            ? t('session.lastBp', { bp: `${last.systolic}/${last.diastolic}`, count: lanes.pressures.length })
            : t('vital.none')
        }
        data={data.pressure}
        options={options.pressure}
      />
      <Lane label={t('vital.hr')} unit="/min" summary={t('vital.hr')} data={data.hr} options={options.hr} />
      <Lane label={t('vital.spo2')} unit="%" summary={t('vital.spo2')} data={data.spo2} options={options.spo2} />
      <Lane label={t('vital.rr')} unit="/min" summary={t('vital.rr')} data={data.rr} options={options.rr} />
      <Lane
        label={t('vital.sedation')}
        unit="0–5"
        summary={t('vital.sedation')}
        data={data.sedation}
        options={options.sedation}
      />
      <Lane
        label={t('dose.given')}
        unit={lanes.rates.length > 0 ? 'mL/h' : 'mg'}
        summary={t('dose.given')}
        data={data.dose}
        options={options.dose}
      />
    </section>
  );
}

function pressureRange(lanes: Lanes): [number, number] {
  const high = Math.max(170, ...lanes.pressures.map(({ systolic }) => systolic + 12));
  const low = Math.min(55, ...lanes.pressures.map(({ diastolic }) => diastolic - 8));
  return [low, high];
}

const stepped = (): uPlot.Series.PathBuilder => uPlot.paths.stepped!({ align: 1 });
