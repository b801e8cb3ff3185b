import type { RegisterView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { figure } from '@keel/ui/figure';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinicSay } from '../outbox/index.ts';
import { list } from '../page/index.ts';
import { drugName } from './drug-name.ts';
import type { Container, Place } from './place.ts';

const DAY = 86_400_000;

/** A draw is for one person in one session, and is written there: the register moves with it. */
export function DrawSheet(props: {
  readonly view: RegisterView;
  readonly place: Place;
  readonly container: Container;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { container, place, view } = props;
  const { say, trouble } = useClinicSay();
  const [session, setSession] = useState<string>();
  const [mg, setMg] = useState('');
  const whole = container.form !== 'multi-dose-vial';
  const amount = whole ? container.labelledMg : Number(mg);
  const people = view.sessions.filter(({ patient }) => container.owner === null || container.owner.id === patient?.id);
  const draw = async (as: 'order' | 'fact'): Promise<void> => {
    const done = await say({
      kind: 'prepare-drug',
      stream: `session/${session}`,
      seenSeq: 0,
      once: 'told',
      body: {
        product: `${container.drug} ${container.mgPerMl} mg/mL`,
        lot: container.lot,
        expiresAt: Date.parse(`${container.expiry}T00:00:00Z`) + DAY,
        container:
          container.form === 'nasal-device'
            ? 'device'
            : container.form === 'multi-dose-vial'
              ? 'multi-dose-vial'
              : 'single-dose',
        item: container.id,
        location: place.location,
        mgPerMl: container.mgPerMl,
        drawnMg: amount,
        as,
      },
    });
    if (done) props.onClose();
  };
  return (
    <Sheet open title={t('register.draw')} onClose={props.onClose}>
      <div className={list['sheet']}>
        <p>
          <b>
            {drugName(t, container.drug)} {figure(container.mgPerMl)} mg/mL
          </b>
          , {t('register.lot', { lot: container.lot })}, {container.id}
          <br />
          <span className={list['soft']}>
            {t('register.left', { mg: figure(container.bookMg, 2) })}
            {!whole && ` · ${t('register.mostMg', { mg: figure(container.mostMg, 2) })}`}
          </span>
        </p>
        {people.length === 0 ? (
          <p className={list['late']}>{t('register.nobodyHere')}</p>
        ) : (
          <Chips
            label={t('register.forWhom')}
            options={people.map((one) => ({
              value: one.id,
              label: one.patient?.name ?? one.id,
              more: one.chair ?? '',
            }))}
            chosen={session === undefined ? [] : [session]}
            onChoose={setSession}
          />
        )}
        {whole ? (
          <p>{t('register.wholeDevice', { mg: figure(container.labelledMg, 2) })}</p>
        ) : (
          <Field
            label={t('register.howMuch')}
            type="number"
            inputMode="decimal"
            min="0"
            step="0.1"
            value={mg}
            onChange={(event) => setMg(event.target.value)}
          />
        )}
        {trouble && (
          <>
            <p className={list['late']} role="alert">
              {trouble}
            </p>
            <p className={list['soft']}>{t('register.alreadyDrawnLead')}</p>
            <Button disabled={session === undefined || !(amount > 0)} onClick={() => void draw('fact')}>
              {t('register.alreadyDrawn')}
            </Button>
          </>
        )}
        <Button
          kind="next"
          size="large"
          wide
          disabled={session === undefined || !(amount > 0)}
          onClick={() => void draw('order')}
        >
          {t('register.drawSave')}
        </Button>
      </div>
    </Sheet>
  );
}
