import type { MyDecisionView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { IconPhone } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { myQuery, ProblemError } from '../api/index.ts';
import { dayAt, Failed, form, Link, Note, Waiting } from '../shell/index.ts';
import styles from './Decision.module.css';

const COMPARED = { en: '/guide/compared/', es: '/es/guia/comparacion/' } as const;

/** Not being treated here, or not yet: why, what else may help, who knows of it, and who asks again. */
export function DecisionPage() {
  const { t, i18n } = useTranslation();
  const { data, error, isPending, refetch } = useQuery(myQuery<MyDecisionView>('my-decision'));
  if (isPending) return <Waiting />;
  if (data === undefined) {
    return error instanceof ProblemError && error.problem.status === 404 ? (
      <Note title={t('decision.none')} more={t('decision.noneMore')} />
    ) : (
      <Failed again={() => void refetch()} />
    );
  }
  const { clinic, referrer, contact, kind, because } = data;
  const day = (at: string): string => dayAt(at, clinic.zone);
  const language = i18n.language.startsWith('es') ? 'es' : 'en';
  return (
    <div className={form['form']}>
      <div>
        <h1>{t(`decision.${kind}.title`)}</h1>
        <p className={form['lead']}>{t(`decision.${kind}.lead`)}</p>
      </div>
      <section className={styles['why']}>
        <h2>{t('decision.why')}</h2>
        {because !== null && <p>{t(`decision.because.${because}`)}</p>}
        {data.words !== null && <p className={styles['words']}>{data.words}</p>}
        {data.words === null && because === null && <p>{t('decision.noWords')}</p>}
        <p className={form['hint']}>
          {data.by === null ? day(data.at) : t('decision.signed', { name: data.by, day: day(data.at) })}
        </p>
        {kind === 'declined' && data.toldAt === null && <p>{t('decision.willTalk')}</p>}
      </section>
      {data.alternatives.length > 0 && (
        <section className={form['part']}>
          <h2>{t(kind === 'not-now' ? 'decision.meanwhile' : 'decision.else')}</h2>
          <ul className={styles['list']}>
            {data.alternatives.map((id) => (
              <li key={id}>
                <h3>{t(`decision.treatment.${id}.title`)}</h3>
                <p>{t(`decision.treatment.${id}.more`)}</p>
              </li>
            ))}
          </ul>
          <p>{t('decision.elseMore')}</p>
          <a className={buttonClass({ size: 'large' })} href={COMPARED[language]}>
            {t('decision.compare')}
          </a>
        </section>
      )}
      <section className={form['part']}>
        <h2>{t('decision.next')}</h2>
        {data.again !== null && <p>{t('decision.waits', { day: dateOnly(data.again, i18n.language) })}</p>}
        {contact !== null && (
          <p>
            {contact.doneAt === null
              ? t('decision.contact', { day: dateOnly(contact.by, i18n.language) })
              : t('decision.contactDone', { day: day(contact.doneAt) })}
          </p>
        )}
        {referrer !== null && <p>{t(`decision.referrer.${referrer.state}`, { name: referrer.name })}</p>}
        <p>{t(kind === 'not-now' ? 'decision.sooner' : 'decision.again')}</p>
        {clinic.phone !== null && (
          <a
            className={buttonClass({ kind: 'next', size: 'large' })}
            href={`tel:${clinic.phone.replace(/[^+\d]/g, '')}`}
          >
            <IconPhone size={20} aria-hidden="true" /> {t('decision.call', { phone: clinic.phone })}
          </a>
        )}
        <p>
          <Link href="/my/well/">{t('decision.toWell')}</Link>
        </p>
      </section>
    </div>
  );
}

/** A calendar date, which is the same everywhere. */
const dateOnly = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    Date.parse(`${date}T12:00:00Z`),
  );
