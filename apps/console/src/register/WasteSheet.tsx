import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { list } from '../page/index.ts';
import { SecondPerson, type SecondPersonMade } from '../second-person/index.ts';
import { drugName } from './drug-name.ts';
import { type Draw, type Place, useRegisterSay } from './place.ts';

const MANNERS = ['drug-waste', 'sink', 'used-device'] as const;
const REASONS = ['rest-after-dose', 'declined', 'contaminated', 'line-discarded'] as const;

/** What is left of a draw, away under four eyes. */
export function WasteSheet(props: { readonly place: Place; readonly draw: Draw; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { draw } = props;
  const { say, trouble } = useRegisterSay(props.place);
  const [mg, setMg] = useState(String(Number(draw.openMg.toFixed(3))));
  const [manner, setManner] = useState<(typeof MANNERS)[number]>();
  const [reason, setReason] = useState<(typeof REASONS)[number]>();
  const [second, setSecond] = useState<SecondPersonMade>();
  const complete =
    Number(mg) > 0 && manner !== undefined && reason !== undefined && (second === undefined || second.ready);
  const save = async (): Promise<void> => {
    if (manner === undefined || reason === undefined) return;
    const done = await say(
      'waste-drug',
      {
        origin: { kind: 'draw', drawId: draw.drawId },
        mg: Number(mg),
        manner: t(`register.manner.${manner}`, { lng: 'en' }),
        because: t(`register.reason.${reason}`, { lng: 'en' }),
      },
      second,
    );
    if (done) props.onClose();
  };
  return (
    <Sheet open title={t('register.waste')} onClose={props.onClose}>
      <div className={list['sheet']}>
        <p>
          <b>{draw.patient?.name}</b>
          <br />
          {drugName(t, draw.drug)}, {t('register.lot', { lot: draw.lot })}
          <br />
          <span className={list['soft']}>
            {t('register.trail.draw', {
              when: '',
              mg: figure(draw.mg, 2),
              by: draw.by.name,
              given: figure(draw.givenMg, 2),
              wasted: figure(draw.wastedMg, 2),
            }).replace(/^: /, '')}
          </span>
        </p>
        <Field
          label={t('register.wasteMg')}
          type="number"
          inputMode="decimal"
          min="0"
          step="0.01"
          value={mg}
          onChange={(event) => setMg(event.target.value)}
        />
        <Chips
          label={t('register.manner.label')}
          options={MANNERS.map((value) => ({ value, label: t(`register.manner.${value}`) }))}
          chosen={manner === undefined ? [] : [manner]}
          onChoose={setManner}
        />
        <Chips
          label={t('register.reason.label')}
          options={REASONS.map((value) => ({ value, label: t(`register.reason.${value}`) }))}
          chosen={reason === undefined ? [] : [reason]}
          onChoose={setReason}
        />
        <SecondPerson required={false} onChange={setSecond} />
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('register.wasteSave')}
        </Button>
      </div>
    </Sheet>
  );
}
