import { mayDo } from '@keel/clinical/rights';
import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { api, meQuery, queryClient } from './api/index.ts';
import { Failed, NotFound, Shell, Waiting } from './shell/index.ts';
import { laterWords } from './words/index.ts';

/** A screen whose sentences come with it. */
const withWords = async <T,>(screen: Promise<T>): Promise<T> => {
  await laterWords();
  return screen;
};

/** Links from the terminal and from an invitation carry their word in the fragment, which no server ever sees. */
const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  beforeLoad: ({ location }) => {
    if (location.hash === 'setup') throw redirect({ to: '/set-up', hash: '' });
    if (location.hash.startsWith('welcome=')) {
      throw redirect({ to: '/welcome', hash: '', state: { token: location.hash.slice('welcome='.length) } });
    }
  },
});

/** Nobody is logged in: the way back is kept, but only if it is an address of ours. */
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: (search: Record<string, unknown>): { to?: string } =>
    typeof search['to'] === 'string' && /^\/[a-z]/.test(search['to']) ? { to: search['to'] } : {},
  component: lazyRouteComponent(() => import('./sign-in/index.ts'), 'SignInScreen'),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/set-up',
  component: lazyRouteComponent(() => import('./sign-in/index.ts'), 'SetUpScreen'),
});

const enrol = createRoute({
  getParentRoute: () => root,
  path: '/enrol',
  component: lazyRouteComponent(() => import('./sign-in/index.ts'), 'EnrolScreen'),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: '/welcome',
  component: lazyRouteComponent(() => import('./sign-in/index.ts'), 'WelcomeScreen'),
});

const emergencySearch = (search: Record<string, unknown>): { session?: string } =>
  typeof search['session'] === 'string' && /^[a-z0-9_-]+$/.test(search['session'])
    ? { session: search['session'] }
    : {};

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (me) return;
    const setup = await api
      .get<{ needed: boolean; demo: boolean }>('/setup')
      .catch(() => ({ needed: false, demo: false }));
    if (setup.needed && !setup.demo) throw redirect({ to: '/set-up' });
    throw redirect({ to: '/sign-in', search: location.pathname === '/' ? {} : { to: location.pathname } });
  },
  component: Shell,
});

/** Where somebody without a board begins: the first screen that his role opens. */
const FIRST = [
  ['view/schedule', '/arrivals'],
  ['view/patients', '/patients'],
  ['view/integration', '/integration'],
  ['view/staff', '/staff'],
] as const;

const board = createRoute({
  getParentRoute: () => inside,
  path: '/',
  beforeLoad: async () => {
    const me = await queryClient.ensureQueryData(meQuery);
    if (!me) return;
    const may = (action: string): boolean =>
      mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, action, 'clinic').verdict !== 'deny';
    const first = may('view/board') ? undefined : FIRST.find(([action]) => may(action));
    if (first) throw redirect({ to: first[1] });
  },
  component: lazyRouteComponent(() => import('./board/index.ts'), 'BoardScreen'),
});

const wall = createRoute({
  getParentRoute: () => inside,
  path: '/wall',
  component: lazyRouteComponent(() => import('./wall/index.ts'), 'WallScreen'),
});

const session = createRoute({
  getParentRoute: () => inside,
  path: '/session/$id',
  component: lazyRouteComponent(() => import('./visit/index.ts'), 'VisitFrame'),
});
const cockpit = createRoute({
  getParentRoute: () => session,
  path: '/',
  component: lazyRouteComponent(() => import('./session/index.ts'), 'Cockpit'),
});
const ready = createRoute({
  getParentRoute: () => session,
  path: '/ready',
  component: lazyRouteComponent(() => withWords(import('./ready/index.ts')), 'ReadyScreen'),
});
const release = createRoute({
  getParentRoute: () => session,
  path: '/release',
  component: lazyRouteComponent(() => import('./release/index.ts'), 'ReleaseScreen'),
});
const story = createRoute({
  getParentRoute: () => session,
  path: '/record',
  component: lazyRouteComponent(() => import('./story/index.ts'), 'StoryScreen'),
});

