import { mayDo } from '@keel/clinical/rights';
import type { TasksView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { figure } from '@keel/ui/figure';
import { Identity, NotShownOnce } from '@keel/ui/identity';
import { IconAlertTriangle, IconClock, IconPin } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText, dayIn } from '../time/index.ts';
import { CloseSheet } from './CloseSheet.tsx';
import styles from './TasksScreen.module.css';
import { isToCall } from './to-call.ts';
import { useTaskTitle } from './useTaskTitle.ts';
import { whoseWords } from './whose-words.ts';

type Task = TasksView['tasks'][number];
const MINUTE = 60_000;

/** What is mine, and what is late? */
export function TasksScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<TasksView>('tasks'));
  useTopics(['view/tasks'], view.data?.position);
  const [whose, setWhose] = useState<'mine' | 'all'>('mine');
  const [closing, setClosing] = useState<Task>();
  const me = useQuery(meQuery).data;
  if (!view.data) {
    return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  }
  const { tasks } = view.data;
  // What is about suicide is everybody's to see, whoever owns it.
  const shown = tasks.filter(({ mine, pinned }) => whose === 'all' || mine || pinned);
  // Whoever is not shown what is clinical is not told that nothing of it is owed.
  const sees =
    mayDo({ kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] }, 'class/clinical', 'clinic').verdict ===
    'allow';
  const late = shown.filter((task) => task.late).length;
  return (
    <Page
      title={t('nav.tasks')}
      lead={late === 0 ? t(sees ? 'tasks.noneLate' : 'tasks.noneLateShown') : t('tasks.late', { count: late })}
      act={
        <Chips
          label={t('tasks.whose')}
          options={[
            { value: 'mine', label: t('tasks.mine'), more: String(tasks.filter(({ mine }) => mine).length) },
            { value: 'all', label: t('tasks.all'), more: String(tasks.length) },
          ]}
          chosen={[whose]}
          onChoose={setWhose}
        />
      }
    >
      {shown.length === 0 ? (
        <Empty>{t(whose === 'mine' ? 'tasks.nothingMine' : sees ? 'tasks.nothing' : 'tasks.nothingShown')}</Empty>
      ) : (
        <NotShownOnce of={shown.flatMap(({ patient }) => patient ?? [])}>
          <ul className={styles['list']}>
            {shown.map((task) => (
              <Row key={`${task.stream} ${task.task}`} task={task} onClose={() => setClosing(task)} />
            ))}
          </ul>
        </NotShownOnce>
      )}
      {closing && <CloseSheet task={closing} onClose={() => setClosing(undefined)} />}
    </Page>
  );
}

