import { type DoseOrder, dosingWeight, orderMg, pumpSetting, type WeightRule } from '@keel/clinical/dosing';
import { latestOf } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';
import styles from './OrderSheet.module.css';
import { useVisit, type Visit } from './visit-context.ts';

interface Draft {
  readonly perKg?: string;
  readonly mg?: string;
  readonly minutes?: string;
  readonly weight?: WeightRule;
  readonly vial?: string;
  readonly bag?: string;
  readonly primed?: 'saline' | 'drug';
  readonly lineMl?: string;
  readonly devices?: string;
  readonly preparation?: string;
  readonly overSeconds?: string;
  readonly given?: 'written' | 'spoken';
  readonly orderedBy?: string;
  readonly readBack?: 'yes' | 'no';
}

/** Weighed today, or the last weight on record: which one is used is always said. */
function weightOf(visit: Visit) {
  const today = latestOf(visit.session, 'weight-measured');
  const kg = today?.body.weightKg ?? visit.patient.weight?.kg;
  const at = today?.at ?? visit.patient.weight?.at;
  const heightCm = today?.body.heightCm ?? visit.patient.height?.cm;
  return { kg, at, heightCm };
}

/** The order that the answers make, or null while something is missing. Nothing is filled in for anyone. */
function orderOf(draft: Draft, visit: Visit): DoseOrder | null {
  const { route } = visit.session;
  if (route === 'intranasal-esketamine') {
    return draft.devices === undefined
      ? null
      : { form: 'nasal-devices', route, devices: Number(draft.devices) as 1 | 2 | 3 };
  }
  const measured = weightOf(visit);
  const sex = visit.patient.details?.sexAtBirth;
  const dosing =
    draft.weight === undefined
      ? undefined
      : dosingWeight({
          rule: draft.weight,
          actualKg: measured.kg,
          heightCm: measured.heightCm,
          sex: sex === 'female' || sex === 'male' ? sex : undefined,
        });
  const weight =
    dosing?.kind === 'known' && measured.kg !== undefined && measured.at !== undefined
      ? {
          rule: dosing.rule,
          kg: dosing.kg,
          actualKg: measured.kg,
          measuredAt: measured.at,
          ...(measured.heightCm === undefined ? {} : { heightCm: measured.heightCm }),
        }
      : undefined;
  if (route === 'oral-ketamine' || route === 'sublingual-ketamine' || route === 'intranasal-ketamine') {
    return draft.mg === undefined || draft.preparation === undefined
      ? null
      : {
          form: 'mouth',
          route,
          amount: { per: 'dose', mg: Number(draft.mg) },
          preparation: draft.preparation,
          ...(weight === undefined ? {} : { weight }),
        };
  }
  if (draft.perKg === undefined || weight === undefined || draft.vial === undefined) return null;
  const amount = { per: 'kg', mgPerKg: Number(draft.perKg) } as const;
  const vialMgPerMl = Number(draft.vial);
  if (route === 'im-ketamine' || route === 'sc-ketamine')
    return { form: 'injection', route, amount, weight, vialMgPerMl };
  if (
    draft.minutes === undefined ||
    draft.bag === undefined ||
    draft.primed === undefined ||
    draft.lineMl === undefined
  ) {
    return null;
  }
  return {
    form: 'infusion',
    route: 'iv-ketamine',
    amount,
    minutes: Number(draft.minutes),
    weight,
    vialMgPerMl,
    bagVolumeMl: Number(draft.bag),
    overfill: 'ignored',
    pump: Number(draft.bag) <= 60 ? 'syringe' : 'bag',
    line: { primedWith: draft.primed, volumeMl: Number(draft.lineMl), afterwards: 'flush' },
  };
}

