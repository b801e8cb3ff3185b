import type { ScheduleView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { PersonPick } from './PersonPick.tsx';
import { RefusedBooking } from './RefusedBooking.tsx';
import styles from './ScheduleScreen.module.css';
import { useBooking } from './useBooking.ts';

/** Somebody would come on this day if a place became free: who, for what, and which hours would do. */
export function WaitSheet(props: { readonly view: ScheduleView; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const said = useSaid();
  const { view, onClose } = props;
  const { say, refusal } = useBooking();
  const [patient, setPatient] = useState<string>();
  const [regimen, setRegimen] = useState<string>();
  const [wish, setWish] = useState('');
  const [busy, setBusy] = useState(false);
  const complete = patient !== undefined && regimen !== undefined && wish.trim() !== '';
  const list = async (): Promise<void> => {
    setBusy(true);
    const outcome = await say({
      kind: 'list-waiting',
      stream: `day/${view.site}/${view.date}`,
      seenSeq: view.seq,
      body: { patient, regimen, words: wish.trim() },
    });
    setBusy(false);
    if (outcome !== 'refused') onClose();
  };
  return (
    <Sheet open title={t('schedule.addWaiting')} onClose={onClose}>
      <div className={styles['sheet']}>
        <PersonPick chosen={patient} today={view.date} onChoose={setPatient} />
        <Chips
          label={t('schedule.regimen')}
          options={view.regimens.map(({ id, title }) => ({ value: id, label: said(title) }))}
          chosen={regimen === undefined ? [] : [regimen]}
          onChoose={setRegimen}
        />
        <Chips
          label={t('schedule.wish')}
          options={(['any', 'morning', 'afternoon', 'short-notice'] as const).map((value) => ({
            value,
            label: t(`schedule.wishes.${value}`),
          }))}
          chosen={[]}
          onChoose={(value) => setWish(t(`schedule.wishes.${value}`))}
        />
        <Field
          label={t('schedule.wishWords')}
          value={wish}
          autoComplete="off"
          onChange={(event) => setWish(event.target.value)}
        />
        {refusal && <RefusedBooking problem={refusal} zone={view.zone} onGoAhead={() => undefined} />}
        <Button kind="next" size="large" wide disabled={!complete || busy} onClick={() => void list()}>
          {t('schedule.addWaiting')}
        </Button>
      </div>
    </Sheet>
  );
}
