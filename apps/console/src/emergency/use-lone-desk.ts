import type { Policy } from '@keel/clinical/policy';
import type { Role } from '@keel/clinical/record';
import { type Action, mayDo } from '@keel/clinical/rights';
import { type Instant, instant } from '@keel/clinical/units';
import type { Me, PlacesView, SessionView, WireCommand } from '@keel/formats/api';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { api, browserStore, CHAIRS, serverClock } from '../api/index.ts';
import { NOBODY, type SayHere, TABLET, useOutbox, useOutboxState, uuid7 } from '../outbox/index.ts';
import { sayTo, showAgain, VisitModel } from '../visit/index.ts';
import type { EmergencyDesk, LocalTap } from './desk.ts';

/** One chair as this tablet last saw it: ids and a name of furniture, nothing of a person. */
export interface KeptChair {
  readonly id: string;
  readonly name: string;
  readonly session: string | null;
}

/** Asks the server, and takes what this tablet kept when nobody answers or nobody is logged in. */
async function fromHere<T>(path: string): Promise<T | null> {
  try {
    return await api.get<T>(path);
  } catch {
    const kept = await browserStore.view(path).catch(() => undefined);
    return (kept?.body as T | undefined) ?? null;
  }
}
const kept = <T>(path: string, wanted = true) => ({
  queryKey: ['emergency', path],
  queryFn: () => fromHere<T>(path),
  enabled: wanted,
  staleTime: Number.POSITIVE_INFINITY,
  retry: false,
});

/** Something said before a chair was chosen; it keeps the time at which it was said. */
interface Held {
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly at: Instant;
}

/**
 * An emergency outside of any session screen: without a login, without a server, without knowing yet who it is. The tablet
 * is the author; what was tapped before the chair was chosen goes out with the time it was tapped at.
 */
export function useLoneDesk(session: string | null): {
  readonly desk: EmergencyDesk;
  readonly chairs: readonly KeptChair[];
  /** Whose login it is, if anybody's. */
  readonly person: string | undefined;
} {
  const { t } = useTranslation();
  const outbox = useOutbox();
  const me = useQuery(kept<Me>('/me')).data ?? null;
  const places = useQuery(kept<PlacesView>('/places')).data ?? null;
  const view = useQuery(kept<SessionView>(`/session/${session}`, session !== null)).data ?? null;
  const chairs = useQuery({
    queryKey: ['emergency', 'chairs'],
    queryFn: async () => ((await browserStore.view(CHAIRS))?.body as readonly KeptChair[] | undefined) ?? [],
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  const person = me !== null && me.lockedAt === null ? me : null;
  useEffect(() => void outbox.start(person?.person.id ?? TABLET), [outbox, person?.person.id]);

  const [now, setNow] = useState(serverClock.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverClock.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const model = useMemo(() => (view === null ? null : new VisitModel(view)), [view]);
  const state = useSyncExternalStore(model?.watch ?? never, () => model?.state ?? null);

  // Also what was said before this page was opened anew; the same entry seen twice counts once.
  const { waiting, refused } = useOutboxState();
  useEffect(() => {
    for (const { kept: one } of refused) if (model?.holds(one.id)) model.drop(one.id);
  }, [model, refused]);
  useEffect(() => {
    if (model === null || view === null) return;
    const mine = waiting.filter(({ command }) => command.stream === `session/${view.session}`);
    const actor = { kind: 'device' as const, id: TABLET, roles: [] };
    showAgain({ model, policy: view.policy as Policy, zone: view.zone }, mine, actor);
  }, [model, view, waiting]);

  const [held, setHeld] = useState<readonly Held[]>([]);
  const [local, setLocal] = useState<readonly LocalTap[]>([]);
  const send = useMemo(() => {
    // Nobody waits at the bedside: what is not taken is told above the cards.
    const say: SayHere = (command, at) => outbox.say(command, at, NOBODY);
    return ({ kind, body, at }: Held, to: string): void => {
      if (model !== null && view !== null) {
        const actor = {
          kind: person === null ? ('device' as const) : ('person' as const),
          id: person?.person.id ?? TABLET,
          roles: (person?.roles ?? []) as readonly Role[],
        };
        const input = {
          model,
          policy: view.policy as Policy,
          zone: view.zone,
          me: person as Me,
          entry: null,
          actor,
          offline: true,
          now: () => instant(serverClock.now()),
        };
        void sayTo(say, input, { kind, stream: `session/${to}`, body, at });
        return;
      }
      // Nothing of the session is at hand: the server decides when it has it.
      const command: WireCommand = {
        id: uuid7(at),
        kind,
        stream: `session/${to}`,
        seenSeq: 0,
        occurredAt: new Date(at).toISOString(),
        body,
      };
      void say(command, at);
    };
  }, [outbox, model, view, person]);
  const loading = session !== null && view === null && chairs === undefined;
  useEffect(() => {
    if (session === null || loading || held.length === 0) return;
    for (const one of held) send(one, session);
    setHeld([]);
  }, [session, loading, held, send]);

  const may = (action: Action): boolean =>
    person !== null &&
    mayDo({ kind: 'person', id: person.person.id, roles: person.roles }, action, 'clinic').verdict !== 'deny';
  const site = places?.sites[0] ?? null;
  const desk: EmergencyDesk = {
    session: state?.session ?? null,
    patient: state?.patient ?? null,
    brief: view?.brief ?? null,
    site: view?.site ?? site,
    zone: view?.zone ?? site?.zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    now: instant(Math.floor(now / 1_000) * 1_000),
    people: (view?.people ?? []).filter(({ roles }) => roles.includes('nurse') || roles.includes('prescriber')),
    nameOf: (id) => view?.people.find((one) => one.id === id)?.name ?? t('author.device'),
    say: (kind, body) => {
      const one: Held = {
        kind,
        body: body as unknown as Readonly<Record<string, unknown>>,
        at: instant(serverClock.now()),
      };
      if (state === null && kind === 'take-emergency-step') {
        const { card, step, words } = body as { card: string; step: string; words?: string };
        setLocal((before) => [...before, { card, step, at: one.at, ...(words === undefined ? {} : { words }) }]);
      }
      if (session === null) setHeld((before) => [...before, one]);
      else send(one, session);
    },
    local: state === null ? local : [],
    charts: person === null || person.tablet !== null || may('command/give-medicine'),
    person: state !== null && may('command/sign-emergency'),
  };
  return { desk, chairs: chairs ?? [], person: person?.person.id };
}

const never = (): (() => void) => () => undefined;
