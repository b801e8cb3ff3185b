import type { Site } from '../places/index.ts';
import { eventId } from '../record/index.ts';
import type { Field } from './field.ts';
import { type Fact, type Paper, timeText } from './paper.ts';
import type { RemsForm } from './rems-form.ts';

const BLOCKS: Readonly<Record<string, string>> = {
  patient: 'Patient',
  medicines: 'Medicines that may add to sedation, dissociation, breathing or blood pressure',
  provider: 'Monitoring provider',
  site: 'Site',
  session: 'Treatment session',
  vitals: 'Vital signs',
  events: 'Events',
  attestation: 'Attestation',
};

/** Fields that are instants: the first is a date on the form, the second a time. */
const AS_DATE = new Set(['session-date']);
const AS_TIME = new Set(['attested-at']);

function valueText(field: Field, zone: string): string | null {
  const { value } = field;
  if (value === null) return null;
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'number' && AS_DATE.has(field.id)) return timeText(value, zone).slice(0, 10);
  if (typeof value === 'number' && AS_TIME.has(field.id)) return timeText(value, zone);
  return field.unit === null ? String(value) : `${value} ${field.unit === 'mm[Hg]' ? 'mmHg' : field.unit}`;
}

/**
 * The monitoring form as a paper: every field with the entry it was read from, and what is missing named where it would
 * stand. It is Keel's own print of the record, to be sent or keyed in as the programme asks. Source: clinical-protocol g.
 */
export function remsPaper(
  form: RemsForm,
  given: {
    readonly clinic: string;
    readonly site: Site | null;
    readonly zone: string;
    readonly session: string;
    readonly dueAt: number | null;
    readonly asOf: string;
  },
): Paper {
  const { zone } = given;
  const name = (id: string) => form.fields.find((field) => field.id === id)?.value ?? '';
  const facts = (block: string): Fact[] =>
    form.fields
      .filter((field) => field.block === block)
      .map((field) => ({
        label: field.label,
        value: valueText(field, zone),
        ...(field.missing === null ? {} : { missing: field.missing }),
        ...(field.from.length === 0 ? {} : { from: `entry ${field.from.map(eventId).join(', ')}` }),
      }));
  return {
    title: 'Esketamine nasal spray: patient monitoring form',
    language: 'en',
    issuer: [given.clinic, ...(given.site === null ? [] : [`${given.site.name}, ${given.site.phone}`])],
    blocks: [
      {
        kind: 'notice',
        text: form.complete
          ? `Complete: ${form.filled} of ${form.required} required fields are filled from the record.`
          : `NOT COMPLETE: ${form.missing.length} of ${form.required} required fields are missing: ${form.missing.map(({ label }) => label).join('; ')}.`,
      },
      {
        kind: 'text',
        weight: 'soft',
        text: `Form version ${form.version}. Session ${given.session}.${given.dueAt === null ? '' : ` Due by ${timeText(given.dueAt, zone)}.`} Times in ${zone}. Each value is read from the entry of the record that is named under it; none was typed for this form.`,
      },
      ...Object.entries(BLOCKS).flatMap(([block, title]) => {
        const rows = facts(block);
        return rows.length === 0
          ? []
          : [
              { kind: 'heading' as const, text: title },
              { kind: 'facts' as const, rows },
            ];
      }),
    ],
    foot: `${name('patient-first')} ${name('patient-last')} · born ${name('patient-birth-date')} · session ${given.session}`,
    asOf: given.asOf,
    pageOf: (page, pages) => `Page ${page} of ${pages}`,
  };
}
