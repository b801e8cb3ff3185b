import { DISPUTE } from './account.ts';
import type { FeeItemId } from './fee-items.ts';
import { usd } from './money.ts';

export type PaperLanguage = 'en' | 'es';

/** Where the federal programme answers; general knowledge, checked before each release. */
export const DISPUTE_HELP = { page: 'www.cms.gov/nosurprises/consumers', phone: '1-800-985-3059' } as const;

export interface EstimateWords {
  readonly title: string;
  readonly notComplete: (list: string) => string;
  readonly draft: string;
  readonly patient: string;
  readonly name: string;
  readonly born: string;
  readonly treatment: string;
  readonly main: string;
  readonly first: string;
  readonly notBooked: string;
  readonly diagnosis: string;
  readonly scope: string;
  readonly scopeText: (of: {
    sessions: number;
    maintenance: number;
    from: string;
    until: string;
    often: { readonly perWeek: number; readonly everyDays: readonly [number, number] | null } | null;
  }) => string;
  readonly provider: string;
  readonly legalName: string;
  readonly npi: string;
  readonly clinician: string;
  readonly clinicianNpi: string;
  readonly tin: string;
  readonly place: string;
  readonly services: string;
  readonly head: readonly [string, string, string, string, string];
  readonly discount: (percent: number) => string;
  readonly total: string;
  readonly noCode: string;
  readonly separate: string;
  readonly separateNotice: (phone: string) => string;
  readonly separateItems: readonly string[];
  readonly notes: string;
  readonly moreServices: string;
  readonly onlyEstimate: string;
  readonly disputeTitle: string;
  readonly disputeRight: string;
  readonly disputeHow: string;
  readonly disputeQuality: string;
  readonly notContract: string;
  readonly keep: string;
  readonly given: string;
  readonly page: (page: number, pages: number) => string;
  readonly items: Readonly<Record<FeeItemId, string>>;
}

const over = usd(DISPUTE.excessCents);
const fee = usd(DISPUTE.feeCents);

