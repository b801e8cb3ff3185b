import { PLACES_OF_SERVICE } from '../codes/index.ts';
import type { Block, Paper } from '../documents/index.ts';
import type { PatientDetails } from '../patient/index.ts';
import type { Site } from '../places/index.ts';
import type { Charge } from './account.ts';
import { ESTIMATE_WORDS, type PaperLanguage } from './estimate-words.ts';
import type { BillingIdentity } from './fees.ts';
import { type Cents, NOTHING, usd } from './money.ts';

/** What an insurer reads before it pays a patient back. Only codes, days and amounts: no clinical detail. */
export interface SuperbillInput {
  readonly patient: PatientDetails | null;
  readonly diagnoses: readonly string[];
  readonly charges: readonly Charge[];
  readonly paid: Cents;
  readonly identity: BillingIdentity | null;
  /** Who signed the sessions, with the number he bills under where it is known. */
  readonly rendering: readonly { readonly name: string; readonly npi: string | null }[];
  readonly clinic: string;
  readonly site: Site | null;
  readonly from: string;
  readonly until: string;
  readonly language: PaperLanguage;
  readonly asOf: string;
}

/** Clinics of this kind treat in their own rooms; a hospital's outpatient department says so to its biller. */
const OFFICE = PLACES_OF_SERVICE.find(({ code }) => code === '11')?.code ?? '11';

const WORDS = {
  en: {
    title: 'Itemized bill (superbill)',
    gaps: (list: string) => `Not complete for an insurer. Missing: ${list}.`,
    patient: 'Patient',
    name: 'Name',
    born: 'Date of birth',
    address: 'Address',
    diagnosis: 'Diagnosis (ICD-10-CM)',
    provider: 'Provider',
    legalName: 'Legal name',
    npi: 'NPI of the clinic',
    tin: 'Tax number (TIN)',
    place: 'Place of service',
    rendering: (name: string) => `NPI of ${name}`,
    services: 'Services',
    head: ['Date', 'Service', 'Code', 'Place', 'Units', 'Charge'],
    takenOff: 'taken off',
    noPrice: 'no price stated',
    total: 'Total',
    paid: 'Paid so far',
    due: 'Open',
    none: 'Nothing was charged in these days.',
    drug: 'An insurer asks for the NDC and the amount in mg beside J3490, and for JW or JZ where a single-dose vial was used: add them from the drug register.',
    period: (from: string, until: string) => `Services from ${from} to ${until}.`,
    gapsOf: {
      diagnosis: 'diagnosis code',
      npi: 'NPI of the clinic',
      tin: 'tax number',
      code: (what: string) => `code for ${what}`,
      price: (what: string) => `price of ${what}`,
      rendering: (name: string) => `NPI of ${name}`,
    },
  },
  es: {
    title: 'Factura detallada (superbill)',
    gaps: (list: string) => `Incompleta para una aseguradora. Falta: ${list}.`,
    patient: 'Paciente',
    name: 'Nombre',
    born: 'Fecha de nacimiento',
    address: 'Dirección',
    diagnosis: 'Diagnóstico (ICD-10-CM)',
    provider: 'Proveedor',
    legalName: 'Nombre legal',
    npi: 'NPI de la clínica',
    tin: 'Número fiscal (TIN)',
    place: 'Lugar del servicio',
    rendering: (name: string) => `NPI de ${name}`,
    services: 'Servicios',
    head: ['Fecha', 'Servicio', 'Código', 'Lugar', 'Unidades', 'Cargo'],
    takenOff: 'descontado',
    noPrice: 'sin precio',
    total: 'Total',
    paid: 'Pagado hasta ahora',
    due: 'Pendiente',
    none: 'No se cobró nada en estos días.',
    drug: 'Una aseguradora pide el NDC y los mg junto a J3490, y JW o JZ si se usó un vial de una sola dosis: añádalos del registro.',
    period: (from: string, until: string) => `Servicios del ${from} al ${until}.`,
    gapsOf: {
      diagnosis: 'código de diagnóstico',
      npi: 'NPI de la clínica',
      tin: 'número fiscal',
      code: (what: string) => `código de ${what}`,
      price: (what: string) => `precio de ${what}`,
      rendering: (name: string) => `NPI de ${name}`,
    },
  },
} as const;

