import type { OrderForm, Route } from '@keel/clinical/dosing';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';
import styles from './Order.module.css';
import type { Measured, OrderDraft } from './order-draft.ts';

/** The questions that make an order, by route, each a row of keys. A value of the draft that is no key is shown as one. */
export function OrderFields(props: {
  readonly route: Route;
  /** In which the treatment is given; where there are several it is asked. */
  readonly forms: readonly OrderForm[];
  /** An infusion by the hour instead of by the dose. */
  readonly byHour: boolean;
  readonly draft: OrderDraft;
  readonly onChange: (draft: OrderDraft) => void;
  readonly measured: Measured;
  readonly zone: string;
  /** What to do when no weight is known. */
  readonly weigh?: ReactNode;
}) {
  const { t, i18n } = useTranslation();
  const { route, draft, onChange, measured } = props;
  const chips = (field: keyof OrderDraft, values: readonly string[], unit: string) => {
    const value = draft[field];
    const all = value === undefined || values.includes(value) ? values : [...values, value];
    return (
      <Chips
        label={t(`orderSheet.${field as 'perKg'}`)}
        options={all.map((one) => ({ value: one, label: unit ? `${one} ${unit}` : one }))}
        chosen={value === undefined ? [] : [value]}
        onChoose={(chosen) => onChange({ ...draft, [field]: chosen })}
      />
    );
  };
  const words = <T extends string>(field: keyof OrderDraft, values: readonly T[]) => (
    <Chips
      label={t(`orderSheet.${field as 'perKg'}`)}
      options={values.map((value) => ({ value, label: t(`orderSheet.${field}-${value}` as 'orderSheet.perKg') }))}
      chosen={draft[field] === undefined ? [] : [draft[field] as T]}
      onChoose={(value) => onChange({ ...draft, [field]: value })}
    />
  );
  const asked = route === 'iv-ketamine' && props.forms.length > 1;
  const bolus = asked && draft.form === 'bolus';
  const byHour = props.byHour && !bolus;
  const form = asked && (
    <Chips
      label={t('orderSheet.form')}
      options={(['infusion', 'bolus'] as const).map((value) => ({ value, label: t(`orderSheet.form-${value}`) }))}
      chosen={draft.form === undefined ? [] : [draft.form]}
      // How much and how fast is another question for each; the weight and the vial are the same.
      onChoose={(value) => {
        const { weight, vial } = draft;
        onChange({ form: value, ...(weight && { weight }), ...(vial && { vial }) });
      }}
    />
  );
  if (asked && draft.form === undefined) return <div className={styles['form']}>{form}</div>;
  const byWeight = route === 'iv-ketamine' || route === 'im-ketamine' || route === 'sc-ketamine';
  return (
    <div className={styles['form']}>
      {form}
      {byWeight && (
        <>
          {byHour
            ? chips('perKgHour', ['0.1', '0.2', '0.3', '0.35', '0.5'], 'mg/kg/h')
            : bolus
              ? chips('perKg', ['0.05', '0.1', '0.15', '0.2', '0.25', '0.3'], 'mg/kg')
              : chips('perKg', ['0.25', '0.3', '0.4', '0.5', '0.6', '0.75', '1'], 'mg/kg')}
          {measured.kg === undefined ? (
            <div className={styles['lack']}>
              <p>{t('orderSheet.noWeight')}</p>
              {props.weigh}
            </div>
          ) : (
            <>
              <p className={styles['soft']}>
                {t('orderSheet.weightFrom', {
                  kg: figure(measured.kg),
                  when: measured.at === undefined ? '' : dateTimeText(measured.at, props.zone, i18n.language),
                })}
              </p>
              {words('weight', ['actual', 'ideal', 'adjusted'])}
            </>
          )}
          {chips('vial', ['10', '50', '100'], 'mg/mL')}
        </>
      )}
      {bolus && chips('seconds', ['60', '120', '180', '300', '600'], 's')}
      {route === 'iv-ketamine' && !bolus && (
        <>
          {chips('minutes', byHour ? ['240', '360', '1440'] : ['40', '45', '60', '240'], 'min')}
          {chips('bag', ['50', '100', '250'], 'mL')}
          {words('primed', ['saline', 'drug'])}
          {chips('lineMl', ['2', '15', '20', '25'], 'mL')}
        </>
      )}
      {route === 'intranasal-esketamine' && (
        <Chips
          label={t('orderSheet.devices')}
          glove
          options={['1', '2', '3'].map((value) => ({ value, label: value, more: `${Number(value) * 28} mg` }))}
          chosen={draft.devices === undefined ? [] : [draft.devices]}
          onChoose={(devices) => onChange({ ...draft, devices })}
        />
      )}
      {(route === 'oral-ketamine' || route === 'sublingual-ketamine' || route === 'intranasal-ketamine') && (
        <>
          {chips('mg', ['25', '50', '75', '100', '150', '200'], 'mg')}
          {words('preparation', ['lozenge', 'tablet', 'solution', 'spray'])}
        </>
      )}
    </div>
  );
}
