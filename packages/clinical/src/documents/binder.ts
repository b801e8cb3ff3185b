import { DAY_MS, dayNumber } from '../units/index.ts';
import { amountText, type Block, type Paper, timeText } from './paper.ts';

interface Who {
  readonly name: string;
}

/** What the binder prints: an inspection of one register over a period, with names instead of ids. */
export interface BinderInput {
  readonly name: string;
  readonly site: { readonly name: string; readonly address: string } | null;
  readonly registrant: { readonly name: string; readonly registration: string };
  readonly from: string;
  readonly to: string;
  readonly inventory: {
    readonly at: string;
    readonly when: 'opening' | 'close';
    readonly by: Who;
    readonly second: Who | null;
    readonly lines: readonly {
      readonly drug: string;
      readonly schedule: string;
      readonly form: string;
      readonly strength: string;
      readonly lot: string;
      readonly expiry: string;
      readonly sealed: number;
      readonly opened: number;
      readonly mg: number;
    }[];
  } | null;
  readonly receipts: readonly {
    readonly at: string;
    readonly by: Who;
    readonly drug: string;
    readonly schedule: string;
    readonly form: string;
    readonly strength: string;
    readonly ndc: string;
    readonly lot: string;
    readonly expiry: string;
    readonly containers: number;
    readonly mg: number;
    readonly owner: Who | null;
    readonly invoice: { readonly number: string; readonly date: string };
    readonly supplier: { readonly name: string; readonly address: string; readonly registration: string };
  }[];
  readonly dispensed: readonly {
    readonly at: string;
    readonly drug: string;
    readonly schedule: string;
    readonly form: string;
    readonly strength: string;
    readonly lot: string;
    readonly container: string;
    readonly mg: number;
    readonly patient: { readonly name: string; readonly address: string | null };
    readonly by: Who;
    readonly session: string;
    readonly entry: string | null;
  }[];
  readonly wastes: readonly {
    readonly at: string;
    readonly by: Who;
    readonly witness: Who | null;
    readonly drug: string | null;
    readonly lot: string | null;
    readonly container: string | null;
    readonly mg: number;
    readonly manner: string;
    readonly because: string;
  }[];
  readonly removed: readonly {
    readonly at: string;
    readonly container: string;
    readonly drug: string;
    readonly lot: string;
    readonly mg: number;
    readonly how: string;
    readonly paper: string;
  }[];
  readonly cases: readonly {
    readonly kind: string;
    readonly container: string | null;
    readonly expectedMg: number;
    readonly foundMg: number;
    readonly because: string;
    readonly openedAt: string;
    readonly openedBy: Who;
    readonly decision: string | null;
    readonly note: string | null;
    readonly closed: { readonly evidence: string; readonly at: string } | null;
  }[];
  readonly reconciliation: readonly {
    readonly drug: string;
    readonly form: string;
    readonly openingMg: number;
    readonly receivedMg: number;
    readonly gainedMg: number;
    readonly adjustedMg: number;
    readonly givenMg: number;
    readonly wastedMg: number;
    readonly leftMg: number;
    readonly closingMg: number;
    readonly unexplainedMg: number;
  }[];
  readonly people: readonly {
    readonly name: string;
    readonly roles: readonly string[];
    readonly from: string;
    readonly until: string | null;
  }[];
}

const words = (text: string): string => text.replaceAll('-', ' ');
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

/** The lines of 1304.22(c) and 1304.21 as one table, for a spreadsheet: one row a receipt, dose, waste, removal or case. */
export function binderRows(input: BinderInput): readonly (readonly string[])[] {
  const row = (...cells: readonly (string | number | null)[]) =>
    cells.map((cell) => (cell === null ? '' : String(cell)));
  return [
    row(
      'line',
      'time',
      'schedule',
      'drug',
      'form',
      'strength',
      'lot',
      'container',
      'mg',
      'patient',
      'address',
      'by',
      'witness',
      'invoice',
      'supplier',
      'supplier_registration',
      'detail',
    ),
    ...(input.inventory?.lines ?? []).map((line) =>
      row(
        'inventory',
        input.inventory?.at ?? '',
        line.schedule,
        line.drug,
        line.form,
        line.strength,
        line.lot,
        null,
        amountText(line.mg),
        null,
        null,
        input.inventory?.by.name ?? '',
        input.inventory?.second?.name ?? null,
        null,
        null,
        null,
        `${input.inventory?.when} of business; ${line.sealed} sealed, ${line.opened} opened; expires ${line.expiry}`,
      ),
    ),
    ...input.receipts.map((line) =>
      row(
        'receipt',
        line.at,
        line.schedule,
        line.drug,
        line.form,
        line.strength,
        line.lot,
        null,
        amountText(line.mg),
        line.owner?.name ?? null,
        null,
        line.by.name,
        null,
        `${line.invoice.number} ${line.invoice.date}`,
        `${line.supplier.name}, ${line.supplier.address}`,
        line.supplier.registration,
        `${line.containers} containers; NDC ${line.ndc}; expires ${line.expiry}`,
      ),
    ),
    ...input.dispensed.map((line) =>
      row(
        'administered',
        line.at,
        line.schedule,
        line.drug,
        line.form,
        line.strength,
        line.lot,
        line.container,
        amountText(line.mg),
        line.patient.name,
        line.patient.address,
        line.by.name,
        null,
        null,
        null,
        null,
        `${line.session} ${line.entry ?? ''}`.trim(),
      ),
    ),
    ...input.wastes.map((line) =>
      row(
        'waste',
        line.at,
        null,
        line.drug,
        null,
        null,
        line.lot,
        line.container,
        amountText(line.mg),
        null,
        null,
        line.by.name,
        line.witness?.name ?? null,
        null,
        null,
        null,
        `${line.manner}; ${line.because}`,
      ),
    ),
    ...input.removed.map((line) =>
      row(
        'removed',
        line.at,
        null,
        line.drug,
        null,
        null,
        line.lot,
        line.container,
        amountText(line.mg),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        `${line.how}; ${line.paper}`,
      ),
    ),
    ...input.cases.map((line) =>
      row(
        'discrepancy',
        line.openedAt,
        null,
        null,
        null,
        null,
        null,
        line.container,
        amountText(line.foundMg - line.expectedMg),
        null,
        null,
        line.openedBy.name,
        null,
        null,
        null,
        null,
        [line.because, line.decision, line.note, line.closed?.evidence].filter(Boolean).join('; '),
      ),
    ),
  ];
}
