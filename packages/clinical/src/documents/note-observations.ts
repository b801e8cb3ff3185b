import type { Observations } from '../monitoring/index.ts';
import { allOf, type Session } from '../session/index.ts';
import { type Block, words } from './paper.ts';

const text = (value: number | undefined): string => (value === undefined ? '' : String(value));

interface Seldom {
  readonly head: string;
  readonly of: (observations: Observations) => string;
  /** What alone makes no column. */
  readonly usual?: string;
}

/** What stands in the table only where somebody measured it. */
const SELDOM: readonly Seldom[] = [
  // Room air is no oxygen given.
  { head: 'O2 L/min', of: ({ oxygenLPerMin }) => text(oxygenLPerMin), usual: '0' },
  { head: 'EtCO2 mmHg', of: ({ etco2MmHg }) => text(etco2MmHg) },
  { head: 'Temp °C', of: ({ temperatureC }) => text(temperatureC) },
  { head: 'Pain 0-10', of: ({ painNrs }) => text(painNrs) },
  { head: 'Walk', of: ({ gait }) => (gait === undefined ? '' : words(gait)) },
  { head: 'Oriented', of: ({ oriented }) => (oriented === undefined ? '' : oriented ? 'yes' : 'no') },
];

/** What was charted of the patient, a row a look. */
export function observationTable(
  session: Session,
  clock: (at: number) => string,
  nameOf: (id: string) => string,
): Block {
  const looks = allOf(session, 'observations-charted');
  const seldom = SELDOM.filter(({ of, usual = '' }) =>
    looks.some(({ body }) => !['', usual].includes(of(body.observations))),
  );
  return {
    kind: 'table',
    head: [
      ...['Time', 'BP mmHg', 'HR /min', 'SpO2 %', 'RR /min', 'MOAA/S'],
      ...seldom.map(({ head }) => head),
      ...['Dissociation', 'Nausea', 'By'],
    ],
    widths: [9, 12, 9, 9, 9, 9, ...seldom.map(() => 9), 14, 12, 17],
    rows: looks.map(({ at, body: { observations: o, source }, author }) => [
      clock(at),
      o.systolicMmHg === undefined ? '' : `${o.systolicMmHg}/${o.diastolicMmHg ?? '?'}`,
      text(o.heartRatePerMin),
      text(o.spo2Percent),
      text(o.respiratoryRatePerMin),
      o.sedation === undefined ? '' : String(o.sedation.score),
      ...seldom.map(({ of }) => of(o)),
      o.dissociation?.state ?? '',
      o.nausea?.state ?? '',
      source.from === 'device' ? 'monitor' : nameOf(author.id),
    ]),
    none: 'None charted.',
  };
}
