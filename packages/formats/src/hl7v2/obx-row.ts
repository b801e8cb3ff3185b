import type { TimeFrom } from '@keel/clinical/device';
import type { Instant } from '@keel/clinical/units';
import { plainText, repetitionsOf, textAt, upperCase } from './hl7-message.ts';
import { type Coded, type CodeField, codeField, type UnitField, unitField } from './identify.ts';
import type { Separators } from './separators.ts';

/** When a row says it was measured: placed on the clock, or why that cannot be done. */
export type RowPlace =
  | {
      readonly at: Instant;
      readonly timeFrom: TimeFrom;
      readonly zoneFrom: 'message' | 'device';
      readonly because: null;
    }
  | { readonly at: null; readonly timeFrom: TimeFrom | null; readonly zoneFrom: null; readonly because: string };

/** What a row cannot know by itself. */
export interface RowSurroundings {
  readonly place: (fields: readonly string[], obr: readonly string[] | undefined) => RowPlace;
  readonly device: (fields: readonly string[]) => string | null;
}

const NO_FLAGS: readonly string[] = [];

/** One OBX segment; each field is opened when someone looks at it. */
export class ObxRow {
  readonly separators: Separators;
  /** Place among the OBX segments of the message, from 1: set ids may be missing or repeat. */
  readonly row: number;
  readonly #fields: readonly string[];
  readonly #obr: readonly string[] | undefined;
  readonly #surroundings: RowSurroundings;
  /** OBX-3. */
  readonly code: CodeField;
  /** OBX-5 as text in the usual separators. */
  readonly valueText: string;

  constructor(
    row: number,
    fields: readonly string[],
    obr: readonly string[] | undefined,
    separators: Separators,
    surroundings: RowSurroundings,
  ) {
    this.row = row;
    this.#fields = fields;
    this.#obr = obr;
    this.separators = separators;
    this.#surroundings = surroundings;
    this.code = codeField(fields[3] ?? '', separators);
    this.valueText = plainText(fields[5], separators);
  }

  /** OBX-1 as sent; null when missing. */
  get setId(): string | null {
    return (this.#fields[1] ?? '').trim() || null;
  }
  /** OBX-2, upper case. */
  get type(): string {
    return upperCase(this.#fields[2]);
  }
  get coded(): readonly Coded[] {
    return this.code.coded;
  }
  /** OBX-4, device.module.channel.metric[.facet]. */
  get path(): string | null {
    return (this.#fields[4] ?? '').trim() || null;
  }
  /** OBX-5, raw. */
  get value(): string {
    return this.#fields[5] ?? '';
  }
  /** OBX-6. */
  get unit(): UnitField {
    return unitField(this.#fields[6] ?? '', this.separators);
  }
  get unitText(): string {
    return this.unit.text;
  }
  /** OBX-7. */
  get limits(): string {
    return (this.#fields[7] ?? '').trim();
  }
  /** OBX-8, upper case. */
  get flags(): readonly string[] {
    const flags = this.#fields[8] ?? '';
    return flags === ''
      ? NO_FLAGS
      : repetitionsOf(flags, this.separators).map((flag) => textAt(flag, 1, this.separators).toUpperCase());
  }
  /** OBX-11, upper case. */
  get status(): string {
    return upperCase(this.#fields[11]);
  }
  get place(): RowPlace {
    return this.#surroundings.place(this.#fields, this.#obr);
  }
  /** Equipment of the row itself, else of the channel, module or device it is contained in, else the sender. */
  get device(): string | null {
    return this.#surroundings.device(this.#fields);
  }
}
