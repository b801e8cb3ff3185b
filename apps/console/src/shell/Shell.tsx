import type { Actor } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import type { Me, PlacesView } from '@keel/formats/api';
import { countdownText } from '@keel/ui/freshness';
import { HalfWrittenContext } from '@keel/ui/half-written';
import { LOOKS } from '@keel/ui/tokens';
import { Menu } from '@mantine/core';
import { IconCheck, IconPhone, IconPlugConnectedX, IconUserCircle } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useContext, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, kept, loginEnd, meQuery, otherPages, queryClient, viewQuery } from '../api/index.ts';
import { author, nameAuthor, useBadge, useEntry, WhoSheet } from '../author/index.ts';
import { FeedProvider, useFeedState, useNow, useTopics } from '../live/index.ts';
import { NotTakenStrip } from '../not-taken/index.ts';
import { OutboxProvider, useOutbox, useOutboxState } from '../outbox/index.ts';
import { StepUpProvider } from '../step-up/index.ts';
import { LANGUAGES, laterWords, speak } from '../words/index.ts';
import { CornerContext } from './corner.ts';
import { LockBar, lockNow, useIdleLock } from './Lock.tsx';
import { LookContext } from './look.ts';
import { Nav } from './Nav.tsx';
import { PinOnce } from './PinOnce.tsx';
import styles from './Shell.module.css';
import { useHalfWrittenStore } from './useHalfWrittenStore.ts';
import { waitingUnlock } from './waiting-unlock.ts';

const AlarmSound = lazy(() => import('../alarm-sound/index.ts').then((m) => ({ default: m.AlarmSound })));

const SecondFactor = lazy(async () => {
  await laterWords();
  return { default: (await import('../second-factor/index.ts')).SecondFactor };
});
const OpenedBand = lazy(async () => {
  await laterWords();
  return { default: (await import('../opened-chart/index.ts')).OpenedBand };
});
const RiskStrip = lazy(() => import('../tasks/index.ts').then((m) => ({ default: m.RiskStrip })));

/** What stays while screens change: where we are, whether what is shown is live, the time, and who is entering. */
export function Shell() {
  const me = useQuery(meQuery).data;
  return (
    <OutboxProvider person={me?.person.id} locked={me?.lockedAt != null}>
      <FeedProvider>
        <StepUpProvider>
          <Frame />
        </StepUpProvider>
      </FeedProvider>
    </OutboxProvider>
  );
}

function Frame() {
  const { t } = useTranslation();
  const me = useQuery(meQuery).data;
  useIdleLock(me);
  useOtherPages(me);
  // Held by the frame itself, so that every screen has a heartbeat, also one that asks for nothing live.
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  useTopics(['view/places'], places?.position);
  const [corner, setCorner] = useState<HTMLElement | null>(null);
  const entry = useEntry();
  const lockedHere = me?.lockedAt !== null && me?.lockedAt !== undefined;
  // Somebody named by PIN or badge makes entries on a screen that is locked for its own login.
  const locked = lockedHere && entry === null;
  const halfWritten = useHalfWrittenStore((entry ?? me)?.person.id);
  useUnlockAgain();
  useBadge(!locked && me?.tablet != null, (badge) => {
    if (me) void nameAuthor(me, { badge });
  });
  const { look } = useContext(LookContext);
  const actor: Actor = { kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] };
  const seesBoard = mayDo(actor, 'view/board', 'clinic').verdict !== 'deny';
  // Who answers for a risk hears of it on any screen.
  const seesTasks = actor.roles.some((role) => role === 'prescriber' || role === 'nurse');
  const opensCharts = mayDo(actor, 'command/open-in-emergency', 'clinic').verdict !== 'deny';
  return (
    <div className={styles['shell']}>
      <a className={styles['skip']} href="#screen">
        {t('app.skip')}
      </a>
      <Nav locked={locked} />
      <TopBar locked={locked} />
      <main id="screen" className={styles['screen']} tabIndex={-1}>
        <Blind />
        {seesBoard && (
          <Suspense fallback={null}>
            <AlarmSound look={look} />
          </Suspense>
        )}
        {seesTasks && !lockedHere && (
          <Suspense fallback={null}>
            <RiskStrip />
          </Suspense>
        )}
        {/* Locked: nothing can be touched, everything goes on being shown. */}
        <div inert={locked}>
          {me && <NotTakenStrip person={me.person.id} />}
          {opensCharts && (
            <Suspense fallback={null}>
              <OpenedBand />
            </Suspense>
          )}
          <CornerContext value={corner}>
            <HalfWrittenContext value={halfWritten}>
              {me?.secondFactor === 'missing' ? (
                <Suspense fallback={null}>
                  <SecondFactor />
                </Suspense>
              ) : (
                <Outlet />
              )}
            </HalfWrittenContext>
          </CornerContext>
        </div>
      </main>
      {me && locked && <LockBar me={me} />}
      {me?.tablet && me.pin && !lockedHere && <PinOnce key={me.login} me={me} />}
      {/* What stays within reach on a locked screen, too. */}
      <div ref={setCorner} />
    </div>
  );
}

