const COUNT =
  '(?:\\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\\s-](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eighteen|nineteen)';
/** An age and a stretch of time up to now hold "old" and "past", and say nothing of what is over. */
const NOT_PAST: readonly RegExp[] = [
  new RegExp(`\\b${COUNT}[\\s-]*(?:years?|yrs?|months?|weeks?|days?)[\\s-]*olds?\\b`, 'g'),
  /\b\d{1,3}[\s-]*(?:y\/o|y\.o\.?|yo)(?![a-z])/g,
  /\b(?:de )?\d{1,3} anos de edad\b|\bde \d{1,3} anos\b/g,
  new RegExp(
    `\\b(?:(?:in|over|for|during|within|throughout) )?(?:the |this )?(?:past|previous|prior) (?:(?:${COUNT}(?:\\s*(?:-|to)\\s*${COUNT})?|a|few|several|couple(?: of)?)[\\s-]+)?(?:minutes?|mins?|hours?|hrs?|days?|nights?|weeks?|wks?|months?|years?|yrs?)\\b`,
    'g',
  ),
  /\b(?:en |durante )?(?:el |la |los |las )?pasad[oa]s? (?:\d{1,3} )?(?:minutos?|horas?|dias?|noches?|semanas?|mes(?:es)?|anos?)\b/g,
  /\b(?:la|el) (?:hora|noche|semana|mes|ano) pasad[oa]\b/g,
  /\bprior to\b|\bprevio a\b/g,
];

/** Abbreviations that only their capitals tell from a word: DID from "did", SOB is safe in both. */
const IN_CAPITALS: Readonly<Record<string, string>> = {
  DID: 'dissociative identity disorder',
  AH: 'hallucinations',
  VH: 'hallucinations',
  AVH: 'hallucinations',
  CAH: 'command hallucinations',
  HA: 'headache',
  DOE: 'dyspnea',
  AMS: 'altered mental status',
  LOC: 'loss of consciousness',
  MAT: 'in treatment',
  MOUD: 'in treatment',
  SCZ: 'schizophrenia',
  SZA: 'schizoaffective disorder',
  CUD: 'cannabis use disorder',
  GBM: 'glioblastoma',
  NPH: 'normal pressure hydrocephalus',
  VPS: 'vp shunt',
  DTs: 'delirium tremens',
  DTS: 'delirium tremens',
};
const CAPITALS = new RegExp(`\\b(?:${Object.keys(IN_CAPITALS).join('|')})\\b`, 'g');
/** Abbreviations that mean the same in any case. */
const SHORTENED: Readonly<Record<string, string>> = {
  'd/o': 'disorder',
  dx: 'diagnosis',
  etoh: 'alcohol',
  sz: 'seizure',
  szs: 'seizures',
  sx: 'symptoms',
  sxs: 'symptoms',
  fx: 'features',
  exac: 'exacerbation',
  exacerb: 'exacerbation',
  decomp: 'decompensated',
  preg: 'pregnant',
  thc: 'cannabis',
  mod: 'moderate',
  wk: 'week',
  wks: 'weeks',
  noncompliant: 'nonadherent',
  'non compliant': 'nonadherent',
  'non-compliant': 'nonadherent',
  'non adherent': 'nonadherent',
  'non-adherent': 'nonadherent',
};
const SHORT = new RegExp(
  `\\b(?:${Object.keys(SHORTENED)
    .sort((a, b) => b.length - a.length)
    .join('|')})\\b`,
  'g',
);

const RELATIVES =
  '(?:mothers?|fathers?|moms?|dads?|brothers?|sisters?|sons?|daughters?|uncles?|aunts?|cousins?|grandmothers?|grandfathers?|grandparents?|parents?|family|wife|husband|partner|madre|padre|padres|mama|papa|hermanos?|hermanas?|hijos?|hijas?|tios?|abuelas?|abuelos?|familia|esposa?)';
const LIVES_WITH = new RegExp(
  `\\b(?:lives?|living|lived|resides?|residing|stays?|staying|moved in|cares|caring|vive|viven|vivo) (?:at home )?(?:with|for|con) (?:(?:his|her|their|my|the|su|sus|mi|mis|elderly) )*${RELATIVES}(?: (?:and|y) (?:(?:his|her|their|my|su|sus|mi|mis) )?${RELATIVES})*\\b(?! (?:who|that|with|has|having|que|con|tiene|diagnosed))`,
  'g',
);
const HEADED_BY_ANOTHER = new RegExp(
  `(?<!\\b(?:per|by|from|to|says|said|segun|por) (?:(?:his|her|their|my|the|su|mi) )?)\\b${RELATIVES}\\s*:`,
  'g',
);

