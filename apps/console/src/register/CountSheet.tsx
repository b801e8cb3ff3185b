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
import { type Place, shelves, useRegisterSay } from './place.ts';
import styles from './RegisterScreen.module.css';

/** What is there is counted first; what the book expected is shown once a number stands. */
export function CountSheet({ place, onClose }: { readonly place: Place; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { say, trouble } = useRegisterSay(place);
  const [when, setWhen] = useState<'opening' | 'close'>();
  const [sealed, setSealed] = useState<Readonly<Record<string, string>>>({});
  const [open, setOpen] = useState<Readonly<Record<string, string>>>({});
  const [second, setSecond] = useState<SecondPersonMade>();
  const groups = shelves(place.containers.filter(({ state }) => state === 'sealed'));
  const vials = place.containers.filter(({ state }) => state === 'open');
  const complete =
    when !== undefined &&
    groups.every(({ key }) => /^\d+$/.test(sealed[key] ?? '')) &&
    vials.every(({ id }) => (open[id] ?? '') !== '') &&
    (second === undefined || second.ready);
  const save = async (): Promise<void> => {
    const counts = [
      // As many as were found, the first of them by their ids; the others are the ones that are missing.
      ...groups.flatMap(({ key, containers }) =>
        containers.slice(0, Number(sealed[key])).map((one) => ({ containerId: one.id, mg: one.bookMg })),
      ),
      // And more than the book knows are counted too, under names of their own: found, but not in the register.
      ...groups.flatMap(({ key, first, containers }) =>
        Array.from({ length: Math.max(0, Number(sealed[key]) - containers.length) }, (_, nth) => ({
          containerId: `beyond-${containers.length + nth + 1}-${first.id}`.slice(0, 64),
          mg: first.labelledMg,
        })),
      ),
      ...vials.map(({ id }) => ({ containerId: id, mg: Number(open[id]) })),
    ];
    if (await say('count-stock', { when, counts }, second)) onClose();
  };
  return (
    <Sheet open wide title={t('register.count')} onClose={onClose}>
      <div className={list['sheet']}>
        <p className={list['soft']}>{t('register.countLead')}</p>
        <Chips
          label={t('register.countWhen')}
          options={[
            { value: 'opening' as const, label: t('register.opening') },
            { value: 'close' as const, label: t('register.closing') },
          ]}
          chosen={when === undefined ? [] : [when]}
          onChoose={setWhen}
        />
        <div>
          {vials.map((one) => (
            <div key={one.id} className={styles['counted']}>
              <p>
                <b>
                  {drugName(t, one.drug)} {figure(one.mgPerMl)} mg/mL
                </b>
                <br />
                <span className={list['soft']}>
                  {t('register.opened')} · {t('register.lot', { lot: one.lot })} · {one.id}
                </span>
              </p>
              <Field
                label={`${one.id}, mg`}
                type="number"
                inputMode="decimal"
                min="0"
                step="0.1"
                hint={
                  (open[one.id] ?? '') === ''
                    ? undefined
                    : Math.abs(Number(open[one.id]) - one.bookMg) < 0.05
                      ? t('register.agrees')
                      : t('register.differs', { mg: figure(one.bookMg, 2) })
                }
                value={open[one.id] ?? ''}
                onChange={(event) => setOpen({ ...open, [one.id]: event.target.value })}
              />
            </div>
          ))}
          {groups.map(({ key, first, containers }) => (
            <div key={key} className={styles['counted']}>
              <p>
                <b>
                  {drugName(t, first.drug)}, {t(`register.form.${first.form}`)}
                </b>
                <br />
                <span className={list['soft']}>
                  {t('register.lot', { lot: first.lot })}
                  {first.owner && ` · ${t('register.ownedBy', { name: first.owner.name })}`}
                </span>
              </p>
              <Field
                label={t('register.sealedFound')}
                aria-label={`${t('register.sealedFound')}: ${drugName(t, first.drug)}, ${first.lot}`}
                type="number"
                inputMode="numeric"
                min="0"
                max={200}
                step={1}
                hint={
                  (sealed[key] ?? '') === ''
                    ? undefined
                    : Number(sealed[key]) === containers.length
                      ? t('register.agrees')
                      : t('register.expectedSealed', { count: containers.length })
                }
                value={sealed[key] ?? ''}
                onChange={(event) => setSealed({ ...sealed, [key]: event.target.value })}
              />
            </div>
          ))}
        </div>
        <SecondPerson required={false} onChange={setSecond} />
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button kind="next" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('register.countSave')}
        </Button>
      </div>
    </Sheet>
  );
}