export const ESTIMATE_WORDS: Readonly<Record<PaperLanguage, EstimateWords>> = {
  en: {
    title: 'Good Faith Estimate',
    notComplete: (list) => `NOT COMPLETE, not to be given to a patient. Missing: ${list}.`,
    draft: 'DRAFT. It counts once it is given to the patient.',
    patient: 'Patient',
    name: 'Name',
    born: 'Date of birth',
    treatment: 'What is planned',
    main: 'Main service',
    first: 'First session',
    notBooked: 'not booked yet',
    diagnosis: 'Diagnosis codes (ICD-10-CM)',
    scope: 'How many, how often',
    scopeText: ({ sessions, maintenance, from, until, often }) =>
      `${sessions} sessions in the first series${often === null ? '' : `, up to ${often.perWeek} a week`}${maintenance === 0 ? '' : `, then up to ${maintenance} sessions to keep it up${often?.everyDays == null ? '' : `, ${often.everyDays[0]} to ${often.everyDays[1]} days apart`}`}, from ${from} to ${until}.`,
    provider: 'Who gives it',
    legalName: 'Provider',
    npi: 'NPI',
    clinician: 'Clinician',
    clinicianNpi: 'NPI of the clinician',
    tin: 'Tax number (TIN)',
    place: 'Where',
    services: 'What we expect to charge',
    head: ['Service', 'Code', 'How many', 'Each', 'Expected charge'],
    discount: (percent) => `A discount of ${percent} % is already taken off each charge.`,
    total: 'Total expected charge',
    noCode: 'no code',
    separate: 'What is scheduled apart from this estimate',
    separateNotice: (phone) =>
      `You will get a separate estimate for each of these when it is scheduled, or when you ask for it. Diagnosis codes, service codes, charges and provider numbers for them are not in this paper: they will stand in that estimate. To ask for one, call ${phone} or ask at the desk.`,
    separateItems: [
      'Blood and urine tests at a laboratory, and an ECG elsewhere, if the clinician asks for them',
      'Talking therapy with somebody outside this clinic',
      'Medicines that you fetch at a pharmacy',
    ],
    notes: 'Please read this',
    moreServices:
      'Your clinician may recommend more services as part of your care that must be scheduled or asked for separately. They are not in this estimate.',
    onlyEstimate:
      'This is only an estimate of what is reasonably expected today. What is actually given, and what you are billed, may differ.',
    disputeTitle: 'If you are billed for more',
    disputeRight: `If your bill is ${over} or more above this estimate, you may start a patient-provider dispute. It must be started within ${DISPUTE.withinDays} days of the first bill; the fee is ${fee}. You may also ask us first to change the bill to the estimate, to talk it over, or about help with the cost.`,
    disputeHow: `How to start one: ${DISPUTE_HELP.page}, or call ${DISPUTE_HELP.phone}.`,
    disputeQuality: 'Starting a dispute does not change the quality of the care that you get from us.',
    notContract:
      'This estimate is not a contract. You do not have to get these services from anybody who is named in it.',
    keep: 'Keep this paper. You may need it if you are billed for more.',
    given: 'Estimate made on',
    page: (page, pages) => `Page ${page} of ${pages}`,
    items: {
      evaluation: 'First evaluation by a clinician',
      'iv-session': 'Ketamine infusion, first hour',
      'iv-further-hour': 'Ketamine infusion, each further hour',
      'iv-push': 'Injection into a vein',
      'injection-session': 'Injection into muscle or under the skin',
      'mouth-session': 'Session with a dose by mouth, tongue or nose',
      'ketamine-drug': 'Ketamine, the medicine',
      'esketamine-56': 'Esketamine session up to 56 mg, with the medicine and two hours of watching',
      'esketamine-84': 'Esketamine session above 56 mg, with the medicine and two hours of watching',
      'esketamine-drug': 'Esketamine, the medicine, each mg',
      'watching-hour': 'Staff who watch over you, first hour',
      'watching-half-hour': 'Staff who watch over you, each further half hour',
      'follow-up': 'Follow-up visit',
      integration: 'Talking about the session, about an hour',
      scale: 'Scored questionnaire',
      'pregnancy-test': 'Pregnancy test',
      'drug-screen': 'Drug screen',
      ecg: 'ECG',
      ondansetron: 'Ondansetron against nausea, each mg',
      midazolam: 'Midazolam, each mg',
      lorazepam: 'Lorazepam, each 2 mg',
    },
  },
  es: {
    title: 'Estimación de buena fe',
    notComplete: (list) => `INCOMPLETA, no se debe entregar a un paciente. Falta: ${list}.`,
    draft: 'BORRADOR. Cuenta cuando se entrega al paciente.',
    patient: 'Paciente',
    name: 'Nombre',
    born: 'Fecha de nacimiento',
    treatment: 'Lo que está previsto',
    main: 'Servicio principal',
    first: 'Primera sesión',
    notBooked: 'aún sin fecha',
    diagnosis: 'Códigos de diagnóstico (ICD-10-CM)',
    scope: 'Cuántas y con qué frecuencia',
    scopeText: ({ sessions, maintenance, from, until, often }) =>
      `${sessions} sesiones en la primera serie${often === null ? '' : `, hasta ${often.perWeek} por semana`}${maintenance === 0 ? '' : `, y después hasta ${maintenance} sesiones para mantener el efecto${often?.everyDays == null ? '' : `, cada ${often.everyDays[0]} a ${often.everyDays[1]} días`}`}, del ${from} al ${until}.`,
    provider: 'Quién lo ofrece',
    legalName: 'Proveedor',
    npi: 'NPI',
    clinician: 'Clínico',
    clinicianNpi: 'NPI del clínico',
    tin: 'Número fiscal (TIN)',
    place: 'Dónde',
    services: 'Lo que esperamos cobrar',
    head: ['Servicio', 'Código', 'Cantidad', 'Cada uno', 'Cargo esperado'],
    discount: (percent) => `Cada cargo lleva ya un descuento del ${percent} %.`,
    total: 'Cargo total esperado',
    noCode: 'sin código',
    separate: 'Lo que se programa aparte de esta estimación',
    separateNotice: (phone) =>
      `Recibirá una estimación aparte de cada uno de estos servicios cuando se programe, o cuando la pida. Los códigos de diagnóstico y de servicio, los cargos y los números del proveedor no están en este papel: estarán en esa estimación. Para pedirla, llame al ${phone} o pregunte en recepción.`,
    separateItems: [
      'Análisis de sangre y orina en un laboratorio, y un electrocardiograma en otro lugar, si el clínico los pide',
      'Psicoterapia con alguien de fuera de esta clínica',
      'Medicinas que usted recoge en una farmacia',
    ],
    notes: 'Lea esto, por favor',
    moreServices:
      'Su clínico puede recomendarle más servicios como parte de su atención, que se programan o se piden por separado. No están en esta estimación.',
    onlyEstimate:
      'Esto es solo una estimación de lo que hoy se espera razonablemente. Lo que de verdad se haga, y lo que se le cobre, puede ser distinto.',
    disputeTitle: 'Si le cobran más',
    disputeRight: `Si su factura supera esta estimación en ${over} o más, puede iniciar una disputa entre paciente y proveedor. Debe iniciarla en los ${DISPUTE.withinDays} días siguientes a la primera factura; la tarifa es de ${fee}. También puede pedirnos antes que ajustemos la factura a la estimación, hablarlo, o preguntar por ayuda con el costo.`,
    disputeHow: `Cómo iniciarla: ${DISPUTE_HELP.page}, o llame al ${DISPUTE_HELP.phone}.`,
    disputeQuality: 'Iniciar una disputa no cambia la calidad de la atención que recibe de nosotros.',
    notContract:
      'Esta estimación no es un contrato. Usted no está obligado a recibir estos servicios de nadie que aparezca en ella.',
    keep: 'Guarde este papel. Puede necesitarlo si le cobran más.',
    given: 'Estimación hecha el',
    page: (page, pages) => `Página ${page} de ${pages}`,
    items: {
      evaluation: 'Primera evaluación con un clínico',
      'iv-session': 'Infusión de ketamina, primera hora',
      'iv-further-hour': 'Infusión de ketamina, cada hora más',
      'iv-push': 'Inyección en una vena',
      'injection-session': 'Inyección en el músculo o bajo la piel',
      'mouth-session': 'Sesión con una dosis por la boca, la lengua o la nariz',
      'ketamine-drug': 'Ketamina, la medicina',
      'esketamine-56': 'Sesión de esketamina hasta 56 mg, con la medicina y dos horas de vigilancia',
      'esketamine-84': 'Sesión de esketamina de más de 56 mg, con la medicina y dos horas de vigilancia',
      'esketamine-drug': 'Esketamina, la medicina, cada mg',
      'watching-hour': 'Personal que le vigila, primera hora',
      'watching-half-hour': 'Personal que le vigila, cada media hora más',
      'follow-up': 'Visita de seguimiento',
      integration: 'Hablar de la sesión, cerca de una hora',
      scale: 'Cuestionario con puntuación',
      'pregnancy-test': 'Prueba de embarazo',
      'drug-screen': 'Prueba de drogas',
      ecg: 'Electrocardiograma',
      ondansetron: 'Ondansetrón contra las náuseas, cada mg',
      midazolam: 'Midazolam, cada mg',
      lorazepam: 'Lorazepam, cada 2 mg',
    },
  },
};
