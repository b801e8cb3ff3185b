import { orderMg, pumpSetting } from '@keel/clinical/dosing';
import { instant } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OnShelf, ShelfPicker, useShelf } from '../shelf/index.ts';
import styles from './AskSheet.module.css';
import { useVisit } from './visit-context.ts';

const DAY = 86_400_000;

/** The drug that is drawn up, by its label; or the pump, looked at twice. */
export function DrugSheet({ what, onClose }: { readonly what: 'drug' | 'pump'; readonly onClose: () => void }) {
  return what === 'drug' ? <Drug onClose={onClose} /> : <Pump onClose={onClose} />;
}

function Drug({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const nasal = visit.session.route === 'intranasal-esketamine';
  const [strength, setStrength] = useState<string>();
  const [container, setContainer] = useState<'multi-dose-vial' | 'single-dose' | 'device' | 'dose-unit'>();
  const [lot, setLot] = useState('');
  const [expires, setExpires] = useState('');
  const order = visit.session.order?.order;
  const shelf = useShelf({
    drug: nasal ? 'esketamine' : 'ketamine',
    patient: visit.session.patient,
    mgPerMl: order !== undefined && 'vialMgPerMl' in order ? order.vialMgPerMl : undefined,
    wholeOnly: nasal,
  });
  const [taken, setTaken] = useState<OnShelf | null>();
  const [mg, setMg] = useState(() => {
    const whole = order === undefined ? null : orderMg(order);
    return whole === null ? '' : String(Number(whole.toFixed(2)));
  });
  const [refused, setRefused] = useState(false);
  /** Out of the register: asked for, so that two never draw the same mL; told, where it has happened already. */
  const draw = async (as: 'order' | 'fact'): Promise<void> => {
    if (!taken) return;
    const { container: one, location } = taken;
    const whole = one.form !== 'multi-dose-vial';
    const said = await visit.say(
      'prepare-drug',
      {
        product: `${one.drug} ${one.mgPerMl} mg/mL`,
        lot: one.lot,
        expiresAt: instant(Date.parse(`${one.expiry}T00:00:00Z`) + DAY),
        container: one.form === 'nasal-device' ? 'device' : whole ? 'single-dose' : 'multi-dose-vial',
        item: one.id,
        location,
        ...(one.form === 'nasal-device' ? {} : { mgPerMl: one.mgPerMl }),
        drawnMg: whole ? one.labelledMg : Number(mg),
        as,
      },
      { undo: t('do.drug') },
    );
    if (said.kind === 'refused') setRefused(true);
    else onClose();
  };
  const complete = lot.trim() !== '' && expires !== '' && container !== undefined && (nasal || strength !== undefined);
  const save = async (): Promise<void> => {
    if (container === undefined) return;
    const said = await visit.say(
      'prepare-drug',
      {
        product: nasal ? 'esketamine 28 mg' : `ketamine ${strength} mg/mL`,
        lot: lot.trim(),
        // Good to the end of the day that is printed.
        expiresAt: instant(Date.parse(`${expires}T00:00:00Z`) + DAY),
        container,
        ...(strength === undefined || nasal ? {} : { mgPerMl: Number(strength) }),
      },
      { undo: t('do.drug') },
    );
    if (said.kind !== 'refused') onClose();
  };
  return (
    <Sheet open title={t('do.drug')} onClose={onClose}>
      <div className={styles['form']}>
        {shelf && (
          <ShelfPicker
            shelf={shelf}
            chosen={taken === undefined ? undefined : (taken?.container.id ?? 'typed')}
            onChoose={setTaken}
          />
        )}
        {taken && (
          <>
            {taken.container.form === 'multi-dose-vial' && (
              <Field
                label={t('shelf.mg')}
                type="number"
                inputMode="decimal"
                min="0"
                step="0.1"
                value={mg}
                onChange={(event) => setMg(event.target.value)}
              />
            )}
            {refused && (
              <Button wide onClick={() => void draw('fact')}>
                {t('register.alreadyDrawn')}
              </Button>
            )}
            <Button
              kind="next"
              size="large"
              wide
              disabled={taken.container.form === 'multi-dose-vial' && !(Number(mg) > 0)}
              onClick={() => void draw('order')}
            >
              {t('ask.save')}
            </Button>
          </>
        )}
        {(shelf === null || taken === null) && (
          <>
            {!nasal && (
              <Chips
                label={t('orderSheet.vial')}
                options={['10', '50', '100'].map((value) => ({ value, label: `${value} mg/mL` }))}
                chosen={strength === undefined ? [] : [strength]}
                onChoose={setStrength}
              />
            )}
            <Chips
              label={t('drug.container')}
              options={(['multi-dose-vial', 'single-dose', 'device', 'dose-unit'] as const).map((value) => ({
                value,
                label: t(`drug.${value}`),
              }))}
              chosen={container === undefined ? [] : [container]}
              onChoose={setContainer}
            />
            <Field
              label={t('drug.lot')}
              hint={t('drug.lotHint')}
              value={lot}
              onChange={(e) => setLot(e.target.value)}
              autoCapitalize="characters"
            />
            <Field label={t('drug.expires')} type="date" value={expires} onChange={(e) => setExpires(e.target.value)} />
            <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
              {t('ask.save')}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}

/** What stands on the pump is read out and compared with the order; it is never copied from it. */
function Pump({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const visit = useVisit();
  const order = visit.session.order?.order;
  const setting = order?.form === 'infusion' ? pumpSetting(order) : null;
  const [rate, setRate] = useState('');
  const [volume, setVolume] = useState('');
  const [by, setBy] = useState<'second-person' | 'second-look'>();
  const [who, setWho] = useState<string>();
  const complete = rate !== '' && volume !== '' && by !== undefined && (by === 'second-look' || who !== undefined);
  const save = async (): Promise<void> => {
    if (by === undefined || setting === null) return;
    const said = await visit.say(
      'check-pump',
      {
        mlPerHour: Number(rate),
        volumeToInfuseMl: Number(volume),
        mgPerMl: setting.mgPerMl,
        by,
        checkedBy: by === 'second-look' ? visit.me.id : who!,
      },
      { undo: t('do.pump') },
    );
    if (said.kind !== 'refused') onClose();
  };
  if (setting === null || order?.form !== 'infusion') {
    return (
      <Sheet open title={t('do.pump')} onClose={onClose}>
        <p>{t('dose.noOrder')}</p>
      </Sheet>
    );
  }
  return (
    <Sheet open title={t('do.pump')} onClose={onClose}>
      <div className={styles['form']}>
        <p>
          {t('pump.ordered', {
            rate: figure(setting.mlPerHour),
            volume: figure(order.bagVolumeMl),
            concentration: figure(setting.mgPerMl, 3),
          })}
        </p>
        <Field
          label={t('pump.rate')}
          inputMode="decimal"
          type="number"
          step="0.1"
          min="0"
          value={rate}
          onChange={(e) => setRate(e.target.value)}
        />
        <Field
          label={t('pump.volume')}
          inputMode="decimal"
          type="number"
          step="0.1"
          min="0"
          value={volume}
          onChange={(e) => setVolume(e.target.value)}
        />
        <Chips
          label={t('pump.by')}
          options={(['second-person', 'second-look'] as const).map((value) => ({ value, label: t(`pump.${value}`) }))}
          chosen={by === undefined ? [] : [by]}
          onChoose={setBy}
        />
        {by === 'second-person' && (
          <Chips
            label={t('pump.who')}
            options={visit.view.people
              .filter(
                ({ id, roles }) => id !== visit.me.id && (roles.includes('nurse') || roles.includes('prescriber')),
              )
              .map(({ id, name }) => ({ value: id, label: name }))}
            chosen={who === undefined ? [] : [who]}
            onChoose={setWho}
          />
        )}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('ask.save')}
        </Button>
      </div>
    </Sheet>
  );
}