const schedule = createRoute({
  getParentRoute: () => inside,
  path: '/schedule',
  component: lazyRouteComponent(() => withWords(import('./schedule/index.ts')), 'ScheduleScreen'),
});
const arrivals = createRoute({
  getParentRoute: () => inside,
  path: '/arrivals',
  component: lazyRouteComponent(() => withWords(import('./arrivals/index.ts')), 'ArrivalsScreen'),
});
const patients = createRoute({
  getParentRoute: () => inside,
  path: '/patients',
  component: lazyRouteComponent(() => import('./patients/index.ts'), 'PatientsScreen'),
});
const importList = createRoute({
  getParentRoute: () => inside,
  path: '/patients/import',
  component: lazyRouteComponent(() => withWords(import('./import-list/index.ts')), 'ImportScreen'),
});
const printList = createRoute({
  getParentRoute: () => inside,
  path: '/print-list',
  component: lazyRouteComponent(() => withWords(import('./print-list/index.ts')), 'PrintListScreen'),
});
const signUps = createRoute({
  getParentRoute: () => inside,
  path: '/sign-ups',
  component: lazyRouteComponent(() => withWords(import('./sign-ups/index.ts')), 'SignUpsScreen'),
});
const patient = createRoute({
  getParentRoute: () => inside,
  path: '/patient/$id',
  component: lazyRouteComponent(() => withWords(import('./patient/index.ts')), 'PatientScreen'),
});
const plan = createRoute({
  getParentRoute: () => inside,
  path: '/patient/$id/plan',
  component: lazyRouteComponent(() => withWords(import('./plan/index.ts')), 'PlanScreen'),
});
const screening = createRoute({
  getParentRoute: () => inside,
  path: '/patient/$id/screening',
  component: lazyRouteComponent(() => withWords(import('./screening/index.ts')), 'ScreeningScreen'),
});
const register = createRoute({
  getParentRoute: () => inside,
  path: '/register',
  component: lazyRouteComponent(() => withWords(import('./register/index.ts')), 'RegisterScreen'),
});
const inspection = createRoute({
  getParentRoute: () => inside,
  path: '/register/$location/inspection',
  component: lazyRouteComponent(() => withWords(import('./register/index.ts')), 'InspectionScreen'),
});
const documents = createRoute({
  getParentRoute: () => inside,
  path: '/documents',
  component: lazyRouteComponent(() => withWords(import('./documents/index.ts')), 'DocumentsScreen'),
});
const rems = createRoute({
  getParentRoute: () => inside,
  path: '/documents/rems/$session',
  component: lazyRouteComponent(() => withWords(import('./documents/index.ts')), 'RemsScreen'),
});
const integration = createRoute({
  getParentRoute: () => inside,
  path: '/integration',
  component: lazyRouteComponent(() => withWords(import('./integration/index.ts')), 'IntegrationScreen'),
});
const integrationRecord = createRoute({
  getParentRoute: () => inside,
  path: '/integration/$id',
  component: lazyRouteComponent(() => withWords(import('./integration/index.ts')), 'RecordScreen'),
});
const tasks = createRoute({
  getParentRoute: () => inside,
  path: '/tasks',
  component: lazyRouteComponent(() => import('./tasks/index.ts'), 'TasksScreen'),
});
const calls = createRoute({
  getParentRoute: () => inside,
  path: '/call',
  component: lazyRouteComponent(() => withWords(import('./call/index.ts')), 'CallScreen'),
});
const call = createRoute({
  getParentRoute: () => inside,
  path: '/call/$call',
  component: lazyRouteComponent(() => withWords(import('./call/index.ts')), 'CallDesk'),
});
const closing = createRoute({
  getParentRoute: () => inside,
  path: '/closing',
  component: lazyRouteComponent(() => withWords(import('./closing/index.ts')), 'ClosingScreen'),
});
const start = createRoute({
  getParentRoute: () => inside,
  path: '/start',
  component: lazyRouteComponent(() => withWords(import('./start/index.ts')), 'StartScreen'),
});
const devices = createRoute({
  getParentRoute: () => inside,
  path: '/devices',
  component: lazyRouteComponent(() => withWords(import('./devices/index.ts')), 'DevicesScreen'),
});
const kit = createRoute({
  getParentRoute: () => inside,
  path: '/kit',
  component: lazyRouteComponent(() => withWords(import('./kit/index.ts')), 'KitScreen'),
});
const staff = createRoute({
  getParentRoute: () => inside,
  path: '/staff',
  component: lazyRouteComponent(() => withWords(import('./staff/index.ts')), 'StaffScreen'),
});
const cover = createRoute({
  getParentRoute: () => inside,
  path: '/cover',
  component: lazyRouteComponent(() => withWords(import('./cover/index.ts')), 'CoverScreen'),
});
const fees = createRoute({
  getParentRoute: () => inside,
  path: '/fees',
  component: lazyRouteComponent(() => withWords(import('./fees/index.ts')), 'FeesScreen'),
});
const accounts = createRoute({
  getParentRoute: () => inside,
  path: '/accounts',
  component: lazyRouteComponent(() => withWords(import('./accounts/index.ts')), 'AccountsScreen'),
});
const costs = createRoute({
  getParentRoute: () => inside,
  path: '/patient/$id/costs',
  component: lazyRouteComponent(() => withWords(import('./costs/index.ts')), 'CostsScreen'),
});
const completeness = createRoute({
  getParentRoute: () => inside,
  path: '/completeness',
  component: lazyRouteComponent(() => withWords(import('./completeness/index.ts')), 'CompletenessScreen'),
});
const publicFacts = createRoute({
  getParentRoute: () => inside,
  path: '/public',
  component: lazyRouteComponent(() => withWords(import('./public-facts/index.ts')), 'PublicFactsScreen'),
});
const policy = createRoute({
  getParentRoute: () => inside,
  path: '/policy',
  validateSearch: (search: Record<string, unknown>): { row?: string } =>
    typeof search['row'] === 'string' ? { row: search['row'] } : {},
  component: lazyRouteComponent(() => withWords(import('./policy/index.ts')), 'PolicyScreen'),
});
const knowledge = createRoute({
  getParentRoute: () => inside,
  path: '/knowledge',
  validateSearch: (search: Record<string, unknown>): { q?: string; kind?: string } => ({
    ...(typeof search['q'] === 'string' ? { q: search['q'] } : {}),
    ...(typeof search['kind'] === 'string' ? { kind: search['kind'] } : {}),
  }),
  component: lazyRouteComponent(() => withWords(import('./knowledge/index.ts')), 'KnowledgeScreen'),
});
const safety = createRoute({
  getParentRoute: () => inside,
  path: '/knowledge/safety',
  component: lazyRouteComponent(() => withWords(import('./knowledge/index.ts')), 'SafetyScreen'),
});
const knowledgeEntry = createRoute({
  getParentRoute: () => inside,
  path: '/knowledge/$id',
  component: lazyRouteComponent(() => withWords(import('./knowledge/index.ts')), 'EntryScreen'),
});
const audit = createRoute({
  getParentRoute: () => inside,
  path: '/audit',
  component: lazyRouteComponent(() => withWords(import('./audit/index.ts')), 'AuditScreen'),
});

