import uPlot from 'uplot';

export interface Mark {
  readonly at: number;
  readonly label: string;
}

export interface LaneColours {
  readonly ink: string;
  readonly soft: string;
  readonly hair: string;
  readonly accent: string;
  readonly wash: string;
}

/** The tokens as a canvas needs them. */
export function laneColours(element: Element): LaneColours {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return { ink: of('ink'), soft: of('ink-soft'), hair: of('hair'), accent: of('accent'), wash: of('accent-wash') };
}

export interface LaneInput {
  readonly colours: LaneColours;
  readonly height: number;
  readonly unit: string;
  readonly range: readonly [low: number, high: number];
  readonly splits: readonly number[];
  readonly split?: (value: number) => string;
  /** Only the lowest lane writes the time. */
  readonly clock: ((seconds: number) => string) | null;
  readonly window: readonly [from: number, until: number];
  readonly now: number;
  readonly marks: readonly Mark[];
  /** Shaded, in the lane's unit: where the value was before the dose, or what is drawn as a band. */
  readonly zone?: readonly [low: number, high: number] | undefined;
  readonly series: readonly Partial<uPlot.Series>[];
  readonly bands?: uPlot.Band[];
  /** Draws over the curves, in device pixels. */
  readonly over?: (plot: uPlot, context: CanvasRenderingContext2D, scale: number) => void;
}

const AXIS_PX = 52;

/** One lane of the common clock. Every lane has the same left edge and the same window, so a moment is one vertical. */
export function laneOptions(input: LaneInput, width: number): uPlot.Options {
  const { colours } = input;
  const font = '14px "Inter Variable", system-ui, sans-serif';
  const before = (plot: uPlot): void => {
    const context = plot.ctx;
    const { left, top, width: w, height: h } = plot.bbox;
    context.save();
    if (input.zone) {
      const [low, high] = input.zone.map((value) => plot.valToPos(value, 'y', true)) as [number, number];
      context.fillStyle = colours.wash;
      context.fillRect(left, high, w, low - high);
    }
    context.strokeStyle = colours.hair;
    context.lineWidth = uPlot.pxRatio;
    for (const mark of input.marks) {
      const x = plot.valToPos(mark.at / 1_000, 'x', true);
      if (x < left || x > left + w) continue;
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, top + h);
      context.stroke();
    }
    context.restore();
  };
  const after = (plot: uPlot): void => {
    const context = plot.ctx;
    const { left, top, width: w, height: h } = plot.bbox;
    context.save();
    input.over?.(plot, context, uPlot.pxRatio);
    const x = plot.valToPos(input.now / 1_000, 'x', true);
    if (x >= left && x <= left + w) {
      context.strokeStyle = colours.accent;
      context.lineWidth = 2 * uPlot.pxRatio;
      context.beginPath();
      context.moveTo(x, top);
      context.lineTo(x, top + h);
      context.stroke();
    }
    context.restore();
  };
  return {
    width,
    height: input.height,
    padding: [6, 8, input.clock ? 0 : 6, 0],
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { time: true, range: () => [input.window[0] / 1_000, input.window[1] / 1_000] },
      y: { range: () => [input.range[0], input.range[1]] },
    },
    axes: [
      {
        show: input.clock !== null,
        stroke: colours.soft,
        font,
        size: 28,
        grid: { show: false },
        ticks: { stroke: colours.hair, size: 4 },
        incrs: [300, 600, 900, 1_800, 3_600, 7_200],
        space: 90,
        values: (_plot, splits) => splits.map((at) => input.clock?.(at) ?? ''),
      },
      {
        stroke: colours.soft,
        font,
        size: AXIS_PX,
        grid: { stroke: colours.hair, width: 1 },
        ticks: { show: false },
        splits: () => [...input.splits],
        values: (_plot, splits) => splits.map((value) => (input.split ? input.split(value) : String(value))),
      },
    ],
    series: [{}, ...input.series] as uPlot.Series[],
    ...(input.bands ? { bands: input.bands } : {}),
    hooks: { drawClear: [before], draw: [after] },
  };
}