/** Another page of this browser locked the screen, signed out, or signed somebody else in. */
function useOtherPages(me: Me | null | undefined): void {
  useEffect(() => otherPages.hear('me', () => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey })), []);
  const person = me?.person.id;
  const first = useRef(person);
  useEffect(() => {
    first.current ??= person;
    // What is on this screen was read, and begun, by somebody else.
    if (person !== undefined && person !== first.current) window.location.reload();
  }, [person]);
}

/** The server is back: what opened this screen without it is shown to it first, then what waits is sent. */
function useUnlockAgain(): void {
  const { state } = useFeedState();
  const outbox = useOutbox();
  useEffect(() => {
    const { pin } = waitingUnlock;
    if (state !== 'live' || pin === null) return;
    waitingUnlock.pin = null;
    void api
      .post<Me>('/unlock', { pin })
      .then((next) => queryClient.setQueryData(meQuery.queryKey, next))
      .catch(() => queryClient.invalidateQueries({ queryKey: meQuery.queryKey }))
      .finally(() => void outbox.release());
  }, [state, outbox]);
}

function TopBar({ locked }: { readonly locked: boolean }) {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const { state } = useFeedState();
  const now = useNow();
  const mayCall =
    mayDo({ kind: 'person', id: me?.person.id ?? '', roles: me?.roles ?? [] }, 'view/calls', 'clinic').verdict !==
    'deny';
  const clock = new Intl.DateTimeFormat(i18n.language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(me && { timeZone: me.clinic.zone }),
  }).format(now);
  return (
    <header className={styles['top']}>
      <span className={styles['place']}>{me?.clinic.name}</span>
      <div className={styles['right']}>
        {me && !locked && mayCall && (
          <Link to="/call" className={styles['call']}>
            <IconPhone size={24} stroke={1.6} aria-hidden />
            {t('nav.call')}
          </Link>
        )}
        {state !== 'silent' && (
          <span className={styles['live']} role="status">
            <span className={styles['dot']} data-state={state} />
            {t(`feed.${state}`)}
          </span>
        )}
        <time className={styles['clock']} dateTime={new Date(now).toISOString()}>
          {clock}
        </time>
        <Person locked={locked} />
      </div>
    </header>
  );
}

/**
 * A screen that has heard nothing for so long watches nobody: its banner takes the colour of the highest priority (A4, A7).
 * Until then it is a matter of equipment, in the colour of those.
 */
const RED_MS = 15_000;

/** Said by the page's own timer, without the server (safety A7); and what the server says does not work any more. */
function Blind() {
  const { t } = useTranslation();
  const { state, silentMs, clock, devices } = useFeedState();
  const { unkept } = useOutboxState();
  const says = [
    ...(state === 'silent'
      ? [{ key: 'silent', text: t('feed.notLiveFor', { seconds: Math.round(silentMs / 1000) }) }]
      : [
          ...(clock?.state === 'stalled' ? [{ key: 'clock', text: t('feed.clockStalled') }] : []),
          ...(devices?.state === 'down' ? [{ key: 'port', text: t('feed.portClosed') }] : []),
        ]),
    ...(unkept ? [{ key: 'disk', text: t('feed.unkept') }] : []),
  ];
  return says.map(({ key, text }) => (
    <div key={key} className={styles['blind']} role="alert" data-level={silentMs >= RED_MS ? 'high' : 'technical'}>
      <IconPlugConnectedX size={24} aria-hidden />
      {text}
    </div>
  ));
}

