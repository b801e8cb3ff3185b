/** A topic that was asked for and judged: the right that must go on holding for it. */
export interface TopicHeld {
  readonly topic: string;
  readonly action: string;
  /** Whom it is about; null where it is about no one patient. */
  readonly patient: string | null;
}

/** The topics by what an event is looked up by. */
export interface Hearing {
  readonly topics: readonly TopicHeld[];
  readonly sessions: ReadonlySet<string>;
  readonly board: boolean;
  /** View name → keys, `*` for any. */
  readonly views: ReadonlyMap<string, ReadonlySet<string>>;
}

export function hearingOf(topics: readonly TopicHeld[]): Hearing {
  const views = new Map<string, Set<string>>();
  for (const { topic } of topics) {
    const [kind, name, ...key] = topic.split('/');
    if (kind === 'view' && name !== undefined) {
      views.set(name, (views.get(name) ?? new Set()).add(key.length === 0 ? '*' : key.join('/')));
    }
    if (kind === 'board') views.set('board', new Set(['*']));
  }
  const sessions = topics.filter(({ topic }) => topic.startsWith('session/')).map(({ topic }) => topic.slice(8));
  return { topics, sessions: new Set(sessions), board: topics.some(({ topic }) => topic === 'board'), views };
}

/** Whoever may read the session has its trends, and so its numbers as they come: also by an opening in an emergency. */
export const hears = (hearing: Hearing, { session }: { readonly session: string | null }): boolean =>
  hearing.board ||
  (session !== null && (hearing.sessions.has(session) || hearing.views.get('session')?.has(session) === true));
