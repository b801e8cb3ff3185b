/** A line chart as SVG text: enough for the documentation, drawn by the same numbers the code answers. */

export interface Series {
  readonly label: string;
  readonly color: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly dashed?: boolean;
  /** Drawn as dots. */
  readonly dots?: boolean;
  /** Shaded between these. */
  readonly band?: { readonly low: ArrayLike<number>; readonly high: ArrayLike<number> };
}

export interface Chart {
  readonly title: string;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly xMax: number;
  readonly yMax: number;
  readonly xStep: number;
  readonly yStep: number;
  readonly series: readonly Series[];
  /** A vertical line with its word. */
  readonly mark?: { readonly x: number; readonly label: string };
}

const WIDTH = 760;
const LEFT = 62;
const RIGHT = 16;
const TOP = 40;
const PLOT_HEIGHT = 280;

export function drawChart(chart: Chart): string {
  const { xMax, yMax, xStep, yStep, series, mark } = chart;
  const px = (x: number) => fixed(LEFT + (x / xMax) * (WIDTH - LEFT - RIGHT));
  const py = (y: number) => fixed(TOP + PLOT_HEIGHT * (1 - y / yMax));
  const legendTop = TOP + PLOT_HEIGHT + 58;
  const height = legendTop + 18 * series.length + 8;
  const parts: string[] = [];
  for (let x = 0; x <= xMax + 1e-9; x += xStep)
    parts.push(
      `<line x1="${px(x)}" x2="${px(x)}" y1="${TOP}" y2="${TOP + PLOT_HEIGHT}" class="grid"/>`,
      `<text x="${px(x)}" y="${TOP + PLOT_HEIGHT + 16}" text-anchor="middle">${x}</text>`,
    );
  for (let y = 0; y <= yMax + 1e-9; y += yStep)
    parts.push(
      `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${py(y)}" y2="${py(y)}" class="grid"/>`,
      `<text x="${LEFT - 6}" y="${Number(py(y)) + 4}" text-anchor="end">${y}</text>`,
    );
  const path = (x: ArrayLike<number>, y: ArrayLike<number>) =>
    Array.from({ length: x.length }, (_, i) => `${px(x[i]!)},${py(Math.min(y[i]!, yMax))}`);
  for (const { color, x, band } of series)
    if (band !== undefined)
      parts.push(
        `<polygon points="${[...path(x, band.high), ...path(x, band.low).reverse()].join(' ')}" fill="${color}" opacity="0.16"/>`,
      );
  for (const { color, x, y, dashed, dots } of series)
    if (dots === true)
      for (let i = 0; i < x.length; i += 1)
        parts.push(`<circle cx="${px(x[i]!)}" cy="${py(y[i]!)}" r="4" fill="${color}"/>`);
    else
      parts.push(
        `<polyline points="${path(x, y).join(' ')}" fill="none" stroke="${color}" stroke-width="2"${dashed === true ? ' stroke-dasharray="6 4"' : ''}/>`,
      );
  if (mark !== undefined)
    parts.push(
      `<line x1="${px(mark.x)}" x2="${px(mark.x)}" y1="${TOP}" y2="${TOP + PLOT_HEIGHT}" stroke="#111" stroke-dasharray="2 3"/>`,
      `<text x="${Number(px(mark.x)) + 5}" y="${TOP + 14}">${escaped(mark.label)}</text>`,
    );
  series.forEach(({ label, color, dots, dashed }, i) => {
    const y = legendTop + 18 * i;
    parts.push(
      dots === true
        ? `<circle cx="${LEFT + 10}" cy="${y - 4}" r="4" fill="${color}"/>`
        : `<line x1="${LEFT}" x2="${LEFT + 20}" y1="${y - 4}" y2="${y - 4}" stroke="${color}" stroke-width="3"${dashed === true ? ' stroke-dasharray="6 4"' : ''}/>`,
      `<text x="${LEFT + 28}" y="${y}">${escaped(label)}</text>`,
    );
  });
  return svg(WIDTH, height, chart.title, [
    `<text x="${LEFT}" y="22" class="title">${escaped(chart.title)}</text>`,
    ...parts,
    `<text x="${(LEFT + WIDTH - RIGHT) / 2}" y="${TOP + PLOT_HEIGHT + 32}" text-anchor="middle">${escaped(chart.xLabel)}</text>`,
    `<text transform="translate(16 ${TOP + PLOT_HEIGHT / 2}) rotate(-90)" text-anchor="middle">${escaped(chart.yLabel)}</text>`,
  ]);
}

