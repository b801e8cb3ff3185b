import { HUB_LOSS_ML_PER_DRAW, HUB_LOSS_SHARE_MAX } from '@keel/clinical/register';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { list } from '../page/index.ts';
import { SecondPerson, type SecondPersonMade } from '../second-person/index.ts';
import { drugName } from './drug-name.ts';
import { type Container, type Place, useRegisterSay } from './place.ts';

/** The end of an opened vial: what is really in it, under two signatures. */
export function FinishSheet(props: {
  readonly place: Place;
  readonly container: Container;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { container } = props;
  const { say, trouble } = useRegisterSay(props.place);
  const [measured, setMeasured] = useState('');
  const [second, setSecond] = useState<SecondPersonMade>();
  const multi = container.form === 'multi-dose-vial';
  const up = multi ? container.mostMg - container.bookMg : 0;
  const down = multi
    ? Math.min(HUB_LOSS_ML_PER_DRAW * container.draws * container.mgPerMl, HUB_LOSS_SHARE_MAX * container.labelledMg)
    : 0;
  const save = async (): Promise<void> => {
    const done = await say('finish-container', { containerId: container.id, measuredMg: Number(measured) }, second);
    if (done) props.onClose();
  };
  return (
    <Sheet open title={t('register.finish')} onClose={props.onClose}>
      <div className={list['sheet']}>
        <p>
          <b>
            {drugName(t, container.drug)} {figure(container.mgPerMl)} mg/mL
          </b>
          , {t('register.lot', { lot: container.lot })}, {container.id}
          <br />
          <span className={list['soft']}>{t('register.left', { mg: figure(container.bookMg, 2) })}</span>
        </p>
        <p>{t('register.measuredLead', { up: figure(up, 2), down: figure(down, 2) })}</p>
        <Field
          label={t('register.measured')}
          type="number"
          inputMode="decimal"
          min="0"
          step="0.1"
          value={measured}
          onChange={(event) => setMeasured(event.target.value)}
        />
        <SecondPerson required onChange={setSecond} />
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button
          kind="next"
          size="large"
          wide
          disabled={measured === '' || second?.ready !== true}
          onClick={() => void save()}
        >
          {t('register.finishSave')}
        </Button>
      </div>
    </Sheet>
  );
}
