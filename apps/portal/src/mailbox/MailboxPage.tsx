import type { MailboxView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, portalQuery } from '../api/index.ts';
import { dayAndHourAt, Failed, hereZone, Trouble, Waiting } from '../shell/index.ts';
import styles from './MailboxPage.module.css';

const EVERY_MS = 500;

/** What the demo would have sent. A clinic has no such page: its mail goes to its mail server. */
export function MailboxPage() {
  const { t } = useTranslation();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['mailbox'],
    queryFn: () => api.get<MailboxView>('/mailbox'),
    refetchInterval: (query) => (query.state.error === null ? EVERY_MS : false),
  });
  const { data: portal } = useQuery(portalQuery);
  if (isPending) return <Waiting />;
  if (data === undefined || error instanceof ProblemError) return <Failed again={() => void refetch()} />;
  // What a message says of an hour is the clinic's: one clock for both.
  const [clinic, another] = portal?.clinics ?? [];
  const zone = clinic === undefined || another !== undefined ? hereZone() : clinic.zone;
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
              {dayAndHourAt(message.at, zone)}
            </p>
            {message.text.split('\n\n').map((line) => (
              <p key={line}>{linked(line)}</p>
            ))}
            {message.channel === 'text' && <Reply from={message.to} />}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The demo's own phone: what somebody would write back, and what would come to him then. */
function Reply({ from }: { readonly from: string }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const send = useMutation({
    mutationFn: () =>
      api.post<{ readonly reply: string }>('/mailbox/reply', { id: crypto.randomUUID(), from, text: text.trim() }),
    onSuccess: () => setText(''),
  });
  return (
    <form
      className={styles['reply']}
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== '') send.mutate();
      }}
    >
      <Field label={t('mailbox.reply')} value={text} onChange={(event) => setText(event.target.value)} />
      <Button type="submit" disabled={send.isPending || text.trim() === ''}>
        {t('mailbox.send')}
      </Button>
      <p role="status">{send.data?.reply}</p>
      <Trouble error={send.error} />
    </form>
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
