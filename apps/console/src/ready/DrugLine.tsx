import { orderMg, pumpSetting } from '@keel/clinical/dosing';
import { latestOf } from '@keel/clinical/session';
import { DAY_MS } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { figure } from '@keel/ui/figure';
import { useTranslation } from 'react-i18next';
import { useShelf } from '../shelf/index.ts';
import { clockText } from '../time/index.ts';
import { useVisit } from '../visit/index.ts';
import styles from './ReadyScreen.module.css';

/** What will be given, out of what, and whether the pump was looked at twice: one line each, with the way to it. */
export function DrugLine() {
  const { t, i18n } = useTranslation();
  const visit = useVisit();
  const { session, zone } = visit;
  const order = session.order;
  const nasal = session.route === 'intranasal-esketamine';
  const shelf = useShelf({
    drug: nasal ? 'esketamine' : 'ketamine',
    patient: session.patient,
    mgPerMl: order !== null && 'vialMgPerMl' in order.order ? order.order.vialMgPerMl : undefined,
    wholeOnly: nasal,
  });
  const clock = (at: number): string => clockText(at, zone, i18n.language);
  const drawn = latestOf(session, 'drug-prepared');
  const pump = latestOf(session, 'pump-checked');
  const mg = order === null ? null : orderMg(order.order);
  const setting = order?.order.form === 'infusion' ? pumpSetting(order.order) : null;
  const first = shelf?.[0]?.container;
  const rows: {
    readonly name: string;
    readonly value: string;
    readonly open: boolean;
    readonly act?: React.ReactNode;
  }[] = [
    {
      name: t('orderSheet.title'),
      open: order === null,
      value:
        order === null
          ? t('step.open')
          : [
              `${mg === null ? '––' : figure(mg)} mg`,
              t(`ready.${order.entry.body.given}`, {
                name: visit.nameOf(order.entry.body.orderedBy),
                time: clock(order.entry.at),
              }),
              ...(order.unsigned ? [t('ready.unsigned')] : []),
            ].join(', '),
      // Only who spoke can sign for it.
      ...(order?.unsigned && order.entry.body.orderedBy === visit.me.id
        ? {
            act: (
              <Button onClick={() => void visit.say('sign-spoken-order', { order: order.ref })}>
                {t('dueDo.sign-spoken-order')}
              </Button>
            ),
          }
        : {}),
    },
    {
      name: t('ready.drug'),
      open: drawn === undefined && first === undefined,
      value:
        drawn !== undefined
          ? t('ready.drawn', {
              product: drawn.body.product,
              lot: drawn.body.lot,
              // Good to the end of the day that is printed on it.
              expiry: new Date(drawn.body.expiresAt - DAY_MS).toISOString().slice(0, 10),
            })
          : first !== undefined
            ? t(first.owner === null ? 'ready.onShelf' : 'ready.ownOnShelf', {
                product: `${first.drug} ${figure(first.mgPerMl)} mg/mL`,
                lot: first.lot,
                expiry: first.expiry,
              })
            : shelf === null
              ? t('ready.noRegister')
              : t('shelf.none'),
      ...(nasal || drawn !== undefined
        ? {}
        : { act: <Button onClick={() => visit.ask('drug')}>{t('do.drug')}</Button> }),
    },
    ...(setting === null
      ? []
      : [
          {
            name: t('ready.pump'),
            open: pump === undefined,
            value:
              pump === undefined
                ? t('ready.pumpOrdered', { rate: figure(setting.mlPerHour) })
                : t(`ready.pump-${pump.body.by}`, {
                    rate: figure(pump.body.mlPerHour),
                    name: visit.nameOf(pump.body.checkedBy),
                    time: clock(pump.at),
                  }),
            act: <Button onClick={() => visit.ask('pump')}>{t('do.pump')}</Button>,
          },
        ]),
  ];
  return (
    <dl className={styles['drug']} aria-label={t('ready.drugLabel')}>
      {rows.map(({ name, value, open, act }) => (
        <div key={name} data-open={open}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          {act !== undefined && <dd>{act}</dd>}
        </div>
      ))}
    </dl>
  );
}
