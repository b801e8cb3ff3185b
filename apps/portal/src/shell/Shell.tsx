import type { PortalMe } from '@keel/formats/api';
import { KeelMark } from '@keel/ui/mark';
import { IconLanguage, IconLogout, IconMoon, IconSun } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Component, lazy, type ReactNode, Suspense, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import {
  beginSignOut,
  carryOutSignOut,
  countKept,
  forgetAllSaid,
  forgetViews,
  meQuery,
  ProblemError,
  portalQuery,
  queryClient,
  refusedSaid,
  sendKept,
  signingOut,
  watchSignOut,
} from '../api/index.ts';
import { LANGUAGES, speak } from '../words/index.ts';
import { go, usePath } from './address.ts';
import { Link } from './Link.tsx';
import { useLook } from './look.ts';
import { Menu } from './Menu.tsx';
import { type Needs, pageOf } from './pages.ts';
import styles from './Shell.module.css';
import { Failed, NotFound, OpenAgain, SignInFirst, Waiting, WrongLink } from './states.tsx';

/** Its words are a part of their own: it is seldom there. */
const NotTaken = lazy(() => import('../not-taken/index.ts'));

/** What waits in this browser is tried again after this long, and at once when the connection is back. */
const AGAIN_MS = 60_000;
/** A sign-out that the clinic has not heard of is said again after this long, and at once when the connection is back. */
const LEAVING_AGAIN_MS = 10_000;

