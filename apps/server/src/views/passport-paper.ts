import type { Block, Paper } from '@keel/clinical/documents';
import { timeText } from '@keel/clinical/documents';
import type { Site } from '@keel/clinical/places';
import { type FhirResource, type PassportBundle, saysNoKnownAllergy } from '@keel/formats/fhir';

const WORDS = {
  en: {
    title: 'Treatment passport',
    lead: 'This is your own summary. Show it to whom you like. Anybody can check this file: the check tells if one letter was changed.',
    patient: 'Name',
    born: 'Date of birth',
    made: 'Made on',
    conditions: 'Diagnoses',
    allergies: 'Allergies',
    doses: 'What was given',
    doseHead: ['Day', 'Medicine', 'How', 'Amount', 'Highest pressure'],
    scores: 'Scores',
    scoreHead: ['Day', 'Questionnaire', 'Score'],
    none: 'nothing on record',
    noAllergies: 'None known',
    check:
      'To check this file: open the page /verify/ of any Keel and choose it there, or run: keel verify-passport treatment-passport.pdf',
    page: (page: number, pages: number) => `Page ${page} of ${pages}`,
  },
  es: {
    title: 'Pasaporte de tratamiento',
    lead: 'Este es su propio resumen. Muéstrelo a quien quiera. Cualquiera puede comprobar este archivo: la comprobación avisa si se cambió una sola letra.',
    patient: 'Nombre',
    born: 'Fecha de nacimiento',
    made: 'Hecho el',
    conditions: 'Diagnósticos',
    allergies: 'Alergias',
    doses: 'Lo que se administró',
    doseHead: ['Día', 'Medicina', 'Vía', 'Cantidad', 'Presión más alta'],
    scores: 'Puntuaciones',
    scoreHead: ['Día', 'Cuestionario', 'Puntuación'],
    none: 'nada registrado',
    noAllergies: 'Ninguna conocida',
    check:
      'Para comprobar este archivo: abra la página /es/verificar/ de cualquier Keel y elíjalo allí, o ejecute: keel verify-passport treatment-passport.pdf',
    page: (page: number, pages: number) => `Página ${page} de ${pages}`,
  },
} as const;

interface Coded {
  readonly text?: string;
  readonly coding?: readonly { readonly code: string; readonly display?: string }[];
}
const coded = (value: unknown): string => {
  const { text, coding } = (value ?? {}) as Coded;
  return [text ?? coding?.[0]?.display, coding?.[0]?.code].filter(Boolean).join(' · ');
};

/** The bundle as a paper: drawn from the very resources that are signed, so the two cannot say different things. */
export function passportPaper(
  bundle: PassportBundle,
  given: {
    readonly language: 'en' | 'es';
    readonly clinic: string;
    readonly site: Site | null;
    readonly zone: string;
    readonly asOf: string;
  },
): Paper {
  const words = WORDS[given.language];
  const resources = bundle.entry.map(({ resource }) => resource);
  const all = (type: string): readonly FhirResource[] => resources.filter(({ resourceType }) => resourceType === type);
  const day = (resource: FhirResource): string =>
    timeText(Date.parse(String(resource['effectiveDateTime'])), given.zone).slice(0, 10);
  const patient = all('Patient')[0];
  const name = (patient?.['name'] as { family: string; given: string[] }[] | undefined)?.[0];
  const fullName = name === undefined ? '' : `${name.given.join(' ')} ${name.family}`;
  const pressures = new Map(
    all('Observation')
      .filter(({ id }) => id.startsWith('pressure-'))
      .map((one) => [
        one.id.slice('pressure-'.length),
        (one['component'] as { valueQuantity: { value: number } }[])
          .map(({ valueQuantity }) => valueQuantity.value)
          .join('/'),
      ]),
  );
  const list = (items: readonly string[]): Block =>
    items.length === 0 ? { kind: 'text', text: words.none, weight: 'soft' } : { kind: 'list', items };
  return {
    title: words.title,
    language: given.language,
    issuer: [given.clinic, ...(given.site === null ? [] : [`${given.site.name}, ${given.site.phone}`])],
    blocks: [
      { kind: 'text', text: words.lead },
      {
        kind: 'facts',
        rows: [
          { label: words.patient, value: fullName },
          { label: words.born, value: String(patient?.['birthDate'] ?? '') },
          { label: words.made, value: timeText(Date.parse(bundle.timestamp), given.zone) },
        ],
      },
      { kind: 'heading', text: words.conditions },
      list(all('Condition').map((one) => coded(one['code']))),
      { kind: 'heading', text: words.allergies },
      list(all('AllergyIntolerance').map((one) => (saysNoKnownAllergy(one) ? words.noAllergies : coded(one['code'])))),
      { kind: 'heading', text: words.doses },
      {
        kind: 'table',
        head: words.doseHead,
        widths: [16, 26, 24, 16, 18],
        none: words.none,
        rows: all('MedicationAdministration').map((one) => {
          const dosage = one['dosage'] as { route?: Coded; dose: { value: number } };
          const pressure = pressures.get(one.id.slice('dose-'.length));
          return [
            day(one),
            coded(one['medicationCodeableConcept']),
            dosage.route?.coding?.[0]?.display ?? '',
            `${dosage.dose.value} mg`,
            pressure === undefined ? '' : `${pressure} mmHg`,
          ];
        }),
      },
      { kind: 'heading', text: words.scores },
      {
        kind: 'table',
        head: words.scoreHead,
        widths: [20, 60, 20],
        none: words.none,
        rows: all('Observation')
          .filter(({ id }) => id.startsWith('score-'))
          .map((one) => [day(one), coded(one['code']), String((one['valueQuantity'] as { value: number }).value)]),
      },
      { kind: 'text', text: words.check, weight: 'soft' },
    ],
    foot: `${fullName} · ${String(patient?.['birthDate'] ?? '')}`,
    asOf: given.asOf,
    pageOf: words.page,
  };
}
