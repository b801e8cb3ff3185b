import { Button, buttonClass } from '@keel/ui/button';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError, portalQuery, UnreachableError } from '../api/index.ts';
import { Link } from './Link.tsx';
import styles from './states.module.css';

export function Waiting() {
  const { t } = useTranslation();
  return (
    <p className={styles['quiet']} role="status">
      {t('shell.loading')} …
    </p>
  );
}

/** One thought, and what can be done about it. */
export function Note(props: {
  readonly title: string;
  readonly more?: string | undefined;
  readonly children?: ReactNode;
}) {
  return (
    <section className={styles['note']}>
      <h1>{props.title}</h1>
      {props.more && <p>{props.more}</p>}
      {props.children}
    </section>
  );
}

export function Failed(props: {
  readonly again: () => void;
  readonly title?: string;
  readonly more?: string;
  readonly label?: string;
}) {
  const { t } = useTranslation();
  return (
    <Note title={props.title ?? t('shell.failed')} more={props.more ?? t('shell.failedMore')}>
      <Button kind="next" onClick={props.again}>
        {props.label ?? t('shell.again')}
      </Button>
    </Note>
  );
}

export function NotFound() {
  const { t } = useTranslation();
  return (
    <Note title={t('shell.notFound')} more={t('shell.notFoundMore')}>
      <Link className={buttonClass({ kind: 'next' })} href="/my/">
        {t('shell.toMyPage')}
      </Link>
    </Note>
  );
}

export function SignInFirst() {
  const { t } = useTranslation();
  return (
    <Note title={t('shell.signInFirst')} more={t('shell.signInFirstMore')}>
      <Link className={buttonClass({ kind: 'next', size: 'large' })} href="/sign-in/">
        {t('shell.signIn')}
      </Link>
    </Note>
  );
}

/** The clinic's number as a button, where it is known. */
function Ring() {
  const { t } = useTranslation();
  const phone = useQuery(portalQuery).data?.clinics[0]?.phone;
  return phone ? (
    <a className={buttonClass({ kind: 'next', size: 'large' })} href={`tel:${phone.replace(/[^+\d]/g, '')}`}>
      {t('shell.callUs', { phone: phone.replaceAll(' ', '\u00a0') })}
    </a>
  ) : null;
}

/** Whoever helps a patient has no account: signing in would lead nowhere. Nobody is named. */
export function ErrandOver() {
  const { t } = useTranslation();
  return (
    <Note title={t('shell.errandOver')} more={t('shell.errandOverMore')}>
      <Ring />
    </Note>
  );
}

/** Here nobody is known any more: the hour may have passed, or the request is over. The link of the message says which. */
export function OpenAgain() {
  const { t } = useTranslation();
  return (
    <Note title={t('shell.openAgain')} more={t('shell.openAgainMore')}>
      <Ring />
    </Note>
  );
}

export function WrongLink() {
  const { t } = useTranslation();
  return (
    <Note title={t('shell.notWithThisLink')} more={t('shell.notWithThisLinkMore')}>
      <Link className={buttonClass({ kind: 'next' })} href="/sign-in/">
        {t('shell.signIn')}
      </Link>
    </Note>
  );
}

/** Why it did not work, in words, with the clinic's number beside it. Announced when it comes. */
export function Trouble({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const { data: portal } = useQuery(portalQuery);
  if (error === null || error === undefined) return null;
  const phone = portal?.clinics[0]?.phone;
  return (
    <div className={styles['trouble']} role="alert">
      <p>{troubleWords(error, t)}</p>
      {phone && <p>{t('shell.callUs', { phone })}</p>}
    </div>
  );
}

function troubleWords(error: unknown, t: TFunction<'portal'>): string {
  if (error instanceof UnreachableError) return t('shell.problem.unreachable');
  if (error instanceof ProblemError && error.key === 'too-many-requests') {
    return t('shell.problem.tooMany', { minutes: Math.max(1, Math.ceil((error.retryAfter ?? 60) / 60)) });
  }
  if (error instanceof ProblemError && error.key === 'invalid-request') return t('shell.problem.invalid');
  if (error instanceof ProblemError && error.key === 'too-large') return t('shell.problem.tooLarge');
  return t('shell.problem.other');
}
