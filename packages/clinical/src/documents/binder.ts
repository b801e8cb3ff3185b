import { DAY_MS, dayNumber } from '../units/index.ts';
import type { BinderInput } from './binder-input.ts';
import { amountText, type Block, type Paper, timeText, words } from './paper.ts';

const NONE = 'None in this period.';

/**
 * The binder of one register for a period: inventory, receipts with invoices, who received what, waste, what left, losses,
 * the sums and the people with access. Source: clinical-protocol l.5 (21 CFR 1304.04, 1304.11, 1304.21, 1304.22(c)).
 */
export function binderPaper(input: BinderInput, given: { readonly zone: string; readonly asOf: string }): Paper {
  const { zone, asOf } = given;
  const when = (iso: string): string => timeText(isoMs(iso), zone);
  const count = input.inventory;
  const blocks: Block[] = [
    {
      kind: 'facts',
      rows: [
        { label: 'Registrant', value: input.registrant.name },
        { label: 'DEA registration', value: input.registrant.registration },
        { label: 'Kept at', value: [input.name, input.site?.name, input.site?.address].filter(Boolean).join(', ') },
        { label: 'Period', value: `${input.from} to ${input.to}, both days included; times in ${zone}` },
      ],
    },
    { kind: 'heading', text: '1. Inventory in force' },
    count === null
      ? { kind: 'notice', text: 'No full count has been recorded. The initial inventory is owed.' }
      : {
          kind: 'text',
          text: `Taken at the ${count.when === 'opening' ? 'opening' : 'close'} of business on ${when(count.at)} by ${count.by.name}${count.second === null ? ', alone' : ` and ${count.second.name}`}.`,
        },
    ...(count === null
      ? []
      : [
          {
            kind: 'table' as const,
            head: ['Drug and schedule', 'Finished form', 'Strength, volume', 'Lot', 'Expiry', 'Sealed', 'Opened', 'mg'],
            widths: [18, 17, 19, 12, 11, 8, 8, 10],
            rows: count.lines.map((line) => [
              `${line.drug}, ${line.schedule}`,
              words(line.form),
              line.strength,
              line.lot,
              line.expiry,
              String(line.sealed),
              String(line.opened),
              amountText(line.mg),
            ]),
            none: 'Nothing was in stock: zero is an inventory.',
          },
        ]),
    { kind: 'heading', text: '2. Reconciliation, mg' },
    {
      kind: 'table',
      head: [
        'Drug, form',
        'Opening',
        'Received',
        'Vial end',
        'Cases',
        'Given',
        'Wasted',
        'Left',
        'Closing',
        'Unexplained',
      ],
      widths: [22, 9, 9, 9, 8, 9, 9, 8, 9, 11],
      rows: input.reconciliation.map((line) => [
        `${line.drug}, ${words(line.form)}`,
        ...[
          line.openingMg,
          line.receivedMg,
          line.gainedMg,
          line.adjustedMg,
          line.givenMg,
          line.wastedMg,
          line.leftMg,
          line.closingMg,
          line.unexplainedMg,
        ].map(amountText),
      ]),
      none: NONE,
    },
    { kind: 'heading', text: '3. Receipts' },
    {
      kind: 'table',
      head: ['Received', 'Drug, form, strength', 'NDC', 'Lot, expiry', 'Containers', 'Invoice', 'Supplier', 'By'],
      widths: [11, 20, 10, 12, 9, 12, 21, 10],
      rows: input.receipts.map((line) => [
        when(line.at),
        `${line.drug} ${line.schedule}, ${words(line.form)}, ${line.strength}${line.owner === null ? '' : `; owned by ${line.owner.name}`}`,
        line.ndc,
        `${line.lot}, ${line.expiry}`,
        `${line.containers} (${amountText(line.mg)} mg)`,
        `${line.invoice.number}, ${line.invoice.date}`,
        `${line.supplier.name}, ${line.supplier.address}, DEA ${line.supplier.registration}`,
        line.by.name,
      ]),
      none: NONE,
    },
    { kind: 'heading', text: '4. Administered' },
    {
      kind: 'table',
      head: ['Date and time', 'Patient, address', 'Drug, form, strength', 'Lot, container', 'mg', 'By', 'Record'],
      widths: [11, 22, 21, 15, 7, 12, 14],
      rows: input.dispensed.map((line) => [
        when(line.at),
        line.patient.address === null
          ? `${line.patient.name} (address not on file)`
          : `${line.patient.name}, ${line.patient.address}`,
        `${line.drug} ${line.schedule}, ${words(line.form)}, ${line.strength}`,
        `${line.lot}, ${line.container}`,
        amountText(line.mg),
        line.by.name,
        `${line.session}${line.entry === null ? '' : ` ${line.entry}`}`,
      ]),
      none: NONE,
    },
    { kind: 'heading', text: '5. Waste' },
    {
      kind: 'table',
      head: ['Date and time', 'Drug, lot, container', 'mg', 'Manner and reason', 'By', 'Witness'],
      widths: [12, 24, 8, 30, 13, 13],
      rows: input.wastes.map((line) => [
        when(line.at),
        [line.drug, line.lot, line.container].filter(Boolean).join(', '),
        amountText(line.mg),
        `${line.manner}; ${line.because}`,
        line.by.name,
        line.witness?.name ?? 'NOT WITNESSED',
      ]),
      none: NONE,
    },
    { kind: 'heading', text: '6. Transferred, destroyed, given back, lost' },
    {
      kind: 'table',
      head: ['Date and time', 'Drug, lot, container', 'mg', 'How', 'Paper'],
      widths: [14, 32, 10, 16, 28],
      rows: input.removed.map((line) => [
        when(line.at),
        `${line.drug}, ${line.lot}, ${line.container}`,
        amountText(line.mg),
        words(line.how),
        line.paper,
      ]),
      none: NONE,
    },
    { kind: 'heading', text: '7. Losses and discrepancies' },
    {
      kind: 'table',
      head: ['Opened', 'What', 'Expected', 'Found', 'By', 'Decision and evidence'],
      widths: [12, 28, 9, 9, 13, 29],
      rows: input.cases.map((line) => [
        when(line.openedAt),
        [`${words(line.kind)}: ${line.because}`, line.container].filter(Boolean).join(', '),
        `${amountText(line.expectedMg)} mg`,
        `${amountText(line.foundMg)} mg`,
        line.openedBy.name,
        line.decision === null
          ? 'undecided'
          : [
              line.decision,
              line.note,
              line.closed === null ? 'open' : `closed ${when(line.closed.at)}: ${line.closed.evidence}`,
            ]
              .filter(Boolean)
              .join('; '),
      ]),
      none: NONE,
    },
    { kind: 'heading', text: '8. People with access' },
    {
      kind: 'table',
      head: ['Name', 'Roles', 'Since', 'Until'],
      widths: [34, 26, 20, 20],
      rows: input.people.map((line) => [
        line.name,
        line.roles.join(', '),
        when(line.from),
        line.until === null ? '' : when(line.until),
      ]),
      none: NONE,
    },
  ];
  return {
    title: 'Controlled-drug register: inspection binder',
    language: 'en',
    issuer: [input.registrant.name],
    blocks,
    foot: `${input.registrant.name} · DEA ${input.registrant.registration} · ${input.from} to ${input.to}`,
    asOf,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
    lying: true,
  };
}

/** Milliseconds of an RFC 3339 time in UTC, as the record writes them. */
function isoMs(iso: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3}))?Z$/.exec(iso);
  if (match === null) throw new RangeError(`not a time of the record: ${iso}`);
  const [year, month, day, hour, minute, second, ms] = match.slice(1).map((part) => Number(part ?? 0));
  return (
    dayNumber(year ?? 0, month ?? 1, day ?? 1) * DAY_MS +
    (hour ?? 0) * 3_600_000 +
    (minute ?? 0) * 60_000 +
    (second ?? 0) * 1_000 +
    (ms ?? 0)
  );
}
