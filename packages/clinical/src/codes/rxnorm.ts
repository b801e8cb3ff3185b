import { type CodeRow, G, L, type Mark } from './code-row.ts';

/** What the number names: an ingredient (matched on), a product (expanded to ingredients), or a dose form. */
export type RxKind = 'ingredient' | 'product' | 'form' | 'brand';

/** A drug in RxNorm. A wrong number silently disables a rule, so a row from memory is matched by name too. */
export interface RxRow extends CodeRow {
  readonly system: 'rxnorm';
  readonly kind: RxKind;
  readonly group: string;
}

const CELLS: readonly (readonly [code: string, display: string, kind: RxKind, mark: Mark, group: string])[] = [
  ['238082', 'ketamine HCl injection 10 mg/mL', 'product', L, 'Ketamine and esketamine'],
  ['238083', 'ketamine HCl injection 100 mg/mL', 'product', L, 'Ketamine and esketamine'],
  ['238084', 'ketamine HCl injection 50 mg/mL', 'product', L, 'Ketamine and esketamine'],
  ['206967', 'Ketalar, one of three strengths', 'brand', L, 'Ketamine and esketamine'],
  ['206970', 'Ketalar, one of three strengths', 'brand', L, 'Ketamine and esketamine'],
  ['206972', 'Ketalar, one of three strengths', 'brand', L, 'Ketamine and esketamine'],
  ['2201623', 'esketamine nasal spray', 'form', L, 'Ketamine and esketamine'],
  ['2201625', 'Spravato nasal spray', 'brand', L, 'Ketamine and esketamine'],
  ['6130', 'ketamine', 'ingredient', G, 'Ketamine and esketamine'],
  ['2119365', 'esketamine', 'ingredient', G, 'Ketamine and esketamine'],
  ['6960', 'midazolam', 'ingredient', L, 'Rescue and supportive'],
  ['3322', 'diazepam', 'ingredient', L, 'Rescue and supportive'],
  ['7242', 'naloxone', 'ingredient', L, 'Rescue and supportive'],
  ['26225', 'ondansetron', 'ingredient', L, 'Rescue and supportive'],
  ['6185', 'labetalol', 'ingredient', L, 'Rescue and supportive'],
  ['5470', 'hydralazine', 'ingredient', L, 'Rescue and supportive'],
  ['6918', 'metoprolol', 'ingredient', L, 'Rescue and supportive'],
  ['8787', 'propranolol', 'ingredient', L, 'Rescue and supportive'],
  ['5093', 'haloperidol', 'ingredient', L, 'Rescue and supportive'],
  ['61381', 'olanzapine', 'ingredient', L, 'Rescue and supportive'],
  ['6915', 'metoclopramide', 'ingredient', L, 'Rescue and supportive'],
  ['6470', 'lorazepam', 'ingredient', G, 'Rescue and supportive'],
  ['2599', 'clonidine', 'ingredient', G, 'Rescue and supportive'],
  ['49737', 'esmolol', 'ingredient', G, 'Rescue and supportive'],
  ['4457', 'flumazenil', 'ingredient', G, 'Rescue and supportive'],
  ['4955', 'glycopyrrolate', 'ingredient', G, 'Rescue and supportive'],
  ['1223', 'atropine', 'ingredient', G, 'Rescue and supportive'],
  ['8745', 'promethazine', 'ingredient', G, 'Rescue and supportive'],
  ['8704', 'prochlorperazine', 'ingredient', G, 'Rescue and supportive'],
  ['3498', 'diphenhydramine', 'ingredient', G, 'Rescue and supportive'],
  ['3992', 'epinephrine', 'ingredient', G, 'Rescue and supportive'],
  ['48937', 'dexmedetomidine', 'ingredient', G, 'Rescue and supportive'],
  ['3648', 'droperidol', 'ingredient', G, 'Rescue and supportive'],
  ['7396', 'nicardipine', 'ingredient', G, 'Rescue and supportive'],
  ['7806', 'oxygen', 'ingredient', G, 'Rescue and supportive'],
  ['36437', 'sertraline', 'ingredient', L, 'Antidepressants'],
  ['4493', 'fluoxetine', 'ingredient', L, 'Antidepressants'],
  ['2556', 'citalopram', 'ingredient', L, 'Antidepressants'],
  ['321988', 'escitalopram', 'ingredient', L, 'Antidepressants'],
  ['32937', 'paroxetine', 'ingredient', L, 'Antidepressants'],
  ['42355', 'fluvoxamine', 'ingredient', L, 'Antidepressants'],
  ['72625', 'duloxetine', 'ingredient', L, 'Antidepressants'],
  ['39786', 'venlafaxine', 'ingredient', L, 'Antidepressants'],
  ['42347', 'bupropion', 'ingredient', L, 'Antidepressants'],
  ['15996', 'mirtazapine', 'ingredient', L, 'Antidepressants'],
  ['1455099', 'vortioxetine', 'ingredient', L, 'Antidepressants'],
  ['704', 'amitriptyline', 'ingredient', L, 'Antidepressants'],
  ['7531', 'nortriptyline', 'ingredient', L, 'Antidepressants'],
  ['2597', 'clomipramine', 'ingredient', L, 'Antidepressants'],
  ['734064', 'desvenlafaxine', 'ingredient', G, 'Antidepressants'],
  ['10737', 'trazodone', 'ingredient', G, 'Antidepressants'],
  ['1086769', 'vilazodone', 'ingredient', G, 'Antidepressants'],
  ['6878', 'methylene blue', 'ingredient', L, 'MAOI and similar'],
  ['312347', 'phenelzine 15 mg', 'product', L, 'MAOI and similar'],
  ['313447', 'tranylcypromine 10 mg', 'product', L, 'MAOI and similar'],
  ['865214', 'selegiline patch', 'product', L, 'MAOI and similar'],
  ['104837', 'isocarboxazid 10 mg', 'product', L, 'MAOI and similar'],
  ['8123', 'phenelzine', 'ingredient', G, 'MAOI and similar'],
  ['10734', 'tranylcypromine', 'ingredient', G, 'MAOI and similar'],
  ['9639', 'selegiline', 'ingredient', G, 'MAOI and similar'],
  ['6011', 'isocarboxazid', 'ingredient', G, 'MAOI and similar'],
  ['190376', 'linezolid', 'ingredient', G, 'MAOI and similar'],
  ['134748', 'rasagiline', 'ingredient', G, 'MAOI and similar'],
  ['28439', 'lamotrigine', 'ingredient', L, 'Mood stabilisers, antiepileptics'],
  ['11118', 'valproic acid', 'ingredient', L, 'Mood stabilisers, antiepileptics'],
  ['266856', 'divalproex', 'ingredient', L, 'Mood stabilisers, antiepileptics'],
  ['2002', 'carbamazepine', 'ingredient', L, 'Mood stabilisers, antiepileptics'],
  ['8183', 'phenytoin', 'ingredient', L, 'Mood stabilisers, antiepileptics'],
  ['6448', 'lithium', 'ingredient', G, 'Mood stabilisers, antiepileptics'],
  ['25480', 'gabapentin', 'ingredient', G, 'Mood stabilisers, antiepileptics'],
  ['187832', 'pregabalin', 'ingredient', G, 'Mood stabilisers, antiepileptics'],
  ['38404', 'topiramate', 'ingredient', G, 'Mood stabilisers, antiepileptics'],
  ['8134', 'phenobarbital', 'ingredient', G, 'Mood stabilisers, antiepileptics'],
  ['114477', 'levetiracetam', 'ingredient', G, 'Mood stabilisers, antiepileptics'],
  ['197900', 'lorazepam tablets', 'product', L, 'Benzodiazepines, sedatives'],
  ['197901', 'lorazepam tablets', 'product', L, 'Benzodiazepines, sedatives'],
  ['197902', 'lorazepam tablets', 'product', L, 'Benzodiazepines, sedatives'],
  ['2598', 'clonazepam', 'ingredient', G, 'Benzodiazepines, sedatives'],
  ['596', 'alprazolam', 'ingredient', G, 'Benzodiazepines, sedatives'],
  ['10355', 'temazepam', 'ingredient', G, 'Benzodiazepines, sedatives'],
  ['39993', 'zolpidem', 'ingredient', G, 'Benzodiazepines, sedatives'],
  ['7052', 'morphine', 'ingredient', L, 'Opioids'],
  ['7804', 'oxycodone', 'ingredient', L, 'Opioids'],
  ['6813', 'methadone', 'ingredient', L, 'Opioids'],
  ['4337', 'fentanyl', 'ingredient', L, 'Opioids'],
  ['10689', 'tramadol', 'ingredient', L, 'Opioids'],
  ['2670', 'codeine', 'ingredient', L, 'Opioids'],
  ['7243', 'naltrexone', 'ingredient', L, 'Opioids'],
  ['5489', 'hydrocodone', 'ingredient', G, 'Opioids'],
  ['3423', 'hydromorphone', 'ingredient', G, 'Opioids'],
  ['1819', 'buprenorphine', 'ingredient', G, 'Opioids'],
  ['6901', 'methylphenidate', 'ingredient', L, 'Stimulants'],
  ['30125', 'modafinil', 'ingredient', L, 'Stimulants'],
  ['1886', 'caffeine', 'ingredient', L, 'Stimulants'],
  ['725', 'amphetamine', 'ingredient', G, 'Stimulants'],
  ['3288', 'dextroamphetamine', 'ingredient', G, 'Stimulants'],
  ['700810', 'lisdexamfetamine', 'ingredient', G, 'Stimulants'],
  ['228790', 'armodafinil', 'ingredient', G, 'Stimulants'],
  ['8896', 'pseudoephedrine', 'ingredient', G, 'Stimulants'],
  ['35636', 'risperidone', 'ingredient', L, 'Antipsychotics'],
  ['89013', 'aripiprazole', 'ingredient', L, 'Antipsychotics'],
  ['2626', 'clozapine', 'ingredient', L, 'Antipsychotics'],
  ['51272', 'quetiapine', 'ingredient', G, 'Antipsychotics'],
  ['115698', 'ziprasidone', 'ingredient', G, 'Antipsychotics'],
  ['1040028', 'lurasidone', 'ingredient', G, 'Antipsychotics'],
  ['4053', 'erythromycin', 'ingredient', L, 'CYP inhibitors and inducers'],
  ['121243', 'voriconazole', 'ingredient', L, 'CYP inhibitors and inducers'],
  ['6135', 'ketoconazole', 'ingredient', G, 'CYP inhibitors and inducers'],
  ['28031', 'itraconazole', 'ingredient', G, 'CYP inhibitors and inducers'],
  ['21212', 'clarithromycin', 'ingredient', G, 'CYP inhibitors and inducers'],
  ['85762', 'ritonavir', 'ingredient', G, 'CYP inhibitors and inducers'],
  ['9384', 'rifampin', 'ingredient', G, 'CYP inhibitors and inducers'],
  ['3289', 'dextromethorphan', 'ingredient', L, 'Others'],
  ['32968', 'clopidogrel', 'ingredient', L, 'Others'],
  ['435', 'albuterol', 'ingredient', L, 'Others'],
  ['50121', 'fluticasone propionate', 'ingredient', L, 'Others'],
  ['19831', 'budesonide', 'ingredient', L, 'Others'],
  ['10438', 'theophylline', 'ingredient', G, 'Others'],
  ['689', 'aminophylline', 'ingredient', G, 'Others'],
  ['6719', 'memantine', 'ingredient', G, 'Others'],
  ['620', 'amantadine', 'ingredient', G, 'Others'],
  ['10594', 'ticlopidine', 'ingredient', G, 'Others'],
  ['10582', 'levothyroxine', 'ingredient', G, 'Others'],
  ['7812', 'oxymetazoline', 'ingredient', G, 'Others'],
];

