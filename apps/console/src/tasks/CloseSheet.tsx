import {
  ATTEMPT_RESULTS,
  ATTEMPT_WAYS,
  CONTACT_OUTCOMES,
  CONTACT_WAYS,
  type HumanContact,
  REACHED,
} from '@keel/clinical/distress';
import type { TasksView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { WordsField } from '@keel/ui/field';
import { Identity } from '@keel/ui/identity';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient } from '../api/index.ts';
import { useNow } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { dayIn } from '../time/index.ts';
import { AnswerDeletion } from './AnswerDeletion.tsx';
import styles from './TasksScreen.module.css';
import { useTaskTitle } from './useTaskTitle.ts';

type Task = TasksView['tasks'][number];
const MINUTE = 60_000;

/** A task is done when somebody says what was done; what is about somebody's safety, when a human being was reached. */
export function CloseSheet({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const taskTitle = useTaskTitle();
  const now = useNow(MINUTE);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const { say, trouble } = useClinicSay();
  const tell = async (kind: string, body: Readonly<Record<string, unknown>>): Promise<void> => {
    const done = await say({ kind, stream: task.stream, seenSeq: task.seq, body });
    if (!done) return;
    await queryClient.invalidateQueries({ queryKey: ['view', 'tasks'] });
    onClose();
  };
  return (
    <Sheet open title={t('tasks.close')} keeps={`${task.stream}/close-task/${task.task}`} onClose={onClose}>
      <div className={styles['sheet']}>
        {task.patient === null ? (
          <b>{t('tasks.unknownCaller')}</b>
        ) : (
          <Identity brief={task.patient} today={dayIn(now, zone)} />
        )}
        <p>{taskTitle(task)}</p>
        {trouble && (
          <p className={styles['trouble']} role="alert">
            {trouble}
          </p>
        )}
        {task.needsContact ? (
          <ByContact task={task} tell={tell} />
        ) : task.kind === 'deletion-request' ? (
          <AnswerDeletion task={task} tell={tell} />
        ) : (
          <ByWords task={task} tell={tell} />
        )}
      </div>
    </Sheet>
  );
}

export interface Part {
  readonly task: Task;
  readonly tell: (kind: string, body: Readonly<Record<string, unknown>>) => Promise<void>;
}

function ByWords({ task, tell }: Part) {
  const { t } = useTranslation();
  const [evidence, setEvidence] = useState('');
  const ready = [t('tasks.did.done')];
  return (
    <>
      <Chips
        label={t('tasks.whatWasDone')}
        many
        options={ready.map((value) => ({ value, label: value }))}
        chosen={ready.filter((words) => evidence.includes(words))}
        onChoose={(words) =>
          setEvidence((said) => (said.includes(words) ? said.replace(words, '').trim() : `${said} ${words}`.trim()))
        }
      />
      <WordsField label={t('tasks.evidence')} value={evidence} onWrite={setEvidence} />
      <Button
        kind="next"
        size="large"
        wide
        disabled={evidence.trim() === ''}
        onClick={() => void tell('close-task', { task: task.task, evidence: evidence.trim() })}
      >
        {t('tasks.close')}
      </Button>
    </>
  );
}

const AGO = ['0', '5', '15', '30', '60'] as const;

/** Four taps: whom, how, when, with what outcome. A try that reached nobody is counted apart and closes nothing. */
function ByContact({ task, tell }: Part) {
  const { t } = useTranslation();
  const now = useNow(MINUTE);
  const [reached, setReached] = useState<HumanContact['reached']>();
  const [how, setHow] = useState<HumanContact['how']>();
  const [ago, setAgo] = useState<(typeof AGO)[number]>();
  const [outcome, setOutcome] = useState<HumanContact['outcome']>();
  const [words, setWords] = useState('');
  const [trying, setTrying] = useState(false);
  const said = reached !== undefined && how !== undefined && ago !== undefined && outcome !== undefined;
  const wordless = outcome === 'other' && words.trim().length < 3;
  const openedAt = Date.parse(task.openedAt);
  // A contact answers what was said before it: no earlier time is offered.
  const times = AGO.filter((minutes) => minutes === '0' || now - Number(minutes) * MINUTE >= openedAt);
  if (trying) return <Try task={task} tell={tell} onBack={() => setTrying(false)} />;
  return (
    <>
      <p className={styles['soft']}>{t('tasks.contact.lead')}</p>
      <Chips
        label={t('tasks.contact.reached')}
        options={REACHED.map((value) => ({ value, label: t(`tasks.contact.who.${value}`) }))}
        chosen={reached === undefined ? [] : [reached]}
        onChoose={setReached}
      />
      <Chips
        label={t('tasks.contact.how')}
        options={CONTACT_WAYS.map((value) => ({ value, label: t(`tasks.contact.way.${value}`) }))}
        chosen={how === undefined ? [] : [how]}
        onChoose={setHow}
      />
      <Chips
        label={t('tasks.contact.when')}
        options={times.map((value) => ({
          value,
          label: value === '0' ? t('tasks.contact.now') : t('tasks.contact.ago', { count: Number(value) }),
        }))}
        chosen={ago === undefined ? [] : [ago]}
        onChoose={setAgo}
      />
      <Chips
        label={t('tasks.contact.outcome')}
        options={CONTACT_OUTCOMES.map((value) => ({ value, label: t(`tasks.contact.was.${value}`) }))}
        chosen={outcome === undefined ? [] : [outcome]}
        onChoose={setOutcome}
      />
      <WordsField
        label={t('tasks.contact.words')}
        value={words}
        onWrite={setWords}
        {...(wordless ? { hint: t('tasks.contact.wordsMust') } : {})}
      />
      <Button
        kind="next"
        size="large"
        wide
        disabled={!said || wordless}
        onClick={() => {
          if (!said) return;
          // "Just now" is this minute: never before the cause, never ahead of the server's clock.
          const at = Math.max(openedAt, Math.floor(now - Number(ago) * MINUTE));
          const contact = { reached, how, at, outcome, ...(words.trim() === '' ? {} : { words: words.trim() }) };
          const evidence = [
            t(`tasks.contact.who.${reached}`),
            t(`tasks.contact.way.${how}`),
            t(`tasks.contact.was.${outcome}`),
            words.trim(),
          ];
          void tell('close-task', { task: task.task, evidence: evidence.filter(Boolean).join('. '), contact });
        }}
      >
        {t('tasks.close')}
      </Button>
      <Button wide onClick={() => setTrying(true)}>
        {t('tasks.contact.nobody')}
      </Button>
    </>
  );
}

function Try({ task, tell, onBack }: Part & { readonly onBack: () => void }) {
  const { t } = useTranslation();
  const [how, setHow] = useState<(typeof ATTEMPT_WAYS)[number]>();
  const [result, setResult] = useState<(typeof ATTEMPT_RESULTS)[number]>();
  return (
    <>
      <Chips
        label={t('tasks.contact.how')}
        options={ATTEMPT_WAYS.map((value) => ({ value, label: t(`tasks.contact.tryHow.${value}`) }))}
        chosen={how === undefined ? [] : [how]}
        onChoose={setHow}
      />
      <Chips
        label={t('tasks.contact.result')}
        options={ATTEMPT_RESULTS.map((value) => ({ value, label: t(`tasks.contact.tryResult.${value}`) }))}
        chosen={result === undefined ? [] : [result]}
        onChoose={setResult}
      />
      <Button
        kind="next"
        size="large"
        wide
        disabled={how === undefined || result === undefined}
        onClick={() => void tell('try-contact', { task: task.task, how, result })}
      >
        {t('tasks.contact.tried')}
      </Button>
      <Button kind="quiet" wide onClick={onBack}>
        {t('tasks.contact.reached')}
      </Button>
    </>
  );
}