/** The prescriber's order, by touch, with its arithmetic under it before it is given. */
export function OrderSheet({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const prescribes = visit.me.roles.includes('prescriber');
  const [draft, setDraft] = useState<Draft>(
    prescribes ? { given: 'written', orderedBy: visit.me.id } : { given: 'spoken' },
  );
  const [busy, setBusy] = useState(false);
  const { route } = visit.session;
  const measured = weightOf(visit);
  const order = orderOf(draft, visit);
  const mg = order === null ? null : orderMg(order);
  const setting = order?.form === 'infusion' ? pumpSetting(order) : null;
  const complete =
    order !== null && draft.orderedBy !== undefined && (draft.given === 'written' || draft.readBack === 'yes');
  const chips = (field: keyof Draft, values: readonly string[], unit: string) => (
    <Chips
      label={t(`orderSheet.${field as 'perKg'}`)}
      options={values.map((value) => ({ value, label: unit ? `${value} ${unit}` : value }))}
      chosen={draft[field] === undefined ? [] : [draft[field] as string]}
      onChoose={(value) => setDraft({ ...draft, [field]: value })}
    />
  );
  const words = <T extends string>(field: keyof Draft, values: readonly T[]) => (
    <Chips
      label={t(`orderSheet.${field as 'perKg'}`)}
      options={values.map((value) => ({ value, label: t(`orderSheet.${field}-${value}` as 'orderSheet.perKg') }))}
      chosen={draft[field] === undefined ? [] : [draft[field] as T]}
      onChoose={(value) => setDraft({ ...draft, [field]: value })}
    />
  );
  const save = async (): Promise<void> => {
    if (order === null || draft.orderedBy === undefined || draft.given === undefined) return;
    setBusy(true);
    const said = await visit.say('write-order', {
      order,
      given: draft.given,
      orderedBy: draft.orderedBy,
      overrides: [],
      ...(draft.given === 'spoken' ? { readBack: draft.readBack === 'yes' } : {}),
    });
    setBusy(false);
    if (said.kind !== 'refused') onClose();
  };
  const byWeight = route === 'iv-ketamine' || route === 'im-ketamine' || route === 'sc-ketamine';
  return (
    <Sheet open wide title={t('orderSheet.title')} onClose={onClose}>
      <div className={styles['order']}>
        <div className={styles['form']}>
          {byWeight && (
            <>
              {chips('perKg', ['0.25', '0.3', '0.4', '0.5', '0.6', '0.75', '1'], 'mg/kg')}
              {measured.kg === undefined ? (
                <div className={styles['lack']}>
                  <p>{t('orderSheet.noWeight')}</p>
                  <Button onClick={() => visit.ask('weight')}>{t('ask.weight.do')}</Button>
                </div>
              ) : (
                <>
                  <p className={styles['soft']}>
                    {t('orderSheet.weightFrom', {
                      kg: figure(measured.kg),
                      when: dateTimeText(measured.at ?? visit.now, visit.zone, i18n.language),
                    })}
                  </p>
                  {words('weight', ['actual', 'ideal', 'adjusted'])}
                </>
              )}
              {chips('vial', ['10', '50', '100'], 'mg/mL')}
            </>
          )}
          {route === 'iv-ketamine' && (
            <>
              {chips('minutes', ['40', '45', '60', '240'], 'min')}
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
              onChoose={(devices) => setDraft({ ...draft, devices })}
            />
          )}
          {(route === 'oral-ketamine' || route === 'sublingual-ketamine' || route === 'intranasal-ketamine') && (
            <>
              {chips('mg', ['25', '50', '75', '100', '150', '200'], 'mg')}
              {words('preparation', ['lozenge', 'tablet', 'solution', 'spray'])}
            </>
          )}
          {!prescribes && (
            <>
              <Chips
                label={t('orderSheet.orderedBy')}
                options={visit.view.people
                  .filter(({ roles }) => roles.includes('prescriber'))
                  .map(({ id, name }) => ({ value: id, label: name }))}
                chosen={draft.orderedBy === undefined ? [] : [draft.orderedBy]}
                onChoose={(orderedBy) => setDraft({ ...draft, orderedBy })}
              />
              {words('readBack', ['yes', 'no'])}
            </>
          )}
        </div>
        <div className={styles['sum']} aria-live="polite">
          <p className={styles['big']}>{mg === null ? '––' : figure(mg)} mg</p>
          {setting && (
            <dl>
              <div>
                <dt>{t('orderSheet.draw')}</dt>
                <dd>{figure(setting.vialMl, 2)} mL</dd>
              </div>
              <div>
                <dt>{t('orderSheet.concentration')}</dt>
                <dd>{figure(setting.mgPerMl, 3)} mg/mL</dd>
              </div>
              <div>
                <dt>{t('orderSheet.pump')}</dt>
                <dd>{figure(setting.mlPerHour)} mL/h</dd>
              </div>
              <div>
                <dt>{t('orderSheet.perHour')}</dt>
                <dd>{figure(setting.mgPerHour)} mg/h</dd>
              </div>
              <div>
                <dt>{t('orderSheet.inLine')}</dt>
                <dd>
                  {figure(setting.lineMg)} mg, {figure(setting.lineShare * 100, 0)} %
                </dd>
              </div>
            </dl>
          )}
          <Button kind="next" size="large" wide disabled={!complete || busy} onClick={() => void save()}>
            {t('orderSheet.save')}
          </Button>
        </div>
      </div>
    </Sheet>
  );
}
