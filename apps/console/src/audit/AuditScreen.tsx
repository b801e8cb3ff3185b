import type { AuditView, StaffView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField } from '@keel/ui/field';
import { IconBan, IconEye, IconPencil } from '@tabler/icons-react';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, viewQuery } from '../api/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { clockText, dayText } from '../time/index.ts';
import styles from './AuditScreen.module.css';

/** In words: what was entered by its kind, what was looked at by the right it took, what was turned away by what it would have entered. */
function whatWords(what: string, t: TFunction): string {
  const name = what.slice(what.indexOf('/') + 1);
  if (/^(view|identity|topic)\//.test(what)) return t(`looked.${name as 'board'}`, { defaultValue: what });
  return t(`event.${name as 'patient-arrived'}`, {
    defaultValue: t(`chartEvent.${name as 'photo-taken'}`, {
      defaultValue: t(`command.${name as 'take-photo'}`, { defaultValue: name.replaceAll('-', ' ') }),
    }),
  });
}

/** About whom or what, where the words before it do not say so already. */
function about({ what, subject }: AuditView['entries'][number]): string | null {
  // A login has no name that says anything to a reader.
  if (!subject || subject === what || what.startsWith('identity/')) return null;
  const rest = subject.startsWith(`${what}/`) ? subject.slice(what.length + 1) : subject;
  return what.endsWith(`/${rest}`) || rest === '' ? null : rest;
}

/** Who did what, who looked at whom, and who was turned away: one line of time, newest first. */
export function AuditScreen() {
  const { t, i18n } = useTranslation();
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const staff = useQuery({ ...viewQuery<StaffView>('staff'), retry: false }).data;
  const [person, setPerson] = useState(/^person=([\w-]+)$/.exec(useLocation().hash)?.[1] ?? '');
  const [source, setSource] = useState('');
  const [outcome, setOutcome] = useState('');
  const filters = new URLSearchParams();
  if (person) filters.set('person', person);
  if (source) filters.set('source', source);
  if (outcome) filters.set('outcome', outcome);
  const pages = useInfiniteQuery({
    queryKey: ['view', 'audit', filters.toString()],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const query = new URLSearchParams(filters);
      if (pageParam) query.set('before', pageParam);
      return api.get<AuditView>(`/audit?${query.toString()}`);
    },
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? [];
  const byDay = entries.reduce<{ day: string; entries: typeof entries }[]>((days, entry) => {
    const day = dayText(Date.parse(entry.at), zone, i18n.language);
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, entries: [entry] });
    return days;
  }, []);
  const any = { value: '', label: t('audit.any') };
  return (
    <Page
      title={t('nav.audit')}
      lead={t('audit.lead')}
      act={
        <>
          <ChoiceField
            label={t('audit.person')}
            value={person}
            onChoose={setPerson}
            options={[any, ...(staff?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))]}
          />
          <ChoiceField
            label={t('audit.source')}
            value={source}
            onChoose={setSource}
            options={[
              any,
              { value: 'access', label: t('audit.access') },
              { value: 'change', label: t('audit.change') },
            ]}
          />
          <ChoiceField
            label={t('audit.outcome')}
            value={outcome}
            onChoose={setOutcome}
            options={[
              any,
              { value: 'allowed', label: t('audit.allowed') },
              { value: 'denied', label: t('audit.denied') },
            ]}
          />
        </>
      }
    >
      {pages.error ? (
        <Failed error={pages.error} reset={() => void pages.refetch()} />
      ) : pages.isPending ? (
        <Waiting />
      ) : entries.length === 0 ? (
        <Empty>{t('audit.none')}</Empty>
      ) : (
        byDay.map(({ day, entries: those }) => (
          <section key={day} className={styles['day']}>
            <h2>{day}</h2>
            <ol className={styles['list']}>
              {those.map((entry) => {
                const Icon = entry.outcome === 'denied' ? IconBan : entry.source === 'access' ? IconEye : IconPencil;
                return (
                  <li
                    key={`${entry.source} ${entry.position}`}
                    className={styles['entry']}
                    data-outcome={entry.outcome}
                  >
                    <time>{clockText(Date.parse(entry.at), zone, i18n.language)}</time>
                    <Icon size={20} stroke={1.6} aria-hidden />
                    <p>
                      <b>{entry.actor.name ?? entry.actor.id ?? t('audit.nobody')}</b>{' '}
                      {t(
                        entry.outcome === 'denied'
                          ? 'audit.wasDenied'
                          : entry.source === 'access'
                            ? 'audit.looked'
                            : 'audit.wrote',
                      )}{' '}
                      {whatWords(entry.what, t)}
                      {about(entry) && <span className={styles['soft']}> {about(entry)}</span>}
                      {entry.because && (
                        <b> {t(`audit.because.${entry.because as 'not-found'}`, { defaultValue: entry.because })}</b>
                      )}
                    </p>
                    <span className={styles['soft']}>
                      {entry.source === 'change' ? t('audit.position', { position: entry.position }) : entry.tablet}
                    </span>
                  </li>
                );
              })}
            </ol>
          </section>
        ))
      )}
      {pages.hasNextPage && (
        <Button size="large" disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
          {t('audit.more')}
        </Button>
      )}
    </Page>
  );
}
