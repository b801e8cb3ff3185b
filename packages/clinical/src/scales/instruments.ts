import { GAD7, MDQ, PCL5, YMRS } from './anxiety-trauma-mania.ts';
import { BPIC_SS, ICPI, ICSI } from './bladder.ts';
import { HAM_D17, MADRS, PHQ2, PHQ9, QIDS_SR16 } from './depression.ts';
import { EDI, MEQ30 } from './experience.ts';
import { ALDRETE, BPRS_POSITIVE, CADSS, CADSS6, MOAAS, PADSS } from './in-session.ts';
import { type Instrument, type Item, STANDARD_FORM } from './instrument.ts';
import { BPI_SF, FIQR, PAIN_NRS, PEG, PGIC, PROMIS_GLOBAL10, WHODAS12 } from './pain-function.ts';
import { ISI, PSQI, WHO5 } from './sleep-well-being.ts';
import { AUDIT_C, DAST10 } from './substance-use.ts';
import { CSSRS_SCREENER } from './suicide-risk.ts';

/** Every instrument Keel can score, in the order a clinic's list shows them. */
export const INSTRUMENTS: readonly Instrument[] = [
  PHQ9,
  PHQ2,
  QIDS_SR16,
  MADRS,
  HAM_D17,
  CSSRS_SCREENER,
  GAD7,
  PCL5,
  MDQ,
  YMRS,
  AUDIT_C,
  DAST10,
  PAIN_NRS,
  PEG,
  BPI_SF,
  FIQR,
  PROMIS_GLOBAL10,
  WHODAS12,
  PGIC,
  MOAAS,
  CADSS,
  CADSS6,
  BPRS_POSITIVE,
  ALDRETE,
  PADSS,
  ISI,
  PSQI,
  WHO5,
  ICSI,
  ICPI,
  BPIC_SS,
  MEQ30,
  EDI,
];

const BY_ID: ReadonlyMap<string, Instrument> = new Map(INSTRUMENTS.map((row) => [row.id, row]));

/** The instrument of this id, or nothing: an unknown one is refused by whoever asked, never guessed at. */
export const instrumentById = (id: string): Instrument | undefined => BY_ID.get(id);

/** What the form is called when it is stored: `standard`, then the variants. */
export const formIds = (instrument: Instrument): readonly string[] => [
  STANDARD_FORM,
  ...instrument.forms.map((form) => form.id),
];

/** An instrument as one form of it is asked and scored. */
export interface FormOf {
  /** As scored: its items are on the scale the total is on. */
  readonly instrument: Instrument;
  readonly form: string;
  /** As asked: differs from the instrument's items where the form counts otherwise (1–5 instead of 0–4). */
  readonly asked: readonly Item[];
  /** Added to each answer before scoring. */
  readonly add: number;
  /** Items of the standard form: one that this form leaves out may still be named, unanswered. */
  readonly standardItems: ReadonlySet<string>;
}

/** The named form of an instrument; nothing when it has no such form. */
export function formOf(instrument: Instrument, form: string = STANDARD_FORM): FormOf | undefined {
  const standardItems = new Set(instrument.items.map((item) => item.linkId));
  if (form === STANDARD_FORM) return { instrument, form, asked: instrument.items, add: 0, standardItems };
  const variant = instrument.forms.find((row) => row.id === form);
  if (variant === undefined) return undefined;
  const asked = variant.items ?? instrument.items;
  const scored: Instrument = {
    ...instrument,
    recallDays: variant.recallDays ?? instrument.recallDays,
    // A form that is converted by adding is scored on the standard items.
    items: variant.add === undefined ? asked : instrument.items,
    scoring: variant.scoring ?? instrument.scoring,
  };
  return { instrument: scored, form, asked, add: variant.add ?? 0, standardItems };
}
