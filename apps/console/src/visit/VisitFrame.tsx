import { readAlarms } from '@keel/clinical/alarms';
import type { Policy } from '@keel/clinical/policy';
import type { EventRef, Override } from '@keel/clinical/record';
import { mayDo } from '@keel/clinical/rights';
import { isOver, othersIn } from '@keel/clinical/session';
import { type Instant, instant } from '@keel/clinical/units';
import type { Me, PlacesView, SessionView } from '@keel/formats/api';
import { Button, OfferedContext } from '@keel/ui/button';
import { ageText } from '@keel/ui/freshness';
import { Identity } from '@keel/ui/identity';
import { IconEmergencyBed } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useParams } from '@tanstack/react-router';
import {
  type ComponentProps,
  lazy,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
  useSyncExternalStore,
} from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { author, useEntry } from '../author/index.ts';
import { useFeed, useFeedState, useNow, useTopics } from '../live/index.ts';
import { InFlight, useOutboxState } from '../outbox/index.ts';
import { useSeats } from '../seats/index.ts';
import { CornerContext, Failed, Waiting } from '../shell/index.ts';
import { sayOrSign, useStepUp } from '../step-up/index.ts';
import { clockText, dayIn } from '../time/index.ts';
import { AlarmStrip } from './AlarmStrip.tsx';
import type { AskKey } from './asks.ts';
import { VisitModel } from './model.ts';
import { pressOf } from './one-press.ts';
import { RefusalSheet } from './RefusalSheet.tsx';
import { Sheets } from './Sheets.tsx';
import { UndoBar } from './UndoBar.tsx';
import { showKept, useSayTo } from './useSay.ts';
import styles from './VisitFrame.module.css';
import { type Said, StripContext, type Visit, VisitContext } from './visit-context.ts';

const EmergencySheet = lazy(() => import('../emergency/index.ts').then((m) => ({ default: m.EmergencySheet })));

const UNSENT_AFTER_MS = 4_000;

/** Everything about one session happens inside this: who it is, what is alarming, and the way to say something. */
export function VisitFrame() {
  const { id } = useParams({ from: '/inside/session/$id' });
  const view = useQuery({ ...viewQuery<SessionView>('session', id), staleTime: Number.POSITIVE_INFINITY });
  const me = useQuery(meQuery).data;
  // The session names it, not when it was read: what is half entered stays when the view is fetched anew.
  if (view.data && me) return <Inside key={view.data.session} view={view.data} me={me} />;
  return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
}

