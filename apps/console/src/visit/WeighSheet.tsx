import type { Reason } from '@keel/clinical/record';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import styles from './AskSheet.module.css';

/** Weighing a reason: the prescriber says why it may go ahead, and the words stand in the record with the name. */
export function WeighSheet(props: {
  readonly reason: Reason;
  /** What is weighed, of which session: half-written words are kept under it. */
  readonly keeps: string;
  readonly onSign: (words: string) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const [choice, setChoice] = useState<string>();
  const [words, setWords] = useState('');
  const text = [choice && t(`weigh.${choice as 'examined'}`), words.trim()].filter(Boolean).join('. ');
  return (
    <Sheet open title={t('refusal.weigh')} keeps={props.keeps} onClose={props.onClose}>
      <div className={styles['form']}>
        <p>
          <b>{said(props.reason.title)}</b>: {said(props.reason.because)}
        </p>
        <Chips
          label={t('weigh.why')}
          options={(['examined', 'usual-for-patient', 'benefit', 'watched-closely'] as const).map((value) => ({
            value,
            label: t(`weigh.${value}`),
          }))}
          chosen={choice === undefined ? [] : [choice as 'examined']}
          onChoose={setChoice}
        />
        <WordsField label={t('weigh.words')} value={words} onWrite={setWords} />
        <Button kind="next" size="large" wide disabled={text === ''} onClick={() => props.onSign(text)}>
          {t('weigh.sign')}
        </Button>
      </div>
    </Sheet>
  );
}
