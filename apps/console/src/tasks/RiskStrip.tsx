import type { TasksView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { IconEar } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { mustBeReached } from './must-be-reached.ts';
import styles from './RiskStrip.module.css';

/** Whoever must be reached is said on every screen, until somebody reached them: a list that nobody has open helps nobody. */
export function RiskStrip() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<TasksView>('tasks'));
  useTopics(['view/tasks'], view.data?.position);
  const here = useRouterState({ select: ({ location }) => location.pathname });
  const needs = (view.data?.tasks ?? []).filter(({ kind, mine, late }) => mustBeReached(kind) && (mine || late));
  const [first] = needs;
  if (first === undefined || here === '/tasks') return null;
  const people = new Set(needs.map(({ stream }) => stream)).size;
  const name =
    first.patient === null
      ? t('tasks.unknownCaller')
      : [first.patient.calledName ?? first.patient.givenName, first.patient.familyName].filter(Boolean).join(' ');
  return (
    <div className={styles['strip']} role="alert">
      <IconEar size={24} aria-hidden />
      <p>
        <b>{t('tasks.strip', { count: people })}</b>
        {people === 1 && `: ${name}`} ·{' '}
        {first.owner
          ? t('tasks.ownedBy', { name: first.owner.name })
          : t('tasks.ofRole', { role: t(`role.${first.ownerRole}`) })}
      </p>
      <Link to="/tasks" className={buttonClass({ kind: 'next' })}>
        {t('tasks.stripOpen')}
      </Link>
    </div>
  );
}