function Person({ locked }: { readonly locked: boolean }) {
  const { t, i18n } = useTranslation();
  const me = useQuery(meQuery).data;
  const { look, choose } = useContext(LookContext);
  const { revoked } = useFeedState();
  const entry = useEntry();
  const now = useNow();
  const [naming, setNaming] = useState(false);
  const navigate = useNavigate();
  const outbox = useOutbox();
  const { waiting, refused } = useOutboxState();
  /** What is unsent, or refused and unread, would be lost with the login: a screen can be locked then, not left. */
  const leave = async (): Promise<void> => {
    try {
      await outbox.forget();
    } catch {
      // Another page of this browser left something unsent or unread: it stands here now.
      return;
    }
    // A disk that lets go of nothing keeps nobody signed in: the page before the clinic says it, with what to do.
    await kept.clear(me?.person.id);
    author.end();
    await api.post('/logout').catch(() => undefined);
    loginEnd.tell('logged-out');
    otherPages.tell('me');
    queryClient.clear();
    await navigate({ to: '/sign-in' });
  };
  // Told by the server, or found out when it was asked who is here.
  const ended = revoked !== null || me === null;
  useEffect(() => {
    if (!ended) return;
    if (revoked !== null) loginEnd.tell(revoked);
    author.end();
    queryClient.clear();
    // Without it whoever finds this browser could open by what it kept, where the server cannot be asked.
    void kept.clear();
    void navigate({ to: '/sign-in' });
  }, [ended, revoked, navigate]);
  return (
    <>
      {me && naming && <WhoSheet me={me} onClose={() => setNaming(false)} />}
      <Menu position="bottom-end" transitionProps={{ duration: 0 }} classNames={{ dropdown: styles['menu']! }}>
        <Menu.Target>
          <button type="button" className={styles['person']} disabled={locked} data-entry={entry !== null}>
            <IconUserCircle size={24} stroke={1.6} aria-hidden />
            <span className={styles['name']}>{(entry ?? me)?.person.name ?? t('nav.more')}</span>
            {entry && (
              <span className={styles['left']} aria-hidden>
                {countdownText(Math.max(0, Date.parse(entry.until) - now))}
              </span>
            )}
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <p className={styles['group']}>{me?.person.name}</p>
          {me?.tablet && (
            <Menu.Item className={styles['choice']!} onClick={() => setNaming(true)}>
              {t('who.change')}
            </Menu.Item>
          )}
          {entry && (
            <Menu.Item className={styles['choice']!} onClick={() => author.end()}>
              {t('who.back', { name: me?.person.name ?? '' })}
            </Menu.Item>
          )}
          <p className={styles['group']}>{t('look.label')}</p>
          {LOOKS.map((option) => (
            <Menu.Item
              key={option}
              className={styles['choice']!}
              data-checked={option === look}
              role="menuitemradio"
              aria-checked={option === look}
              rightSection={option === look ? <IconCheck size={18} aria-hidden /> : null}
              onClick={() => choose(option)}
            >
              {t(`look.${option}`)}
            </Menu.Item>
          ))}
          <p className={styles['group']}>{t('language.label')}</p>
          {LANGUAGES.map((language) => (
            <Menu.Item
              key={language}
              className={styles['choice']!}
              data-checked={i18n.language === language}
              role="menuitemradio"
              aria-checked={i18n.language === language}
              rightSection={i18n.language === language ? <IconCheck size={18} aria-hidden /> : null}
              onClick={() => void speak(language)}
            >
              {t(`language.${language}`)}
            </Menu.Item>
          ))}
          <Menu.Item className={styles['choice']!} onClick={() => void navigate({ to: '/me' })}>
            {t('me.title')}
          </Menu.Item>
          <Menu.Item className={styles['choice']!} onClick={() => void lockNow()}>
            {t('lock.now')}
          </Menu.Item>
          <Menu.Item
            className={styles['choice']!}
            disabled={waiting.length + refused.length > 0}
            onClick={() => void leave()}
          >
            {waiting.length > 0
              ? t('feed.unsent', { count: waiting.length })
              : refused.length > 0
                ? t('feed.unread', { count: refused.length })
                : t('signIn.signOut')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