export interface RatioRow {
  readonly label: string;
  /** Published spread ÷ published value, shaded. */
  readonly spread: readonly [number, number] | null;
  readonly dots: readonly { readonly ratio: number; readonly color: string; readonly hollow: boolean }[];
}

/** Predicted ÷ published on a logarithmic axis, one row an observation. */
export function drawRatios(
  title: string,
  rows: readonly RatioRow[],
  legend: readonly { readonly label: string; readonly color: string }[],
): string {
  const labelWidth = 440;
  const width = 900;
  const rowHeight = 15;
  const [low, high] = [0.125, 8];
  const plotWidth = width - labelWidth - RIGHT;
  const px = (ratio: number) =>
    fixed(labelWidth + (Math.log2(Math.min(high, Math.max(low, ratio)) / low) / Math.log2(high / low)) * plotWidth);
  const bottom = TOP + rowHeight * rows.length + 6;
  const parts: string[] = [];
  for (const ratio of [0.125, 0.25, 0.5, 1, 2, 4, 8])
    parts.push(
      `<line x1="${px(ratio)}" x2="${px(ratio)}" y1="${TOP}" y2="${bottom}" class="${ratio === 1 ? 'one' : 'grid'}"/>`,
      `<text x="${px(ratio)}" y="${bottom + 14}" text-anchor="middle">${ratio}</text>`,
    );
  rows.forEach(({ label, spread, dots }, i) => {
    const y = TOP + rowHeight * i + 10;
    parts.push(`<text x="${labelWidth - 8}" y="${y + 4}" text-anchor="end" class="small">${escaped(label)}</text>`);
    if (spread !== null)
      parts.push(
        `<rect x="${px(spread[0])}" y="${y - 5}" width="${fixed(Math.max(1, Number(px(spread[1])) - Number(px(spread[0]))))}" height="10" fill="#000" opacity="0.12"/>`,
      );
    for (const { ratio, color, hollow } of dots)
      parts.push(
        `<circle cx="${px(ratio)}" cy="${y}" r="3.5" fill="${hollow ? 'none' : color}" stroke="${color}" stroke-width="1.5"/>`,
      );
  });
  legend.forEach(({ label, color }, i) => {
    const x = 12 + (i % 4) * 220;
    const y = bottom + 40 + Math.floor(i / 4) * 18;
    parts.push(
      `<circle cx="${x}" cy="${y - 4}" r="4" fill="${color}"/>`,
      `<text x="${x + 10}" y="${y}">${escaped(label)}</text>`,
    );
  });
  return svg(width, bottom + 52 + Math.ceil(legend.length / 4) * 18, title, [
    `<text x="12" y="22" class="title">${escaped(title)}</text>`,
    ...parts,
  ]);
}

const svg = (width: number, height: number, title: string, parts: readonly string[]) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">
<style>text{font:12px system-ui,sans-serif;fill:#222}.title{font-size:15px;font-weight:600}.small{font-size:10.5px}.grid{stroke:#ddd}.one{stroke:#111}</style>
<rect width="${width}" height="${height}" fill="#fff"/>
${parts.join('\n')}
</svg>
`;
const fixed = (value: number) => value.toFixed(1);
const escaped = (text: string) =>
  text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
