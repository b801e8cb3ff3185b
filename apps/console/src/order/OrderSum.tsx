import { type DoseOrder, orderMg, pumpSetting } from '@keel/clinical/dosing';
import { figure } from '@keel/ui/figure';
import { useTranslation } from 'react-i18next';
import { dateTimeText } from '../time/index.ts';
import styles from './Order.module.css';

/** What an order amounts to: mg, mL, mL/h, and the weight they lean on with its rule and its day. */
export function OrderSum({ order, zone }: { readonly order: DoseOrder | null; readonly zone: string }) {
  const { t, i18n } = useTranslation();
  const mg = order === null ? null : orderMg(order);
  const setting = order?.form === 'infusion' ? pumpSetting(order) : null;
  const weight = order !== null && 'weight' in order ? order.weight : undefined;
  const rows: [string, string][] = [];
  if (weight !== undefined) {
    rows.push([
      t(`orderSheet.weight-${weight.rule}`),
      `${figure(weight.kg)} kg, ${dateTimeText(weight.measuredAt, zone, i18n.language)}`,
    ]);
    if (mg !== null) rows.push([t('orderSheet.share'), `${figure(mg / weight.kg, 2)} mg/kg`]);
  }
  if (setting !== null) {
    rows.push(
      [t('orderSheet.draw'), `${figure(setting.vialMl, 2)} mL`],
      [t('orderSheet.concentration'), `${figure(setting.mgPerMl, 3)} mg/mL`],
      [t('orderSheet.pump'), `${figure(setting.mlPerHour)} mL/h`],
      [t('orderSheet.perHour'), `${figure(setting.mgPerHour)} mg/h`],
      [t('orderSheet.inLine'), `${figure(setting.lineMg)} mg, ${figure(setting.lineShare * 100, 0)} %`],
    );
  } else if (order !== null && 'vialMgPerMl' in order && mg !== null) {
    rows.push([t('orderSheet.draw'), `${figure(mg / order.vialMgPerMl, 2)} mL`]);
  }
  return (
    <div className={styles['figures']} aria-live="polite">
      <p className={styles['big']}>{mg === null ? '––' : figure(mg)} mg</p>
      {rows.length > 0 && (
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}
