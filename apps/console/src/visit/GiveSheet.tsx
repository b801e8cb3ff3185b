import { DEVICE_MG, orderMg } from '@keel/clinical/dosing';
import { allOf, deliveredUnder } from '@keel/clinical/session';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OnShelf, ShelfPicker, useShelf } from '../shelf/index.ts';
import { dayIn } from '../time/index.ts';
import styles from './AskSheet.module.css';
import { DeliveryFields } from './DeliveryFields.tsx';
import { deliveryOf, NO_DELIVERY } from './delivery-draft.ts';
import { drawVolume } from './draw-volume.ts';
import { drawnFor } from './drawn-for.ts';
import { useVisit } from './visit-context.ts';

/** One dose at once: a device, an injection, a tablet. Who it is for stands above it; how much got in is asked, not assumed. */
export function GiveSheet(props: {
  readonly what: 'device' | 'injection' | 'mouth' | 'bolus';
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const visit = useVisit();
  const { session } = visit;
  const standing = session.order;
  const drug = drawnFor(session);
  const [draft, setDraft] = useState(NO_DELIVERY);
  const [place, setPlace] = useState<'deltoid' | 'thigh' | 'gluteal' | 'abdomen'>();
  const [lot, setLot] = useState(drug?.body.lot ?? '');
  const shelf = useShelf({ drug: 'esketamine', patient: session.patient, wholeOnly: true });
  const [taken, setTaken] = useState<OnShelf | null>();
  // What was set aside for this patient and not used yet comes before the shelf.
  const aside = allOf(session, 'drug-prepared').find(
    ({ body }) =>
      body.container === 'device' &&
      body.item !== undefined &&
      !session.devices.some((given) => given.body.item === body.item),
  )?.body;
  const fromShelf = props.what === 'device' && shelf !== null && aside === undefined;
  const number = (session.devices.length + 1) as 1 | 2 | 3;
  const ordered = standing === null ? null : props.what === 'device' ? DEVICE_MG : orderMg(standing.order);
  // Of a dose that got in only in part, the rest is given.
  const before = standing === null ? 0 : deliveredUnder(session, visit.now, standing.ref);
  const whole =
    ordered === null || props.what === 'device' ? ordered : Number(Math.max(0, ordered - before).toFixed(3));
  // By the strength that was drawn, which is not always the one that was ordered.
  const strength =
    standing !== null && 'vialMgPerMl' in standing.order
      ? (drug?.body.mgPerMl ?? standing.order.vialMgPerMl)
      : undefined;

  const found = deliveryOf(draft);
  const complete =
    found !== null &&
    whole !== null &&
    standing !== null &&
    (props.what !== 'injection' || place !== undefined) &&
    (!fromShelf || taken !== undefined || found.kind === 'declined');

  const give = async (): Promise<void> => {
    if (found === null || whole === null || standing === null) return;
    const basis = {
      as: 'order',
      overrides: [],
      order: standing.ref,
      delivery: found,
      ...(props.what === 'device' && aside?.item !== undefined && aside.location !== undefined
        ? { lot: aside.lot, item: aside.item, location: aside.location }
        : fromShelf && taken
          ? { lot: taken.container.lot, item: taken.container.id, location: taken.location }
          : lot === ''
            ? {}
            : { lot }),
    } as const;
    const { order } = standing;
    const said =
      props.what === 'device'
        ? await visit.say('give-device', { ...basis, device: number, mg: DEVICE_MG, watchedBy: visit.me.id })
        : props.what === 'injection' && order.form === 'injection' && place !== undefined
          ? await visit.say('give-injection', {
              ...basis,
              route: order.route,
              mg: whole,
              mgPerMl: strength ?? order.vialMgPerMl,
              place,
            })
          : props.what === 'mouth' && order.form === 'mouth'
            ? await visit.say('give-mouth-dose', {
                ...basis,
                route: order.route,
                mg: whole,
                preparation: order.preparation,
              })
            : order.form === 'bolus'
              ? await visit.say('give-bolus', {
                  ...basis,
                  mg: whole,
                  overSeconds: order.overSeconds,
                  mgPerMl: strength ?? order.vialMgPerMl,
                })
              : null;
    if (said !== null && said.kind !== 'refused') props.onClose();
  };
  return (
    <Sheet
      open
      title={props.what === 'device' ? t('dose.device', { number }) : t(`start.${props.what}`)}
      onClose={props.onClose}
    >
      <div className={styles['form']}>
        <Identity brief={visit.view.brief} today={dayIn(visit.now, visit.zone)} />
        {standing === null ? (
          <p>{t('dose.noOrder')}</p>
        ) : (
          <p>
            {t('give.whole', { mg: figure(whole ?? Number.NaN) })}
            {whole !== null && strength !== undefined && `, ${drawVolume(whole, strength)}`}
            {standing.order.form === 'bolus' && `, ${t('give.over', { seconds: standing.order.overSeconds })}`}
          </p>
        )}
        {props.what === 'injection' && (
          <Chips
            label={t('give.place')}
            options={(['deltoid', 'thigh', 'gluteal', 'abdomen'] as const).map((value) => ({
              value,
              label: t(`give.${value}`),
            }))}
            chosen={place === undefined ? [] : [place]}
            onChoose={setPlace}
          />
        )}
        <DeliveryFields draft={draft} onChange={setDraft} />
        {fromShelf && shelf && draft.how !== 'declined' && (
          <ShelfPicker
            shelf={shelf}
            chosen={taken === undefined ? undefined : (taken?.container.id ?? 'typed')}
            onChoose={setTaken}
          />
        )}
        {((!fromShelf && aside === undefined) || (fromShelf && taken === null)) && (
          <Field label={t('drug.lot')} hint={t('drug.lotHint')} value={lot} onChange={(e) => setLot(e.target.value)} />
        )}
        {props.what === 'device' && <p>{t('give.watched', { name: visit.me.name })}</p>}
        <Button kind="next" size="glove" wide disabled={!complete} onClick={() => void give()}>
          {t('give.save')}
        </Button>
      </div>
    </Sheet>
  );
}