/** Clauses in order; inside one, comma-separated segments of tokens. Letters with accents are folded, hyphens open up. */
export function clauses(text: string): string[][][] {
  const folded = text
    // "(-) AVH" and "SI-, HI-, AVH-" are how it is written that somebody was asked and said no.
    .replace(/\(\s*[-\u2013\u2212]\s*\)/g, ' no ')
    .replace(/\b(SI|HI|AH|VH|AVH)[-\u2212](?=\s*(?:[,;.\n]|$))/g, 'no $1')
    .replace(CAPITALS, (found) => IN_CAPITALS[found] ?? found)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/\bs\/p\b/g, 'sp')
    .replace(/\bh\/o\b/g, 'ho')
    .replace(/\bw\/o\b/g, 'without')
    .replace(/\bw\/ /g, 'with ')
    .replace(/\br\/o\b/g, 'possible')
    .replace(/['’]/g, '')
    .replace(/_/g, ' ')
    .replace(SHORT, (found) => SHORTENED[found] ?? found)
    // Negative symptoms are there.
    .replace(/\bnegative (?=(?:symptoms?|affect|mood|thoughts?|thinking|cognitions?|emotions?)\b)/g, ' ')
    // "x4 meds", "4meds"
    .replace(/\bx(\d+)\b/g, 'x $1')
    .replace(/\b(\d+)(meds?|drugs?|agents?)\b/g, '$1 $2')
    // "3L O2": the litres and the oxygen are two words.
    .replace(/\b(\d+(?:\.\d+)?) ?l(?:pm|\/min)?\b(?= (?:o2|oxygen|nc|home|continuous|de oxigeno|oxigeno))/g, '$1 l')
    .replace(/\b([rl]) (?=sided|side|arm|leg|face|facial|hand|eye|hemi)/g, (_, side) =>
      side === 'r' ? 'right ' : 'left ',
    )
    // A plus before a word says that it is there, "without warning" that it was sudden, and "not only" denies nothing.
    .replace(/(^|[\s,;(])\+\s?(?=[a-z])/g, '$1 positive ')
    // Whom somebody lives with is no word of that person's health, "mother: bipolar" heads what the mother has.
    .replace(LIVES_WITH, ' ')
    .replace(HEADED_BY_ANOTHER, ' family history ')
    // "schizophrenia (uncle)"
    .replace(
      /\((?:his |her |their |su )?(mother|father|mom|dad|brother|sister|son|daughter|uncle|aunt|cousin|grandmother|grandfather|grandparent|parent|madre|padre|hermano|hermana|tio|tia|abuela|abuelo)s?\)/g,
      ' in $1 ',
    )
    .replace(/\bno se (?:descarta|descarto|puede descartar|ha descartado)\b|\bsin descartar\b/g, 'possible')
    .replace(/\bse descarto\b/g, 'no')
    .replace(/\bwithout (?:any )?warning\b|\bsin aviso\b/g, 'sudden')
    .replace(/\bnot only\b|\bno solo\b|\bno doubt\b/g, ' ')
    // "No longer in remission", "no longer controlled": what has ended is the good of it.
    .replace(
      /\b(?:no longer|not any ?more|no more|ya no)\b(?= (?:(?:in|en|full|fully|partial|early|sustained|well) )*(?:remission|remitted|abstinent|recovered|sober|clean|remision|sobri[oa]|controlled|stable|compensated|controlad[oa]|estable)\b)/g,
      'not',
    )
    .replace(
      /\b(?:not|isnt|never) (?:currently )?(?:in|on|under|getting|receiving) (?:any )?(?:treatment|therapy|care)(?: for)?\b/g,
      'untreated',
    )
    .replace(/\bno more\b/g, 'formerly')
    .replace(/\b(?:no longer|not any ?more|ya no)\b/g, 'formerly')
    // Two denials say that it is there: "never without SI", "not ruled out: aneurysm".
    .replace(
      /\b(?:not|never|cannot|cant|could not|couldnt|nunca) (?:been |be |yet |yet been )?(?:ruled out|excluded|without|free of|free from|deny|denying|denied|negative for|sin)\b/g,
      'possible',
    )
    .replace(/\bdoes not have\b|\bruled out\b/g, (found) => (found === 'ruled out' ? 'excluded' : 'not'))
    .replace(/\brule out\b/g, 'possible');
  return NOT_PAST.reduce((rest, stretch) => rest.replace(stretch, ' '), folded)
    .split(
      /[;.\n()[\]]|\bbut\b|\bhowever\b|\bexcept\b|\balthough\b|\bother than\b|\bapart from\b|\baside from\b|\bexcepto\b|\bsalvo\b/,
    )
    .map((clause) =>
      clause
        .split(/[,:]/)
        .map((segment) => segment.split(/[^a-z0-9+]+/).filter((token) => token !== ''))
        .filter((segment) => segment.length > 0),
    )
    .filter((clause) => clause.length > 0);
}