/** Which strength carries which number was inferred from lists of products, not read off. */
const INFERRED = new Set(['238082', '238083', '238084']);

export const RXNORM: readonly RxRow[] = CELLS.map(([code, display, kind, mark, group]) => ({
  system: 'rxnorm',
  code,
  display,
  kind,
  mark,
  group,
  ...(INFERRED.has(code) ? { note: 'strength inferred from product lists' } : {}),
}));

/** A package or a substance under another register. */
export interface DrugCodeRow extends CodeRow {
  readonly system: 'ndc' | 'atc' | 'unii';
}

/** ⚠ Vials of 10, 50 and 100 mg/mL are on the market: the strength is scanned or chosen, never defaulted. */
export const DRUG_CODES: readonly DrugCodeRow[] = [
  { system: 'ndc', code: '50458-028-00', display: 'Spravato 28 mg device', mark: L },
  { system: 'ndc', code: '50458-028-02', display: 'Spravato 56 mg kit, 2 devices', mark: L },
  { system: 'ndc', code: '50458-028-03', display: 'Spravato 84 mg kit, 3 devices', mark: L },
  { system: 'ndc', code: '42023-113-10', display: 'Ketalar 10 mg/mL, 20 mL', mark: L },
  { system: 'ndc', code: '0409-2051-05', display: 'ketamine 100 mg/mL, 5 mL', mark: L },
  { system: 'ndc', code: '25021-684-05', display: 'ketamine 100 mg/mL, 5 mL', mark: L },
  { system: 'ndc', code: '65219-186-05', display: 'ketamine 100 mg/mL, 5 mL', mark: L },
  { system: 'atc', code: 'N01AX03', display: 'ketamine', mark: L },
  { system: 'atc', code: 'N01AX14', display: 'esketamine (anaesthesia)', mark: L },
  { system: 'atc', code: 'N06AX27', display: 'esketamine (depression)', mark: L },
  { system: 'unii', code: 'O18YUO0I83', display: 'ketamine hydrochloride', mark: L },
];

/**
 * An NDC in the eleven digits that claims use (5-4-2), from any of the three ten-digit shapes, whose parts are filled
 * with leading zeros. Nothing when it has none of the shapes: ten digits without hyphens cannot be told apart.
 */
export function ndc11(code: string): string | undefined {
  const parts = /^(\d{4,5})-(\d{3,4})-(\d{1,2})$/.exec(code.trim());
  if (parts === null) return /^\d{11}$/.test(code.trim()) ? code.trim() : undefined;
  const [, labeler = '', product = '', pack = ''] = parts;
  const digits = labeler.length + product.length + pack.length;
  if (digits !== 10 && digits !== 11) return undefined;
  return labeler.padStart(5, '0') + product.padStart(4, '0') + pack.padStart(2, '0');
}