function Inside({ view, me }: { readonly view: SessionView; readonly me: Me }) {
  const { t, i18n } = useTranslation();
  const feed = useFeed();
  const feedState = useFeedState();
  const outbox = useOutboxState();
  const [model] = useState(() => new VisitModel(view));
  useEffect(() => model.renew(view), [model, view]);
  const state = useSyncExternalStore(model.watch, () => model.state);
  // Events of the session come as they are, to whom may read all of them; of the patient, that something changed.
  const follows =
    mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, 'topic/session', 'clinic').verdict !== 'deny';
  useTopics(
    [...(follows ? [`session/${view.session}`] : []), `view/session/${view.session}`, `view/patient/${view.brief.id}`],
    view.position,
  );
  useEffect(
    () =>
      feed?.listen({
        event: (event) => model.take(event),
        changed: (name, key) => {
          if ((name === 'patient' && key === view.brief.id) || (!follows && name === 'session' && key === view.session))
            void queryClient.invalidateQueries({ queryKey: ['view', 'session', view.session] });
        },
        reset: () => model.forgetTold(),
      }),
    [feed, follows, model, view.brief.id, view.session],
  );

  const now = instant(Math.floor(useNow() / 1_000) * 1_000);
  const places = useQuery({ ...viewQuery<PlacesView>('places'), staleTime: 600_000 }).data;
  const policy = view.policy as Policy;
  const offline = outbox.offline || feedState.state === 'silent';
  const { skewMs } = feedState;
  const entry = useEntry();
  const confirm = useStepUp();
  const sayInput = useMemo(
    () => ({ model, policy, zone: view.zone, me, entry, offline, now: () => instant(Date.now() + skewMs) }),
    [model, policy, view.zone, me, entry, offline, skewMs],
  );
  const sayTo = useSayTo(sayInput);
  const signedIn = useMemo(() => ({ ...sayInput, entry: null }), [sayInput]);
  const sayAsSignedIn = useSayTo(signedIn);
  useEffect(() => showKept(sayInput, outbox.waiting), [sayInput, outbox.waiting]);
  // Shown while it waited; the record does not have it.
  useEffect(() => {
    for (const { kept } of outbox.refused) if (model.holds(kept.id)) model.drop(kept.id);
  }, [model, outbox.refused]);
  const [refusal, setRefusal] = useState<Omit<ComponentProps<typeof RefusalSheet>, 'onClose'> | null>(null);
  const [sheet, setSheet] = useState<{ what: AskKey; preset: Readonly<Record<string, unknown>>; nth: number } | null>(
    null,
  );
  const [undoable, setUndoable] = useState<{ ref: EventRef; words: string; until: Instant } | null>(null);
  const [emergency, setEmergency] = useState(false);
  const [lateAt, setLateAt] = useState<Instant | null>(null);

  const [inFlight] = useState(() => new InFlight<Said>());
  const tell = useCallback<Visit['say']>(
    async (kind, body, options = {}) => {
      const words = { kind, stream: `session/${view.session}` as const, at: options.at ?? lateAt ?? undefined };
      const { said } = await sayOrSign<Said>({
        body: { ...body },
        named: entry !== null,
        say: (one, as) => (as === 'as-named' ? sayTo : sayAsSignedIn)({ ...words, body: one }),
        asks: (one) => one.kind === 'refused' && one.key === 'step-up-required',
        confirm,
        signedIn: () => me.person.name,
        endNamed: () => author.end(),
      });
      if (said.kind === 'refused') {
        // Only what leaves room for a prescriber's word is said again with it.
        const again = 'overrides' in body ? (body.overrides as readonly Override[]) : null;
        setRefusal({
          title: said.title,
          reasons: said.reasons,
          again:
            again === null
              ? undefined
              : (signed) =>
                  void tell(kind, { ...body, overrides: [...again, ...signed] }, options).then((answer) => {
                    if (answer.kind === 'refused') return;
                    setRefusal(null);
                    setSheet(null);
                  }),
        });
        return said;
      }
      setLateAt(null);
      if (options.undo !== undefined) {
        setUndoable({ ref: said.ref, words: options.undo, until: instant(Date.now() + skewMs + 60_000) });
      }
      return said;
    },
    [sayTo, sayAsSignedIn, entry, me.person.name, view.session, skewMs, confirm, lateAt],
  );
  // A dose, and what is drawn for it, is pressed once: a second press before the answer is the first one.
  const say = useCallback<Visit['say']>(
    (kind, body, options) => {
      const press = pressOf(kind, body);
      return press === null ? tell(kind, body, options) : inFlight.run(press, () => tell(kind, body, options));
    },
    [inFlight, tell],
  );
  const who = (entry ?? me).person;
  const seats = useSeats({ kind: 'person', id: me.person.id, roles: me.roles });
  /** What goes out is answered within a second or so: said only when it takes longer, so that nothing jumps at each entry. */
  const unsent = offline || now - (outbox.waiting[0]?.keptAt ?? now) > UNSENT_AFTER_MS ? outbox.waiting.length : 0;
  const roles = entry?.person.roles ?? me.roles;
  const reads = mayDo({ kind: 'person', id: who.id, roles }, 'command/chart-observations', 'clinic').verdict === 'deny';
  const visit = useMemo<Visit>(
    () => ({
      ...state,
      view,
      isUnsent: (...kinds) =>
        kinds.some((kind) => {
          const last = state.session.entries.findLast((entry) => entry.kind === kind);
          return last !== undefined && state.unsent.has(last.id);
        }),
      policy,
      now,
      zone: view.zone,
      me: { id: who.id, name: who.name, roles },
      reads,
      nameOf: (person) =>
        person === 'clock' ? t('author.system') : (view.people.find(({ id }) => id === person)?.name ?? person),
      chairs: places?.sites.find(({ id }) => id === state.session.site)?.chairs.filter(({ open }) => open) ?? [],
      seats,
      say,
      lateAt,
      setLateAt,
      sayOfPatient: async (kind, body) => {
        const said = await sayTo({ kind, stream: `patient/${view.brief.id}`, body });
        if (said.kind === 'refused') setRefusal({ title: said.title, reasons: said.reasons });
        return said;
      },
      ask: (what, preset = {}) => {
        setRefusal(null);
        setSheet((before) => ({ what, preset, nth: (before?.nth ?? 0) + 1 }));
      },
    }),
    [state, view, policy, now, who, roles, reads, say, lateAt, sayTo, places, seats, t],
  );

  const { session } = state;
  const chair = session.chair;
  const chairName = places?.sites.flatMap(({ chairs }) => chairs).find(({ id }) => id === chair)?.name ?? chair ?? '';
  const sharers = isOver(session.phase) ? [] : othersIn(chair, session, seats ?? []);
  const minute = session.firstDoseAt === null ? null : Math.max(0, Math.floor((now - session.firstDoseAt) / 60_000));
  const alarms = readAlarms(session.entries);
  const before = ['planned', 'arrived'].includes(session.phase);
  const tab = (
    to: '/session/$id' | '/session/$id/ready' | '/session/$id/release' | '/session/$id/record',
    words: string,
    lead: boolean,
  ) => (
    <Link
      to={to}
      params={{ id: view.session }}
      activeOptions={{ exact: true }}
      className={styles['tab']}
      data-lead={lead}
    >
      {words}
    </Link>
  );
  const emergencyButton = reads ? (
    // Steps are logged there under the own name; nothing else is charted.
    <nav aria-label={t('visit.emergency')}>
      <Link to="/emergency" search={{ session: view.session }} className={styles['emergency']}>
        <IconEmergencyBed size={24} stroke={1.8} aria-hidden />
        {t('visit.emergency')}
      </Link>
    </nav>
  ) : (
    <button type="button" className={styles['emergency']} onClick={() => setEmergency(true)}>
      <IconEmergencyBed size={24} stroke={1.8} aria-hidden />
      {t('visit.emergency')}
    </button>
  );
  // Outside of what a lock holds: an emergency does not wait for a PIN.
  const corner = useContext(CornerContext);
  const [strip, setStrip] = useState<HTMLElement | null>(null);
  return (
    <VisitContext value={visit}>
      <StripContext value={strip}>
        <div className={styles['visit']}>
          <div className={styles['stick']}>
            <header className={styles['band']}>
              <Identity
                brief={view.brief}
                today={dayIn(now, view.zone)}
                chair={chair === null ? t('board.noChair') : chairName}
                large
                heading
              >
                {state.patient.weight && <span>{t('visit.weight', { kg: state.patient.weight.kg })}</span>}
              </Identity>
              <p className={styles['phase']}>
                <span>{t(`phase.${session.phase}`)}</span>
                {session.phase === 'released' && visit.isUnsent('patient-released') && <span>{t('visit.unsent')}</span>}
                {minute !== null && !isOver(session.phase) && <b>{t('board.minute', { count: minute })}</b>}
              </p>
              <nav className={styles['tabs']} aria-label={t('visit.parts')}>
                {tab('/session/$id/ready', t('visit.ready'), before)}
                {tab('/session/$id', t('visit.session'), ['ready', 'dosing'].includes(session.phase))}
                {tab('/session/$id/release', t('visit.release'), session.phase === 'recovery')}
                {tab('/session/$id/record', t('visit.record'), isOver(session.phase))}
              </nav>
            </header>
            <OfferedContext value={!reads}>
              <AlarmStrip alarms={alarms} />
            </OfferedContext>
          </div>
          {sharers.length > 0 && (
            <p className={styles['offline']} role="status">
              {t('board.sameChair', { names: sharers.map(({ name }) => name).join(', ') })}
            </p>
          )}
          {reads && <p className={styles['late']}>{t('visit.reads')}</p>}
          {(offline || unsent > 0) && (
            <p className={styles['offline']} role="status">
              {offline && t('feed.offline')} {unsent > 0 && t('feed.unsent', { count: unsent })}
            </p>
          )}
          {lateAt !== null && (
            <p className={styles['late']} role="status">
              <span>
                {t('visit.late', {
                  time: clockText(lateAt, view.zone, i18n.language),
                  age: ageText(now - lateAt),
                })}
              </span>
              <Button onClick={() => setLateAt(null)}>{t('visit.lateBack')}</Button>
            </p>
          )}
          <div className={styles['part']}>
            {policy === null ? (
              <p className={styles['offline']}>{t('visit.noPolicy')}</p>
            ) : (
              <OfferedContext value={!reads}>
                <Suspense fallback={<Waiting />}>
                  <Outlet />
                </Suspense>
              </OfferedContext>
            )}
          </div>
          {corner &&
            createPortal(
              <>
                {/* A strip of the glass of its own, as on the board: nothing of any part is ever seen under Emergency. */}
                <div className={styles['strip']} ref={setStrip} />
                {emergencyButton}
              </>,
              corner,
            )}
        </div>
        {undoable && <UndoBar {...undoable} onDone={() => setUndoable(null)} />}
        {sheet && (
          <Sheets
            // A sheet opened from another one begins with its own answers.
            key={sheet.nth}
            what={sheet.what}
            preset={sheet.preset}
            // What was saved closes its own sheet, never the next one that was opened meanwhile.
            onClose={() => setSheet((open) => (open === sheet ? null : open))}
          />
        )}
        {refusal && <RefusalSheet {...refusal} onClose={() => setRefusal(null)} />}
        {emergency && (
          <Suspense fallback={null}>
            <EmergencySheet onClose={() => setEmergency(false)} />
          </Suspense>
        )}
      </StripContext>
    </VisitContext>
  );
}
