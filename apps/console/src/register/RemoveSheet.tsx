import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinicSay } from '../outbox/index.ts';
import { list } from '../page/index.ts';
import { SecondPerson, type SecondPersonMade } from '../second-person/index.ts';
import { drugName } from './drug-name.ts';
import type { Container, Place } from './place.ts';

const HOW = ['transferred', 'destroyed', 'given-back', 'lost'] as const;

/** A whole container leaves the register, with the paper that says where to. */
export function RemoveSheet(props: {
  readonly place: Place;
  readonly container: Container;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { container, place } = props;
  const { say, trouble } = useClinicSay();
  const [how, setHow] = useState<(typeof HOW)[number]>();
  const [paper, setPaper] = useState('');
  const [second, setSecond] = useState<SecondPersonMade>();
  const two = how === 'destroyed';
  const complete = how !== undefined && paper.trim() !== '' && (!two || second?.ready === true);
  const save = async (): Promise<void> => {
    const token = two && second !== undefined ? await second.token() : null;
    if (token === 'refused') return;
    const done = await say({
      kind: 'remove-container',
      stream: `register/${place.location}`,
      seenSeq: place.seq,
      body: { containerId: container.id, how, paper: paper.trim() },
      ...(token === null ? {} : { second: token }),
    });
    if (done) props.onClose();
  };
  return (
    <Sheet open title={t('register.remove')} onClose={props.onClose}>
      <div className={list['sheet']}>
        <p>
          <b>{drugName(t, container.drug)}</b>, {t('register.lot', { lot: container.lot })}, {container.id}
        </p>
        <Chips
          label={t('register.how.label')}
          options={HOW.map((value) => ({ value, label: t(`register.how.${value}`) }))}
          chosen={how === undefined ? [] : [how]}
          onChoose={setHow}
        />
        <Field label={t('register.paper')} value={paper} onChange={(event) => setPaper(event.target.value)} />
        {two && <SecondPerson required onChange={setSecond} />}
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button kind="grave" size="large" wide disabled={!complete} onClick={() => void save()}>
          {t('register.removeSave')}
        </Button>
      </div>
    </Sheet>
  );
}
