import type { ProblemDocument } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { type Said, useSaid } from '../clinical-words/index.ts';
import { type RefusedEntry, useOutbox } from '../outbox/index.ts';
import { dateTimeText } from '../time/index.ts';
import { type FieldWords, fieldsOf } from './fields-of.ts';
import styles from './NotTaken.module.css';
import { useFieldWords } from './use-field-words.ts';

/** What this person entered and the server refused after the screen was gone: said above every screen until it is put away. */
export function NotTaken({ entries }: { readonly entries: readonly RefusedEntry[] }) {
  const { t } = useTranslation();
  return (
    <section className={styles['strip']} role="alert" aria-label={t('notTaken.title', { count: entries.length })}>
      <IconAlertTriangle size={24} stroke={1.6} aria-hidden />
      <div className={styles['words']}>
        <p>
          <b>{t('notTaken.title', { count: entries.length })}</b>
        </p>
        <p>{t('notTaken.lead')}</p>
        <ul className={styles['list']}>
          {entries.map((entry) => (
            <One key={entry.kept.id} entry={entry} />
          ))}
        </ul>
      </div>
    </section>
  );
}

function One({ entry: { kept, problem } }: { readonly entry: RefusedEntry }) {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const outbox = useOutbox();
  const me = useQuery(meQuery).data;
  const { command } = kept;
  const time = (at: number): string => dateTimeText(at, me?.clinic.zone ?? 'UTC', i18n.language);
  const words = useFieldWords();
  const fields = fieldsOf(command.body, words);
  const [about, id = ''] = command.stream.split('/');
  return (
    <li className={styles['entry']}>
      <p>
        <b>{t(`command.${command.kind as 'take-photo'}`, { defaultValue: t('notTaken.other') })}</b>{' '}
        {t('notTaken.happened', { time: time(Date.parse(command.occurredAt)) })}
        {', '}
        {t('notTaken.entered', { time: time(kept.keptAt) })}
      </p>
      {fields !== '' && <p className={styles['fields']}>{fields}</p>}
      <p>{whyOf(problem, said, words)}</p>
      <div className={styles['acts']}>
        {about === 'session' && (
          <Link className={buttonClass({})} to="/session/$id" params={{ id }}>
            {t('notTaken.open')}
          </Link>
        )}
        {about === 'patient' && (
          <Link className={buttonClass({})} to="/patient/$id" params={{ id }}>
            {t('notTaken.open')}
          </Link>
        )}
        <Button onClick={() => void outbox.dismiss(kept.id)}>{t('notTaken.putAway')}</Button>
      </div>
    </li>
  );
}

/** `commands`, its number, `body`. */
const ENVELOPE = 3;

/** Every reason at once, as the server gave it. */
function whyOf(problem: ProblemDocument, said: Said, words: FieldWords): string {
  return [
    said(problem.title),
    ...(problem.reasons ?? []).map(({ title, because }) => `${said(title)}: ${said(because)}`),
    // What comes before the field says which of the commands that went out together it was.
    ...(problem.issues ?? []).map(
      ({ path, message }) =>
        `${path
          .slice(ENVELOPE)
          .map((part) => words(String(part)))
          .join(', ')}: ${message}`,
    ),
  ].join('. ');
}
