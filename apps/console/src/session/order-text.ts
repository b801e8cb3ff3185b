import { type DoseOrder, orderMg, pumpSetting } from '@keel/clinical/dosing';
import { figure } from '@keel/ui/figure';
import type { TFunction } from 'i18next';
import { drawVolume } from '../visit/index.ts';

/** An order in one line, with every step of its arithmetic: which weight, how much, how fast. */
export function orderText(order: DoseOrder, t: TFunction): string {
  const mg = orderMg(order);
  const total = mg === null ? '?' : figure(mg);
  const weight =
    'weight' in order && order.weight ? ` × ${figure(order.weight.kg)} kg (${t(`weight.${order.weight.rule}`)})` : '';
  if (order.form === 'nasal-devices') return t('order.nasal', { count: order.devices, mg: total });
  const amount =
    order.amount.per === 'kg'
      ? `${figure(order.amount.mgPerKg, 2)} mg/kg${weight} = ${total} mg`
      : order.amount.per === 'kg-hour'
        ? `${figure(order.amount.mgPerKgPerHour, 2)} mg/kg/h${weight} = ${total} mg`
        : order.amount.per === 'hour'
          ? `${figure(order.amount.mgPerHour)} mg/h = ${total} mg`
          : `${total} mg`;
  const drawn = (mgPerMl: number): string => (mg === null ? amount : `${amount}, ${drawVolume(mg, mgPerMl)}`);
  switch (order.form) {
    case 'infusion': {
      const setting = pumpSetting(order);
      const rate = setting === null ? '' : `, ${figure(setting.mlPerHour)} mL/h`;
      return t('order.infusion', { amount, minutes: order.minutes, bag: order.bagVolumeMl, rate });
    }
    case 'bolus':
      return t('order.bolus', { amount: drawn(order.vialMgPerMl), seconds: order.overSeconds });
    case 'injection':
      return t('order.injection', { amount: drawn(order.vialMgPerMl), route: t(`route.${order.route}`) });
    case 'mouth':
      return t('order.mouth', { amount, route: t(`route.${order.route}`), preparation: order.preparation });
  }
}
