export const DENIALS = new Set([
  'no',
  'not',
  'without',
  'denies',
  'denied',
  'deny',
  'denying',
  'never',
  'nil',
  'neither',
  'nor',
  'negative',
  'absence',
  'free',
  'non',
  'doesnt',
  'hasnt',
  'isnt',
  'wo',
  'sin',
  'niega',
  'nunca',
  'ninguna',
  'ningun',
  'tampoco',
]);
/** Somebody else, or something that may come: the person does not have it. */
export const ELSEWHERE = new Set([
  'family',
  'familial',
  'fh',
  'fhx',
  'mother',
  'mothers',
  'father',
  'fathers',
  'brother',
  'sister',
  'parent',
  'parents',
  'maternal',
  'paternal',
  'grandmother',
  'grandfather',
  'son',
  'daughter',
  'uncle',
  'cousin',
  'mom',
  'dad',
  'grandparent',
  'aunt',
  'screening',
  'prophylaxis',
  'prevention',
  'risk',
  'fear',
  'vaccination',
  'immunization',
  'madre',
  'padre',
  'mama',
  'papa',
  'hermano',
  'hermana',
  'abuela',
  'abuelo',
  'familiar',
  'familiares',
  'riesgo',
  'miedo',
]);
export const DENIED_AFTER = new Set([
  'excluded',
  'descartado',
  'descartada',
  'absent',
  'denied',
  'none',
  'negative',
  'no',
]);
export const PAST_BEFORE = new Set([
  'history',
  'hx',
  'ho',
  'past',
  'previous',
  'previously',
  'prior',
  'remote',
  'former',
  'childhood',
  'resolved',
  'repaired',
  'sp',
  'old',
  'formerly',
  'antecedente',
  'antecedentes',
  'pasado',
  'pasada',
  'previo',
  'previa',
]);
export const PAST_AFTER = new Set([
  'resolved',
  'repaired',
  'history',
  'hx',
  'childhood',
  'treated surgically',
  'resected',
  'removed',
  'cured',
]);
/** Said of a substance alone: nobody is sober of a plan to die. */
export const SOBER = new Set(['abstinent', 'sober', 'sobrio', 'sobria', 'clean']);
/** What is negative is the test, and no illness that is named after it. */
export const TESTS: ReadonlySet<string> = new Set(
  'uds utox screen screens screening tox toxicology urine test tests scan mri ct'.split(' '),
);
/** Beside these "clean" is a sample, a needle or a look. */
export const CLEAN_OTHERWISE = new Set([
  ...TESTS,
  ...'catch needle needles margins shaven groomed kempt dressed room'.split(' '),
]);
export const REMISSION = new Set(['remission', 'remitted', 'recovered', 'remision', ...SOBER]);
/** What was said of the past ends here: "history of bipolar disorder currently manic". */
export const NOW = new Set([
  'now',
  'current',
  'currently',
  'today',
  'presents',
  'active',
  'on',
  'still',
  'ahora',
  'actualmente',
  'actual',
  'hoy',
]);
/** A new statement begins: a denial before it does not reach past it. */
export const TURNS = new Set([
  'but',
  'however',
  'except',
  'although',
  'though',
  'yet',
  'current',
  'currently',
  'now',
  'has',
  'have',
  'reports',
  'reported',
  'endorses',
  'with',
  'positive',
  'known',
  'presents',
  'today',
  'active',
  'pero',
  'actualmente',
  'actual',
  'hoy',
  'refiere',
]);
export const STOP = new Set(
  'a an and or of the in to for on at due by from patient pt is was were be been mild moderate severe unspecified type other disorder disease syndrome episode single recurrent chronic acute left right bilateral uncomplicated primary essential features symptoms current since years year months weeks ago yes known with without stable status level site any all today some very old'.split(
    ' ',
  ),
);
/** Verbs and leads of a list: what they deny goes on past every comma ("denies SI, AVH", "no history of seizures, stroke"). */
export const LISTS = new Set(
  'denies denied deny denying negative neg niega neither nor ni history hx ho evidence signs sign any known reported complaints prior family fh fhx familial antecedentes'.split(
    ' ',
  ),
);
export const JOINS = new Set(['and', 'or', 'nor', 'plus', 'y', 'o', 'e', 'u', 'ni']);
/** Who is spoken of is the patient again: "father had an MI, pt has angina". */
export const THIS_PERSON = new Set([
  'pt',
  'patient',
  'pts',
  'he',
  'she',
  'they',
  'i',
  'self',
  'himself',
  'herself',
  'paciente',
  'yo',
]);
/** What was called over goes on: "hx of psychosis, ongoing", "in remission, relapsed last week". */
export const GOES_ON = new Set(
  'ongoing persists persist persisting persistent continues continue continued continuing still unresolved again relapsed relapse recurred recurrence returned recurring worsening worse using drinking persiste persisten continua sigue siguen recaida recayo todavia'.split(
    ' ',
  ),
);
/** What follows makes another statement of it: "still on olanzapine", "relapse prevention", "continued sobriety". */
export const GOES_ON_NOT = new Set(
  'on in takes taking sober abstinent sobriety remission prevention treatment therapy follow followup care monitoring counseling medication medications meds abstinence'.split(
    ' ',
  ),
);
/** What says how a condition runs or is looked after; it names nothing new that a rule would have to be asked about. */
export const COURSE = new Set(
  'treated untreated controlled uncontrolled managed monitored refuses refused declines declined compliant adherent nonadherent cpap bipap inhaler inhalers surveillance followed diagnosed diagnosis onset intermittent persistent occasional occasionally rare frequent frequently daily weekly worsening improving improved responsive resistant refractory medicated unmedicated pending awaiting residual asymptomatic symptomatic symptoms stopped quit off hospitalized inpatient outpatient surgery surgical repair medication medications meds postpartum peripartum seasonal nocturnal partial full early sustained controlada controlado tratada tratado estable leve moderada moderado grave'.split(
    ' ',
  ),
);
