import type { EventRef } from '../record/index.ts';

/**
 * One field of a document that the clinic owes. Its value is read from the record, never typed: `from` names the entries
 * it came from, so a reader can go from the paper to the moment. A field without a value says why.
 */
export interface Field {
  readonly id: string;
  readonly block: string;
  readonly label: string;
  readonly value: string | number | boolean | null;
  readonly unit: string | null;
  readonly required: boolean;
  /** Entries of the record; empty where the value is the clinic's own (its address) or missing. */
  readonly from: readonly EventRef[];
  /** What is missing and where it is entered; null when there is a value, or none is asked for. */
  readonly missing: string | null;
}

/** A field with its value, or with what is missing. A value of `undefined` or null is missing, never "no". */
export function field(
  of: Pick<Field, 'id' | 'block' | 'label'> & { readonly required?: boolean; readonly unit?: string },
  value: Field['value'] | undefined,
  from: readonly (EventRef | undefined)[],
  missing: string,
): Field {
  const known = value !== undefined && value !== null && value !== '';
  const required = of.required ?? true;
  return {
    id: of.id,
    block: of.block,
    label: of.label,
    value: known ? value : null,
    unit: of.unit ?? null,
    required,
    from: known ? from.filter((ref): ref is EventRef => ref !== undefined) : [],
    missing: known || !required ? null : missing,
  };
}

/** What still stands between a document and being sent. */
export const missingFields = (fields: readonly Field[]): readonly Field[] =>
  fields.filter(({ missing }) => missing !== null);