const itemText = (charge: Charge, language: PaperLanguage): string =>
  charge.item === null ? (charge.words ?? '') : ESTIMATE_WORDS[language].items[charge.item];

/** What an insurer would send it back for. */
export function superbillGaps(input: SuperbillInput): readonly string[] {
  const words = WORDS[input.language].gapsOf;
  const gaps: string[] = [];
  if (input.diagnoses.length === 0) gaps.push(words.diagnosis);
  if (input.identity?.npi == null) gaps.push(words.npi);
  if (input.identity?.tin == null) gaps.push(words.tin);
  for (const { name, npi } of input.rendering) if (npi === null) gaps.push(words.rendering(name));
  for (const charge of input.charges) {
    if (charge.item !== null && charge.code === null) gaps.push(words.code(itemText(charge, input.language)));
    if (charge.cents === null) gaps.push(words.price(itemText(charge, input.language)));
  }
  return [...new Set(gaps)];
}

/** The bill as a paper: each code is the one that was valid on its day, and what is missing is named at the top. */
export function superbillPaper(input: SuperbillInput): Paper {
  const { patient, identity, site, language } = input;
  const words = WORDS[language];
  const name = [patient?.givenName, patient?.familyName].filter(Boolean).join(' ');
  const gaps = superbillGaps(input);
  const total = input.charges.reduce((sum, one) => sum + (one.takesOff ? -1 : 1) * (one.cents ?? NOTHING), 0);
  const billed = Math.max(0, total);
  const fact = (label: string, value: string | null | undefined) =>
    value === null || value === undefined || value === '' ? { label, value: null, missing: label } : { label, value };
  const address = patient?.address;
  const blocks: readonly Block[] = [
    ...(gaps.length === 0 ? [] : [{ kind: 'notice' as const, text: words.gaps(gaps.join('; ')) }]),
    { kind: 'text', text: words.period(input.from, input.until), weight: 'soft' },
    { kind: 'heading', text: words.patient },
    {
      kind: 'facts',
      rows: [
        fact(words.name, name),
        fact(words.born, patient?.birthDate),
        fact(
          words.address,
          address === undefined
            ? null
            : [...address.lines, address.city, address.state, address.postalCode].filter(Boolean).join(', '),
        ),
        fact(words.diagnosis, input.diagnoses.join(', ')),
      ],
    },
    { kind: 'heading', text: words.provider },
    {
      kind: 'facts',
      rows: [
        fact(words.legalName, identity?.legalName),
        fact(words.npi, identity?.npi),
        fact(words.tin, identity?.tin),
        ...input.rendering.map((one) => fact(words.rendering(one.name), one.npi)),
      ],
    },
    { kind: 'heading', text: words.services },
    {
      kind: 'table',
      head: words.head,
      widths: [16, 40, 12, 9, 9, 16],
      none: words.none,
      rows:
        input.charges.length === 0
          ? []
          : [
              ...input.charges.map((charge) => [
                charge.day,
                charge.takesOff ? `${itemText(charge, language)} (${words.takenOff})` : itemText(charge, language),
                charge.code ?? '',
                OFFICE,
                String(charge.quantity),
                charge.cents === null ? words.noPrice : `${charge.takesOff ? '−' : ''}${usd(charge.cents, language)}`,
              ]),
              [words.total, '', '', '', '', usd(billed, language)],
              [words.paid, '', '', '', '', usd(input.paid, language)],
              [words.due, '', '', '', '', usd(Math.max(0, billed - input.paid), language)],
            ],
    },
    ...(input.charges.some(({ code }) => code === 'J3490')
      ? [{ kind: 'text' as const, text: words.drug, weight: 'soft' as const }]
      : []),
  ];
  return {
    title: words.title,
    language,
    issuer: [input.clinic, ...(site === null ? [] : [`${site.name}, ${site.phone}`])],
    blocks,
    foot: `${name} · ${patient?.birthDate ?? ''}`,
    asOf: input.asOf,
    pageOf: ESTIMATE_WORDS[language].page,
  };
}
