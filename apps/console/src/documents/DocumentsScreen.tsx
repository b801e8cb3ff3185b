import type { DocumentsView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EstimatesBlock } from '../accounts/index.ts';
import { meQuery, viewQuery } from '../api/index.ts';
import { useNow, useTopics } from '../live/index.ts';
import { list, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './DocumentsScreen.module.css';

const DAY_MS = 86_400_000;

/** What do we owe, to whom, by when? */
export function DocumentsScreen() {
  const { t, i18n } = useTranslation();
  const view = useQuery(viewQuery<DocumentsView>('documents'));
  useTopics(['view/documents'], view.data?.position);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const now = useNow();
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const when = (at: string): string => dateTimeText(Date.parse(at), zone, i18n.language);
  const due = (at: string): string => {
    const days = Math.floor((Date.parse(at) - now) / DAY_MS);
    if (days < 0) return t('documents.late', { count: -days });
    return days === 0 ? t('documents.dueToday') : t('documents.dueIn', { count: days });
  };
  const { rems, letters, notes } = view.data;
  return (
    <Page title={t('documents.title')} lead={t('documents.lead')}>
      <div className={list['stack']}>
        <section className={list['block']}>
          <h2>{t('documents.rems')}</h2>
          {rems.length === 0 && <p className={list['soft']}>{t('documents.noRems')}</p>}
          <ul className={list['rows']}>
            {rems.map((one) => (
              <li key={one.session} className={list['row']}>
                <div>
                  <p className={list['name']}>{one.patient.name}</p>
                  <p className={list['soft']}>
                    {t('documents.session', { when: when(one.sessionAt) })} ·{' '}
                    {t('documents.filled', { filled: one.filled, required: one.required })}
                  </p>
                  {one.missing.length > 0 && (
                    <p className={list['soft']}>{t('documents.missing', { list: one.missing.join(', ') })}</p>
                  )}
                  <p
                    className={
                      one.sent === null && Date.parse(one.dueAt) - now < 2 * DAY_MS ? list['late'] : list['soft']
                    }
                  >
                    {one.sent === null ? due(one.dueAt) : t('documents.sent', { evidence: one.sent.evidence })}
                  </p>
                </div>
                <div className={styles['acts']}>
                  <Link
                    to="/documents/rems/$session"
                    params={{ session: one.session }}
                    className={buttonClass({ kind: one.sent === null ? 'next' : 'plain' })}
                  >
                    {t('documents.open')}
                  </Link>
                </div>
              </li>
            ))}
          </ul>
        </section>
        {letters.length > 0 && (
          <section className={list['block']}>
            <h2>{t('documents.letters')}</h2>
            <ul className={list['rows']}>
              {letters.map((one) => (
                <li key={one.letter} className={list['row']}>
                  <div>
                    <p className={list['name']}>{one.patient.name}</p>
                    <p className={list['soft']}>
                      {t(one.status === 'draft' ? 'documents.letterDraft' : 'documents.letterWaits', { to: one.to })}
                    </p>
                    <p className={Date.parse(one.dueAt) < now ? list['late'] : list['soft']}>{due(one.dueAt)}</p>
                  </div>
                  <div className={styles['acts']}>
                    <Link
                      to="/patient/$id"
                      params={{ id: one.patient.id }}
                      className={buttonClass({ kind: one.status === 'draft' ? 'next' : 'plain' })}
                    >
                      {t('documents.openLetter')}
                    </Link>
                  </div>
                </li>
              ))}
            </ul>
          </section>
        )}
        <section className={list['block']}>
          <h2>{t('documents.notes')}</h2>
          {notes.length === 0 && <p className={list['soft']}>{t('documents.noNotes')}</p>}
          <ul className={list['rows']}>
            {notes.map((one) => (
              <li key={one.session} className={list['row']}>
                <div>
                  <p className={list['name']}>{one.patient.name}</p>
                  <p className={list['soft']}>
                    {t(`phase.${one.phase as 'released'}`)}, {t('documents.ended', { when: when(one.endedAt) })}
                  </p>
                  <p className={one.signed === null ? list['late'] : list['soft']}>
                    {one.signed === null
                      ? t('documents.unsigned')
                      : t('documents.signed', { by: one.signed.by, when: when(one.signed.at) })}
                  </p>
                  {one.signed !== null && (
                    <p className={list['soft']}>
                      {one.signed.sha256 === null
                        ? t('documents.unbound')
                        : t('documents.bound', { hash: `${one.signed.sha256.slice(0, 12)}…` })}
                    </p>
                  )}
                  {one.amendedAfterSignature && <p className={list['late']}>{t('documents.amended')}</p>}
                </div>
                <div className={styles['acts']}>
                  <a className={buttonClass({})} href={`/api/v1/session-note-pdf/${one.session}`} download>
                    {t(one.signed?.sha256 ? 'documents.note' : 'documents.preview')}
                  </a>
                  <a
                    className={buttonClass({ kind: 'quiet' })}
                    href={`/api/v1/after-visit-pdf/${one.session}?language=en`}
                    download
                  >
                    {t('documents.advice')}: {t('documents.adviceEnglish')}
                  </a>
                  <a
                    className={buttonClass({ kind: 'quiet' })}
                    href={`/api/v1/after-visit-pdf/${one.session}?language=es`}
                    download
                  >
                    {t('documents.adviceSpanish')}
                  </a>
                </div>
              </li>
            ))}
          </ul>
        </section>
        <EstimatesBlock />
      </div>
    </Page>
  );
}
