import type { EnableWhen, Item } from './instrument.ts';
import type { FormOf } from './instruments.ts';
import { PUBLISHED_WORDINGS } from './published-wording.ts';
import { checkWording, type Language, OWN_WORDINGS, type Wording } from './wording.ts';

/** Who fills the form in: that decides whether it may be shown without its wording. */
export type Audience = 'patient' | 'staff';

export interface FormQuestion {
  readonly linkId: string;
  readonly number: number;
  /** What is read or shown. For staff of a form without wording it is the number and our topic. */
  readonly prompt: string;
  /** The prompt is our topic, not the instrument's wording. */
  readonly topicOnly: boolean;
  readonly period: string | null;
  readonly note: string | null;
  /** In the order the form prints them. */
  readonly options: readonly { readonly value: number; readonly text: string }[] | null;
  readonly slider: null | {
    readonly min: number;
    readonly max: number;
    readonly step: 1 | null;
    readonly anchors: readonly [string, string] | null;
  };
  readonly showWhen: EnableWhen | null;
  /** False: may be left out without the form being incomplete. */
  readonly needed: boolean;
}

/** A form to be drawn on a phone or at the desk, with the versions that are stored beside its answers. */
export interface RenderedForm {
  readonly instrument: string;
  readonly version: string;
  readonly form: string;
  readonly title: string;
  readonly recallDays: number | null;
  readonly rater: 'self' | 'clinician' | 'clinician-asked';
  readonly language: Language;
  readonly wordingVersion: string;
  readonly wordingSource: string;
  /** The language asked for is not to be had: the form stands in this one, and says so. */
  readonly otherLanguage: boolean;
  readonly instruction: string | null;
  readonly stem: string | null;
  readonly questions: readonly FormQuestion[];
  /** Printed under the form whenever wording is shown. */
  readonly notice: string | null;
  readonly higherIsBetter: boolean;
}

export type FormAnswer =
  | { readonly available: true; readonly form: RenderedForm }
  | {
      readonly available: false;
      /** `not-self-rated`: a person asks or observes it. `no-wording`: the licence lets us enter scores only. */
      readonly because: 'not-self-rated' | 'no-wording' | 'no-items' | 'wording-unfit';
      readonly problems: readonly string[];
    };

export interface FormWish {
  readonly audience: Audience;
  readonly language: Language;
  /** The clinic has switched the wording off: only scores are entered. */
  readonly withhold: boolean;
  /** Translations and licensed texts the clinic has loaded; the last one that fits is used. */
  readonly loaded: readonly Wording[];
}

/**
 * The form as data. A patient is given a form only where its wording may be shown and it is meant to be self-rated;
 * staff can always enter item scores.
 */
export function renderForm(of: FormOf, wish: FormWish): FormAnswer {
  const { instrument } = of;
  const refuse = (because: Exclude<FormAnswer, { available: true }>['because'], problems: readonly string[] = []) =>
    ({ available: false, because, problems }) as const;
  if (of.asked.length === 0) return refuse('no-items');
  if (wish.audience === 'patient' && instrument.rater !== 'self') return refuse('not-self-rated');
  const fits = (wording: Wording): boolean =>
    wording.instrument === instrument.id && wording.form === of.form && wording.language === wish.language;
  const wording = wish.withhold ? undefined : [...PUBLISHED_WORDINGS, ...OWN_WORDINGS, ...wish.loaded].findLast(fits);
  if (wording !== undefined) {
    const problems = checkWording(of, wording);
    if (problems.length > 0) return refuse('wording-unfit', problems);
  }
  const ownText = instrument.licence.textIncluded && !wish.withhold;
  const shown = wording !== undefined || ownText;
  if (wish.audience === 'patient' && !shown) return refuse('no-wording');
  return {
    available: true,
    form: {
      instrument: instrument.id,
      version: instrument.version,
      form: of.form,
      title: instrument.title,
      recallDays: instrument.recallDays,
      rater: instrument.rater,
      language: wording?.language ?? 'en',
      wordingVersion: wording?.version ?? (ownText ? instrument.version : 'topics'),
      wordingSource:
        wording?.source ?? (ownText ? instrument.licence.attribution : 'our topics; the wording is not shown'),
      otherLanguage: (wording?.language ?? 'en') !== wish.language,
      instruction: wording ? wording.instruction : ownText ? (instrument.instruction ?? null) : null,
      stem: wording ? wording.stem : ownText ? instrument.stem : null,
      questions: of.asked.map((item) => question(item, wording, shown)),
      notice: shown && instrument.licence.attribution !== '' ? instrument.licence.attribution : null,
      higherIsBetter: instrument.scoring.direction === 'higher-better',
    },
  };
}

function question(item: Item, wording: Wording | undefined, shown: boolean): FormQuestion {
  const text = wording?.items[item.linkId] ?? (shown ? item.text : null);
  const { answer } = item;
  const texts = wording?.options[item.linkId];
  return {
    linkId: item.linkId,
    number: item.number,
    prompt: text ?? `${item.number}. ${item.label}`,
    topicOnly: text === null,
    period: item.period ?? null,
    note: item.note ?? null,
    options:
      'options' in answer
        ? answer.options.map(({ value, text: own }) => ({
            value,
            text: texts?.[value] ?? (shown ? own : String(value)),
          }))
        : null,
    slider:
      'options' in answer
        ? null
        : { min: answer.min, max: answer.max, step: answer.step, anchors: shown ? (answer.anchors ?? null) : null },
    showWhen: item.enableWhen ?? null,
    needed: item.scored,
  };
}