const CALLED_ABOUT: Readonly<Record<string, string>> = {
  'call-rebook': 'cannot-come',
  'call-escort': 'escort',
  'call-pharmacy': 'pharmacy',
  'call-question': 'question',
  'no-show': 'cannot-come',
};
function Row({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t, i18n } = useTranslation();
  const taskTitle = useTaskTitle();
  const now = useNow(MINUTE);
  const me = useQuery(meQuery).data;
  const zone = me?.clinic.zone ?? 'UTC';
  const { say, trouble } = useClinicSay();
  const navigate = useNavigate();
  const minutes = Math.round((Date.parse(task.dueAt) - now) / MINUTE);
  const late = minutes < 0 || task.late;
  const take = async (): Promise<void> => {
    if (!me) return;
    const { discrepancy } = task;
    const [kind, body] =
      discrepancy === null
        ? ['take-task', { task: task.task, owner: me.person.id }]
        : ['take-discrepancy', { caseId: discrepancy.case, owner: me.person.id }];
    await say({ kind, stream: task.stream, seenSeq: task.seq, body });
    await queryClient.invalidateQueries({ queryKey: ['view', 'tasks'] });
  };
  /** The call that is owed, opened as such: it closes the task when somebody is reached. */
  const callNow = async (): Promise<void> => {
    const call = `k-${crypto.randomUUID().slice(0, 13)}`;
    const topic = task.pinned ? 'suicidal' : task.kind in CALLED_ABOUT ? CALLED_ABOUT[task.kind] : 'after-visit';
    const body = { call, topic, direction: 'out', caller: 'patient', task: task.task };
    await say({ kind: 'open-call', stream: task.stream, seenSeq: task.seq, body });
    await queryClient.invalidateQueries({ queryKey: ['view', 'calls'] });
    await navigate({ to: '/call/$call', params: { call } });
  };
  /** What is about a place is done on its day. */
  const day = /^day\/[^/]+\/(\d{4}-\d{2}-\d{2})$/.exec(task.about?.stream ?? '')?.[1];
  const calls = isToCall(task.kind);
  const form = task.kind === 'ask-cssrs' || task.kind === 'ask-by-voice';
  return (
    <li className={styles['task']} data-pinned={task.pinned}>
      <div className={styles['what']}>
        {task.pinned && (
          <p className={styles['pin']}>
            <IconPin size={18} aria-hidden /> {t('tasks.suicide')}
          </p>
        )}
        <h2>{taskTitle(task)}</h2>
        <p className={styles['when']} data-late={late}>
          {late ? <IconAlertTriangle size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}
          {late ? t('tasks.lateBy', { time: span(t, -minutes) }) : t('tasks.dueIn', { time: span(t, minutes) })}
          <span>· {dateTimeText(Date.parse(task.dueAt), zone, i18n.language)}</span>
        </p>
        <p className={styles['who']}>
          {task.owner
            ? t(`tasks.${whoseWords(task.owner, task.ownerAway, me?.person.id)}`, { name: task.owner.name })
            : t('tasks.ofRole', { role: t(`role.${task.ownerRole}`) })}
          {task.escalatedTo.length > 0 &&
            ` · ${t('tasks.wentOn', { roles: task.escalatedTo.map((role) => t(`role.${role as Task['ownerRole']}`)).join(', ') })}`}
        </p>
        {(task.escalatedPeople.length > 0 || task.nextPeople.length > 0) && (
          <p className={styles['who']}>
            {[
              task.escalatedPeople.length > 0 && t('tasks.kept.wentOnTo', { names: task.escalatedPeople.join(', ') }),
              task.nextPeople.length > 0 && t('tasks.kept.goesOn', { names: task.nextPeople.join(', ') }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        )}
        {task.unwatchedUntil !== null && (
          <p className={styles['who']}>
            {t('tasks.kept.unwatched', { when: dateTimeText(Date.parse(task.unwatchedUntil), zone, i18n.language) })}
          </p>
        )}
        {task.attempts > 0 && <p className={styles['who']}>{t('tasks.kept.attempts', { count: task.attempts })}</p>}
        {trouble && <p className={styles['trouble']}>{trouble}</p>}
      </div>
      {task.discrepancy !== null ? (
        <Discrepancy found={task.discrepancy} />
      ) : task.patient === null ? (
        <Link to="/call" className={styles['person']}>
          <b>{t('tasks.unknownCaller')}</b>
        </Link>
      ) : (
        <Link to="/patient/$id" params={{ id: task.patient.id }} className={styles['person']}>
          <Identity brief={task.patient} today={dayIn(now, zone)} />
        </Link>
      )}
      <div className={styles['acts']}>
        {calls && (
          <Button kind="next" onClick={() => void callNow()}>
            {t('tasks.callNow')}
          </Button>
        )}
        {task.kind === 'call-at-risk' && (
          <Link
            to="/call/$call"
            params={{ call: task.task.split('/')[0] ?? '' }}
            className={buttonClass({ kind: 'next' })}
          >
            {t('tasks.toCall')}
          </Link>
        )}
        {form && task.patient !== null && (
          <Link
            to="/patient/$id"
            params={{ id: task.patient.id }}
            hash="scale=cssrsScreener"
            className={buttonClass({ kind: 'next' })}
          >
            {t('tasks.ask')}
          </Link>
        )}
        {task.kind === 'question' && task.about !== null && (
          <Link
            to="/session/$id/ready"
            params={{ id: task.about.stream.replace(/^session\//, '') }}
            className={buttonClass({ kind: 'next' })}
          >
            {t('tasks.answer')}
          </Link>
        )}
        {day !== undefined && (
          <Link to="/schedule" hash={`on=${day}`} className={buttonClass({ kind: 'next' })}>
            {t('tasks.toDay')}
          </Link>
        )}
        {/* Who may not close it may not take it either: it is shown to him so that he sees to it that somebody does. */}
        {(task.closable || task.discrepancy !== null) && me && task.owner?.id !== me.person.id && (
          <Button onClick={() => void take()}>{t('tasks.take')}</Button>
        )}
        {task.discrepancy !== null ? (
          <Link to="/register" hash={`at=${task.discrepancy.location}`} className={buttonClass({ kind: 'next' })}>
            {t('tasks.toCase')}
          </Link>
        ) : task.closable ? (
          <Button kind={form || calls || day !== undefined ? 'plain' : 'next'} onClick={onClose}>
            {t('tasks.close')}
          </Button>
        ) : (
          <span className={styles['soft']}>
            {t('tasks.notYours', { roles: task.closedBy.map((role) => t(`role.${role}`)).join(', ') })}
          </span>
        )}
      </div>
    </li>
  );
}

/** What does not add up, where, and by how much. */
function Discrepancy({ found }: { readonly found: NonNullable<Task['discrepancy']> }) {
  const { t } = useTranslation();
  const { expectedMg, foundMg } = found;
  return (
    <p className={styles['person']}>
      <b>{[found.name, found.container].filter(Boolean).join(', ')}</b>
      <br />
      {t('register.case.expected', { expected: figure(expectedMg, 2), found: figure(foundMg, 2) })}
    </p>
  );
}

type T = TFunction;

function span(t: T, minutes: number): string {
  if (minutes < 60) return t('tasks.minutes', { count: minutes });
  if (minutes < 48 * 60) return t('tasks.hours', { count: Math.round(minutes / 60) });
  return t('tasks.days', { count: Math.round(minutes / 1_440) });
}
