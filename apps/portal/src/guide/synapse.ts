import { html, type Markup, raw } from './html.ts';

/**
 * Where two nerve cells meet, with the drug in one kind of gate. Drawn by us; the labels come from the page, beside numbered
 * marks, so that the picture reads in any language and by voice.
 */
export function synapse(labels: readonly string[], described: string): Markup {
  const marks: readonly (readonly [x: number, y: number])[] = [
    [80, 48],
    [212, 132],
    [112, 206],
    [262, 206],
    [290, 268],
    [342, 190],
  ];
  const dots = [
    [150, 118],
    [172, 138],
    [196, 120],
    [218, 146],
    [184, 158],
    [240, 124],
    [160, 150],
    [230, 166],
    [206, 100],
    [256, 150],
  ];
  const gate = (x: number, kind: string): string =>
    `<g class="gate ${kind}"><path d="M${x - 15} 178v26a6 6 0 0 0 12 0v-26z"/><path d="M${x + 3} 178v26a6 6 0 0 0 12 0v-26z"/></g>`;
  return html`<div class="synapse">
<svg viewBox="0 0 400 310" role="img" aria-label="${described}">
<path class="cell" d="M110 0h180c0 34 34 46 34 70 0 22-42 28-124 28S76 92 76 70c0-24 34-36 34-70z"/>
<path class="cell" d="M40 188h320c14 0 22 8 22 20 0 40-62 42-62 102H80c0-60-62-62-62-102 0-12 8-20 22-20z"/>
${raw(
  [
    [150, 62],
    [184, 54],
    [220, 62],
    [252, 52],
  ]
    .map(([x, y]) => `<circle class="vesicle" cx="${x}" cy="${y}" r="14"/>`)
    .join(''),
)}
${raw(dots.map(([x, y]) => `<circle class="glutamate" cx="${x}" cy="${y}" r="4.5"/>`).join(''))}
${raw(gate(134, 'blocked') + gate(236, 'open'))}
<path class="drug" d="M134 160l9 9-9 9-9-9z"/>
<path class="drug" d="M134 178l7 7-7 7-7-7z"/>
<path class="flow" d="M236 214v26m0 0-7-9m7 9 7-9"/>
<path class="growth" d="M236 250c10 16 34 10 40 24"/>
<path class="sprout" d="M330 200c10-22 0-36 16-50 6-6 14-4 20-12M346 150c-4-8-2-14-8-20"/>
${raw(
  marks
    .map(
      ([x, y], n) =>
        `<g class="label"><circle cx="${x}" cy="${y}" r="11"/><text x="${x}" y="${y + 4.5}" text-anchor="middle">${n + 1}</text></g>`,
    )
    .join(''),
)}
</svg>
<ol>${labels.map((words) => html`<li>${words}</li>`)}</ol>
</div>`;
}
