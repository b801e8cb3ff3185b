import type { MailboxView } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError } from '../api/index.ts';
import { dayAndHourAt, Failed, Waiting } from '../shell/index.ts';
import styles from './MailboxPage.module.css';

const EVERY_MS = 2_000;

/** What the demo would have sent. A clinic has no such page: its mail goes to its mail server. */
export function MailboxPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['mailbox'],
    queryFn: () => api.get<MailboxView>('/mailbox'),
    refetchInterval: (query) => (query.state.error === null ? EVERY_MS : false),
  });
  if (isPending) return <Waiting />;
  if (data === undefined || error instanceof ProblemError) return <Failed again={() => void refetch()} />;
  return (
    <div className={styles['box']}>
      <div>
        <h1>{t('mailbox.title')}</h1>
        <p>{t('mailbox.lead')}</p>
      </div>
      {data.messages.length === 0 && <p role="status">{t('mailbox.none')}</p>}
      <ul>
        {data.messages.map((message) => (
          <li key={message.id} className={styles['message']}>
            <h2>{message.subject}</h2>
            <p className={styles['to']}>
              {t(`mailbox.${message.channel}`)} · {t('mailbox.to', { to: message.to })} ·{' '}
              {dayAndHourAt(message.at, Intl.DateTimeFormat().resolvedOptions().timeZone)}
            </p>
            {message.text.split('\n\n').map((line) => (
              <p key={line}>{linked(line)}</p>
            ))}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Addresses of ours as links, opened as from a mail: anew, without what this page knows. */
function linked(line: string) {
  return line.split(/(https?:\/\/\S+)/).map((part, index) => {
    const key = `${index} ${part}`;
    if (!part.startsWith('http') || !URL.canParse(part)) return <Fragment key={key}>{part}</Fragment>;
    const { pathname, hash } = new URL(part);
    return (
      <a key={key} href={`${pathname}${hash}`} className={styles['link']}>
        {part.slice(0, part.indexOf('#') + 9)}…
      </a>
    );
  });
}