/** What stands around every page: help first, then where one is, then the page. */
export function Shell() {
  const { t } = useTranslation();
  const path = usePath();
  const found = pageOf(path);
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  const needs = found?.row.needs ?? 'nobody';
  const title = t(`titles.${found?.row.title ?? 'notFound'}`);
  const leaving = useSignOut();
  const { data: me } = useQuery({ ...meQuery, enabled: needs !== 'nobody' });
  const own = needs === 'patient' && me?.purpose === 'sign-in';
  useEffect(() => {
    document.title = title;
  }, [title]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new address is what moves the reader
  useEffect(() => {
    // A reader that follows a link hears the new page by its name, not the old one's end.
    if (!first.current) main.current?.focus();
    first.current = false;
  }, [path]);
  // The page of the questions sends by itself what waits; every other one does it here.
  const sends = own && found?.row.path !== '/my/forms/';
  useEffect(() => {
    if (!sends || me === undefined) return;
    const send = (): void => void sendKept(me);
    send();
    const again = setInterval(send, AGAIN_MS);
    addEventListener('online', send);
    return () => {
      clearInterval(again);
      removeEventListener('online', send);
    };
  }, [sends, me]);
  return (
    <div className={styles['page']} data-own={own}>
      <a className={styles['skip']} href="#page">
        {t('shell.skip')}
      </a>
      <Crisis />
      <Top needs={needs} />
      <div className={styles['body']}>
        {own && <Menu path={found?.row.path ?? ''} />}
        <main id="page" ref={main} tabIndex={-1} aria-label={title} className={styles['main']}>
          {leaving && (
            <p role="status" className={styles['leaving']}>
              {t('shell.signOutWaits')}
            </p>
          )}
          {own && me !== undefined && (
            // What fails here takes no page with it, and no line of help.
            <Fault>
              <Refused me={me} />
            </Fault>
          )}
          <Fault key={path}>
            <Suspense fallback={<Waiting />}>
              {found === undefined ? <NotFound /> : <Guarded needs={found.row.needs} page={found} />}
            </Suspense>
          </Fault>
        </main>
      </div>
      <Bottom />
    </div>
  );
}

/** Somebody has signed out and the clinic has not heard of it: it is told as soon as it can be, and nothing that was his stays on a page. */
function useSignOut(): boolean {
  const leaving = useSyncExternalStore(watchSignOut, signingOut);
  useEffect(() => {
    if (!leaving) return;
    for (const key of ['me', 'my', 'refused']) void queryClient.resetQueries({ queryKey: [key] });
    const end = (): void => void carryOutSignOut();
    end();
    const again = setInterval(end, LEAVING_AGAIN_MS);
    addEventListener('online', end);
    return () => {
      clearInterval(again);
      removeEventListener('online', end);
    };
  }, [leaving]);
  return leaving;
}

/** What the clinic could not take comes before the page. */
function Refused({ me }: { readonly me: PortalMe }) {
  const { data = [] } = useQuery({ queryKey: ['refused', me.about], queryFn: () => refusedSaid(me) });
  return (
    data.length > 0 && (
      <Suspense fallback={null}>
        <NotTaken me={me} />
      </Suspense>
    )
  );
}

/** The one line that no page is without. */
function Crisis() {
  const { t } = useTranslation();
  return (
    <aside className={styles['crisis']} aria-label={t('shell.crisisLabel')}>
      <p>
        <strong>{t('shell.crisis')}</strong> <a href="tel:911">911</a>
      </p>
      <p>
        <span>{t('shell.crisisMore')}</span> <a href="tel:988">988</a>
      </p>
    </aside>
  );
}

function Top({ needs }: { readonly needs: Needs }) {
  const { t } = useTranslation();
  const { data: portal } = useQuery(portalQuery);
  const { data: me } = useQuery({ ...meQuery, enabled: needs !== 'nobody' });
  const name = me?.clinic.name ?? (portal?.clinics.length === 1 ? portal.clinics[0]?.name : undefined);
  return (
    <header className={styles['top']}>
      <div className={styles['brand']}>
        <KeelMark size={28} />
        <span>{name ?? ''}</span>
      </div>
      {portal?.demo === true && (
        <p className={styles['demo']}>
          {t('shell.demo')}
          <Link href="/mailbox/">{t('shell.mailbox')}</Link>
        </p>
      )}
    </header>
  );
}

/** A page of one's own is shown to whoever is known, for what he is known for. */
function Guarded({ needs, page }: { readonly needs: Needs; readonly page: NonNullable<ReturnType<typeof pageOf>> }) {
  const { row, rest } = page;
  const { data: me, error, isPending, refetch } = useQuery({ ...meQuery, enabled: needs !== 'nobody' });
  if (needs === 'nobody') return <row.page rest={rest} />;
  if (isPending) return <Waiting />;
  if (error instanceof ProblemError && error.key === 'login-required')
    return needs === 'escort' || needs === 'home-adult' ? <OpenAgain /> : <SignInFirst />;
  if (me === undefined) return <Failed again={() => void refetch()} />;
  const fits = needs === 'patient' ? me.kind === 'patient' && me.purpose === 'sign-in' : me.purpose === needs;
  return fits ? <row.page rest={rest} /> : <WrongLink />;
}

function Bottom() {
  const { t, i18n } = useTranslation();
  const { look, choose } = useLook();
  const { data: portal } = useQuery(portalQuery);
  const phone = portal?.clinics.length === 1 ? portal.clinics[0]?.phone : null;
  // Asked by the page that needs it; here it is only seen, as soon as it is there.
  const me = useQuery({ ...meQuery, enabled: false }).data;
  /** How many answers would be lost; null: nobody was asked. */
  const [losing, setLosing] = useState<number | null>(null);
  const ask = async (): Promise<void> => {
    const waits = me === undefined ? 0 : await countKept(me);
    if (waits > 0) setLosing(waits);
    else await signOut();
  };
  const signOut = async (): Promise<void> => {
    setLosing(null);
    // Held from here on, whatever the network does: the login itself ends when the clinic hears of it.
    beginSignOut();
    void carryOutSignOut();
    if (me !== undefined) await forgetAllSaid(me);
    await forgetViews();
    queryClient.removeQueries({ queryKey: ['me'] });
    queryClient.removeQueries({ queryKey: ['my'] });
    go('/sign-in/');
  };
  return (
    <footer className={styles['bottom']}>
      {phone && (
        <p>
          <a href={`tel:${phone.replace(/[^+\d]/g, '')}`}>{t('shell.callUs', { phone })}</a>
        </p>
      )}
      <p>
        <a href="/">{t('shell.home')}</a>
      </p>
      <div className={styles['choices']}>
        <fieldset className={styles['choice']}>
          <legend>
            <IconLanguage size={18} aria-hidden="true" /> {t('shell.language')}
          </legend>
          {LANGUAGES.map((language) => (
            <button
              key={language}
              type="button"
              lang={language}
              aria-pressed={i18n.language === language}
              onClick={() => void speak(language)}
            >
              {language === 'en' ? 'English' : 'Español'}
            </button>
          ))}
        </fieldset>
        <fieldset className={styles['choice']}>
          <legend>{t('shell.look')}</legend>
          {(['light', 'dark'] as const).map((one) => (
            <button key={one} type="button" aria-pressed={look === one} onClick={() => choose(one)}>
              {one === 'light' ? <IconSun size={18} aria-hidden="true" /> : <IconMoon size={18} aria-hidden="true" />}
              {t(`shell.${one}`)}
            </button>
          ))}
        </fieldset>
        {me !== undefined && (
          <button type="button" className={styles['out']} onClick={() => void ask()}>
            <IconLogout size={18} aria-hidden="true" /> {t('shell.signOut')}
          </button>
        )}
        {losing !== null && (
          <div role="alert" className={styles['choices']}>
            <p>{t('shell.waits', { count: losing })}</p>
            <button type="button" className={styles['out']} onClick={() => setLosing(null)}>
              {t('shell.stay')}
            </button>
            <button type="button" className={styles['out']} onClick={() => void signOut()}>
              <IconLogout size={18} aria-hidden="true" /> {t('shell.outAnyway')}
            </button>
          </div>
        )}
      </div>
    </footer>
  );
}

/** A page that broke says so, and what stands around it, help above all, stays. */
class Fault extends Component<{ readonly children: ReactNode }, { readonly error: unknown; readonly broken: boolean }> {
  override state = { broken: false, error: undefined };
  static getDerivedStateFromError(error: unknown) {
    return { broken: true, error };
  }
  override render() {
    const again = (): void => location.reload();
    if (!this.state.broken) return this.props.children;
    return isPartMissing(this.state.error) ? <PartMissing again={again} /> : <Failed again={again} />;
  }
}

/** What Chromium, Firefox and WebKit say, and the builder of a style, where a part of the program does not come. */
const isPartMissing = (error: unknown): boolean =>
  error instanceof Error &&
  /dynamically imported module|importing a module script|preload css|valid javascript mime/i.test(error.message);

/** Without a network no part comes either: only where the clinic answers was the page renewed since it was opened. */
function PartMissing({ again }: { readonly again: () => void }) {
  const { t } = useTranslation();
  const { isPending, isSuccess } = useQuery({
    ...portalQuery,
    queryKey: ['portal', 'answers'],
    staleTime: 0,
    retry: 0,
  });
  if (isPending) return <Waiting />;
  return isSuccess ? (
    <Failed title={t('shell.renewed')} more={t('shell.renewedMore')} label={t('shell.loadAgain')} again={again} />
  ) : (
    <Failed again={again} />
  );
}
