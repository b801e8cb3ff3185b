/**
 * A paper before it is drawn: what it says, in order, in words a reader sees. Folds make it, the server draws it; the same
 * paper always gives the same bytes. Lengths and amounts are text already, with their unit.
 */
export interface Paper {
  readonly title: string;
  /** BCP 47, for readers aloud. */
  readonly language: 'en' | 'es';
  /** Who issues it, over the title: clinic, address, phone. */
  readonly issuer: readonly string[];
  readonly blocks: readonly Block[];
  /** At the foot of each page, beside the page number: what must never be separated from a page. */
  readonly foot: string;
  /** ISO time that the paper speaks of; part of its bytes. */
  readonly asOf: string;
  readonly pageOf: (page: number, pages: number) => string;
  /** Wide tables lie. */
  readonly lying?: boolean;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly weight?: 'soft' | 'strong' }
  | { readonly kind: 'facts'; readonly rows: readonly Fact[] }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'notice'; readonly text: string }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
      /** Shares of the width, one a column. */
      readonly widths: readonly number[];
      /** What stands where there is no row. */
      readonly none: string;
    };

/** A name and its value; `missing` says what is not there, `from` names the entries of the record it was read from. */
export interface Fact {
  readonly label: string;
  readonly value: string | null;
  readonly missing?: string;
  readonly from?: string;
}

/** `2026-11-25 14:05` in a zone; a paper names its zone once. */
export function timeText(at: number, zone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`;
}

/** At most three decimals, no trailing zeros. */
export const amountText = (value: number): string => String(Number(value.toFixed(3)));

/** A key of the record as it is read on paper. */
export const words = (text: string): string => text.replaceAll('-', ' ');