const me = createRoute({
  getParentRoute: () => inside,
  path: '/me',
  component: lazyRouteComponent(() => import('./me/index.ts'), 'MeScreen'),
});

/** An emergency waits for no words that cannot be had. */
const withWordsIfThere = async <T,>(screen: Promise<T>): Promise<T> => {
  await laterWords().catch(() => undefined);
  return screen;
};
/** Outside of the door: an emergency asks nobody to log in. */
const emergency = createRoute({
  getParentRoute: () => root,
  path: '/emergency',
  validateSearch: emergencySearch,
  component: lazyRouteComponent(() => withWordsIfThere(import('./emergency/index.ts')), 'EmergencyScreen'),
});
const handover = createRoute({
  getParentRoute: () => root,
  path: '/emergency/handover',
  validateSearch: emergencySearch,
  component: lazyRouteComponent(() => withWordsIfThere(import('./emergency/index.ts')), 'HandoverScreen'),
});

const routeTree = root.addChildren([
  emergency,
  handover,
  signIn,
  setUp,
  enrol,
  welcome,
  inside.addChildren([
    board,
    wall,
    schedule,
    arrivals,
    patients,
    importList,
    signUps,
    printList,
    patient,
    plan,
    screening,
    register,
    inspection,
    documents,
    rems,
    integration,
    integrationRecord,
    tasks,
    calls,
    closing,
    start,
    call,
    devices,
    kit,
    staff,
    cover,
    completeness,
    publicFacts,
    policy,
    fees,
    accounts,
    costs,
    knowledge,
    safety,
    knowledgeEntry,
    audit,
    me,
    session.addChildren([cockpit, ready, release, story]),
  ]),
]);

export const router = createRouter({
  routeTree,
  basepath: '/console',
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: Failed,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The token of an invitation: kept in this tab's memory, never in an address. */
    token?: string;
  }
  interface Register {
    router: typeof router;
  }
}
