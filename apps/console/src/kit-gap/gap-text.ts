import type { KitGap } from '@keel/clinical/emergency';
import type { TFunction } from 'i18next';

/** What a card asks for and the kit cannot give, in words: "naloxone (spray)", "epinephrine 1 mg/mL (to inject), other strength". */
export function gapText(gap: KitGap, t: TFunction): string {
  const name = t(`kit.drug.${gap.drug as 'epinephrine'}`, { defaultValue: gap.drug });
  const strength = gap.onlyFromMgPerMl === null ? '' : ` ${gap.onlyFromMgPerMl} mg/mL`;
  const forms = gap.forms.map((form) => t(`kit.form.${form}`)).join(' / ');
  const why = gap.note === 'not-in-kit' ? '' : `: ${t(`kit.gap.${gap.note}`)}`;
  return `${name}${strength} (${forms})${why}`;
}
