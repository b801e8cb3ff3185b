import type { BinderInput } from './binder-input.ts';
import { amountText } from './paper.ts';

/** The columns of the table, in their order. */
const COLUMNS = [
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
] as const;
type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | null>>;

const row = (cells: Cells): readonly string[] => COLUMNS.map((column) => String(cells[column] ?? ''));

/** The lines of 1304.22(c) and 1304.21 as one table, for a spreadsheet: one row a receipt, dose, waste, removal or case. */
export function binderRows(input: BinderInput): readonly (readonly string[])[] {
  return [
    COLUMNS,
    ...(input.inventory?.lines ?? []).map((line) =>
      row({
        line: 'inventory',
        time: input.inventory?.at ?? '',
        schedule: line.schedule,
        drug: line.drug,
        form: line.form,
        strength: line.strength,
        lot: line.lot,
        mg: amountText(line.mg),
        by: input.inventory?.by.name ?? '',
        witness: input.inventory?.second?.name ?? null,
        detail: `${input.inventory?.when} of business; ${line.sealed} sealed, ${line.opened} opened; expires ${line.expiry}`,
      }),
    ),
    ...input.receipts.map((line) =>
      row({
        line: 'receipt',
        time: line.at,
        schedule: line.schedule,
        drug: line.drug,
        form: line.form,
        strength: line.strength,
        lot: line.lot,
        mg: amountText(line.mg),
        patient: line.owner?.name ?? null,
        by: line.by.name,
        invoice: `${line.invoice.number} ${line.invoice.date}`,
        supplier: `${line.supplier.name}, ${line.supplier.address}`,
        supplier_registration: line.supplier.registration,
        detail: `${line.containers} containers; NDC ${line.ndc}; expires ${line.expiry}`,
      }),
    ),
    ...input.dispensed.map((line) =>
      row({
        line: 'administered',
        time: line.at,
        schedule: line.schedule,
        drug: line.drug,
        form: line.form,
        strength: line.strength,
        lot: line.lot,
        container: line.container,
        mg: amountText(line.mg),
        patient: line.patient.name,
        address: line.patient.address,
        by: line.by.name,
        detail: `${line.session} ${line.entry ?? ''}`.trim(),
      }),
    ),
    ...input.wastes.map((line) =>
      row({
        line: 'waste',
        time: line.at,
        drug: line.drug,
        lot: line.lot,
        container: line.container,
        mg: amountText(line.mg),
        by: line.by.name,
        witness: line.witness?.name ?? null,
        detail: `${line.manner}; ${line.because}`,
      }),
    ),
    ...input.removed.map((line) =>
      row({
        line: 'removed',
        time: line.at,
        drug: line.drug,
        lot: line.lot,
        container: line.container,
        mg: amountText(line.mg),
        detail: `${line.how}; ${line.paper}`,
      }),
    ),
    ...input.cases.map((line) =>
      row({
        line: 'discrepancy',
        time: line.openedAt,
        container: line.container,
        mg: amountText(line.foundMg - line.expectedMg),
        by: line.openedBy.name,
        detail: [line.because, line.decision, line.note, line.closed?.evidence].filter(Boolean).join('; '),
      }),
    ),
  ];
}
