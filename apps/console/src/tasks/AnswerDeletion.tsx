import { type DeletionAnswer, KEPT_BECAUSE } from '@keel/clinical/patient';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Part } from './CloseSheet.tsx';
import styles from './TasksScreen.module.css';

const OUTCOMES = ['deleted', 'partly', 'kept'] as const satisfies readonly DeletionAnswer['outcome'][];
/** As the server asks of each: fewer letters say nothing. */
const MIN = 3;
const said = (words: string): boolean => words.trim().length >= MIN;

/** A request for deletion is answered with what was deleted, what is kept and by which law: the patient reads it as it is written here. */
export function AnswerDeletion({ task, tell }: Part) {
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState<DeletionAnswer['outcome']>();
  const [deleted, setDeleted] = useState('');
  const [what, setWhat] = useState('');
  const [because, setBecause] = useState<readonly (typeof KEPT_BECAUSE)[number][]>([]);
  const [law, setLaw] = useState('');
  const deletes = outcome === 'deleted' || outcome === 'partly';
  const keeps = outcome === 'kept' || outcome === 'partly';
  const ready =
    outcome !== undefined && (!deletes || said(deleted)) && (!keeps || (said(what) && because.length > 0 && said(law)));
  const close = (): void => {
    if (outcome === undefined) return;
    const kept = { what: what.trim(), because, law: law.trim() };
    const answer: DeletionAnswer =
      outcome === 'deleted'
        ? { outcome, deleted: deleted.trim() }
        : outcome === 'partly'
          ? { outcome, deleted: deleted.trim(), kept }
          : { outcome, kept };
    const evidence = [
      t(`tasks.deletion.outcome.${outcome}`),
      ...(deletes ? [deleted.trim()] : []),
      ...(keeps ? [what.trim(), law.trim()] : []),
    ];
    void tell('close-task', { task: task.task, evidence: evidence.join('. '), deletion: answer });
  };
  const reads = task.deletion?.reads;
  return (
    <>
      {task.deletion?.words && (
        <div>
          <p className={styles['soft']}>{t('tasks.deletion.asked')}</p>
          <blockquote className={styles['quote']}>{task.deletion.words}</blockquote>
        </div>
      )}
      <p className={styles['soft']}>
        {t('tasks.deletion.lead')}
        {(reads === 'en' || reads === 'es') && ` ${t(`tasks.deletion.reads.${reads}`)}`}
      </p>
      <Chips
        label={t('tasks.deletion.ask')}
        options={OUTCOMES.map((value) => ({ value, label: t(`tasks.deletion.outcome.${value}`) }))}
        chosen={outcome === undefined ? [] : [outcome]}
        onChoose={setOutcome}
      />
      {deletes && <WordsField label={t('tasks.deletion.deleted')} value={deleted} onWrite={setDeleted} />}
      {keeps && (
        <>
          <WordsField label={t('tasks.deletion.kept')} value={what} onWrite={setWhat} />
          <Chips
            label={t('tasks.deletion.because')}
            many
            options={KEPT_BECAUSE.map((value) => ({ value, label: t(`tasks.deletion.why.${value}`) }))}
            chosen={because}
            onChoose={(value) =>
              setBecause((now) => (now.includes(value) ? now.filter((one) => one !== value) : [...now, value]))
            }
          />
          <WordsField label={t('tasks.deletion.law')} value={law} onWrite={setLaw} />
        </>
      )}
      <Button kind="next" size="large" wide disabled={!ready} onClick={close}>
        {t('tasks.deletion.do')}
      </Button>
    </>
  );
}
