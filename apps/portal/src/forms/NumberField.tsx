import type { IntakeQuestion } from '@keel/clinical/intake';
import { Field } from '@keel/ui/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { form, Options } from '../shell/index.ts';
import type { Draft } from './Question.tsx';
import { writtenNumber } from './written-number.ts';

/** International yard and pound, 1959: exact by definition. */
const CM_PER_INCH = 2.54;
const INCHES_PER_FOOT = 12;
const KG_PER_POUND = 0.45359237;

const tenth = (value: number): number => Math.round(value * 10) / 10;
const numberOf = (text: string): number | null => {
  const value = writtenNumber(text);
  return value === 'unread' ? null : value;
};

/** Height or weight, in the units that somebody thinks in; kept in centimetres and kilograms. */
export function NumberField(props: {
  readonly row: Extract<IntakeQuestion, { readonly kind: 'number' }>;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
}) {
  const { row, draft, onDraft } = props;
  const { t, i18n } = useTranslation();
  const held = draft?.kind === 'number' ? draft.value : null;
  const [units, setUnits] = useState<'us' | 'metric'>(i18n.language === 'es' ? 'metric' : 'us');
  const inches = held === null ? null : held / CM_PER_INCH;
  const [written, setWritten] = useState(() => ({
    whole: held === null ? '' : String(tenth(held)),
    feet: inches === null ? '' : String(Math.floor(tenth(inches) / INCHES_PER_FOOT)),
    inches: inches === null ? '' : String(tenth(tenth(inches) % INCHES_PER_FOOT)),
    pounds: held === null ? '' : String(Math.round(held / KG_PER_POUND)),
  }));
  const write = (more: Partial<typeof written>, as = units): void => {
    const next = { ...written, ...more };
    setWritten(next);
    const whole = numberOf(next.whole);
    const feet = numberOf(next.feet);
    const pounds = numberOf(next.pounds);
    const value =
      as === 'metric'
        ? whole
        : row.unit === 'kg'
          ? pounds === null
            ? null
            : tenth(pounds * KG_PER_POUND)
          : // Inches that cannot be read are not none: five feet would be kept for five feet six.
            feet === null || writtenNumber(next.inches) === 'unread'
            ? null
            : tenth((feet * INCHES_PER_FOOT + (numberOf(next.inches) ?? 0)) * CM_PER_INCH);
    onDraft(value === null ? null : { kind: 'number', value });
  };
  const problem =
    held !== null && (held < row.min || held > row.max)
      ? t('forms.range', { min: row.min, max: row.max, unit: row.unit })
      : undefined;
  const field = (name: keyof typeof written, label: string) => (
    <Field
      label={label}
      inputMode="decimal"
      value={written[name]}
      problem={writtenNumber(written[name]) === 'unread' ? t('forms.onlyNumberHere') : problem}
      onChange={(event) => write({ [name]: event.target.value })}
    />
  );
  return (
    <>
      {units === 'metric' ? (
        field('whole', t(`forms.${row.unit}`))
      ) : row.unit === 'kg' ? (
        field('pounds', t('forms.pounds'))
      ) : (
        <div className={form['pair']}>
          {field('feet', t('forms.feet'))}
          {field('inches', t('forms.inches'))}
        </div>
      )}
      <Options
        legend={t('forms.units')}
        value={units}
        options={(['us', 'metric'] as const).map((value) => ({ value, label: t(`forms.${value}`) }))}
        onChoose={(value) => {
          setUnits(value);
          write({ whole: '', feet: '', inches: '', pounds: '' }, value);
        }}
      />
    </>
  );
}
