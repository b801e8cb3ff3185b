import type { LinkPurposeId } from '@keel/clinical/rights';
import { type ComponentType, lazy } from 'react';
import type { Words } from '../words/index.ts';

/** Which login opens a page: the patient's own, one of the purposes of a link, or none. */
export type Needs = 'nobody' | 'patient' | LinkPurposeId;

export interface PageProps {
  /** What follows the page's own address, without slashes at its ends; empty for the page itself. */
  readonly rest: string;
}

export interface PageRow {
  /** With a slash at its end; the longest that fits is shown. */
  readonly path: `/${string}/`;
  readonly needs: Needs;
  /** Stands among the patient's own pages, by this word. */
  readonly menu?: keyof Words['menu'];
  /** What the window and a screen reader call it: in the tab and the history of a phone that others see, so it names nobody and no illness. */
  readonly title: keyof Words['titles'];
  readonly page: ComponentType<PageProps>;
}

/** A file of its own for each page: what a phone fetches is what it shows. */
const page = (load: () => Promise<{ readonly default: ComponentType<PageProps> }>) => lazy(load);

/**
 * Every page of the patients' side that is a program. Add a row, its folder, and its words in `words/en` and `words/es`;
 * `apps/portal/src/README.md` says the rest. A folder at the root of the address (`/escort/`) also has to be known to
 * the server: `PORTAL_PAGES` in `apps/server/src/http`.
 */
export const PAGES: readonly PageRow[] = [
  { path: '/my/', needs: 'patient', menu: 'path', title: 'path', page: page(() => import('../my/index.ts')) },
  {
    path: '/my/forms/',
    needs: 'patient',
    menu: 'forms',
    title: 'forms',
    page: page(() => import('../forms/index.ts')),
  },
  {
    path: '/my/consent/',
    needs: 'patient',
    menu: 'consent',
    title: 'consent',
    page: page(() => import('../consent/index.ts')),
  },
  { path: '/my/home/', needs: 'patient', title: 'home', page: page(() => import('../home/index.ts')) },
  { path: '/my/decision/', needs: 'patient', title: 'decision', page: page(() => import('../decision/index.ts')) },
  {
    path: '/my/prepare/',
    needs: 'patient',
    menu: 'prepare',
    title: 'prepare',
    page: page(() => import('../prepare/index.ts')),
  },
  { path: '/my/well/', needs: 'patient', menu: 'well', title: 'well', page: page(() => import('../well/index.ts')) },
  { path: '/my/well/answer/', needs: 'patient', title: 'questions', page: page(() => import('../answer/index.ts')) },
  /** The same questions, by the link that shows nothing else. */
  { path: '/my/answer/', needs: 'questions', title: 'questions', page: page(() => import('../answer/index.ts')) },
  /** Asks for no login before it is shown: what its holder keeps on his phone opens without signal. */
  { path: '/my/plan/', needs: 'nobody', title: 'plan', page: page(() => import('../plan/index.ts')) },
  {
    path: '/my/contact/',
    needs: 'patient',
    menu: 'contact',
    title: 'contact',
    page: page(() => import('../contact/index.ts')),
  },
  { path: '/escort/', needs: 'escort', title: 'escort', page: page(() => import('../escort/index.ts')) },
  {
    path: '/escort/home/',
    needs: 'home-adult',
    title: 'homeAdult',
    page: page(() => import('../home-adult/index.ts')),
  },
  {
    path: '/my/sessions/',
    needs: 'patient',
    menu: 'sessions',
    title: 'sessions',
    page: page(() => import('../sessions/index.ts')),
  },
  { path: '/my/cost/', needs: 'patient', menu: 'cost', title: 'cost', page: page(() => import('../cost/index.ts')) },
  {
    path: '/my/privacy/',
    needs: 'patient',
    menu: 'privacy',
    title: 'privacy',
    page: page(() => import('../privacy/index.ts')),
  },
  { path: '/sign-up/', needs: 'nobody', title: 'signUp', page: page(() => import('../sign-up/index.ts')) },
  { path: '/sign-in/', needs: 'nobody', title: 'signIn', page: page(() => import('../sign-in/index.ts')) },
  { path: '/open/', needs: 'nobody', title: 'open', page: page(() => import('../open/index.ts')) },
  { path: '/open/stop/', needs: 'stop', title: 'stop', page: page(() => import('../stop/index.ts')) },
  { path: '/open/place/', needs: 'place', title: 'place', page: page(() => import('../place/index.ts')) },
  { path: '/refer/', needs: 'nobody', title: 'refer', page: page(() => import('../refer/index.ts')) },
  { path: '/refer/state/', needs: 'refer', title: 'referral', page: page(() => import('../referral/index.ts')) },
  { path: '/mailbox/', needs: 'nobody', title: 'mailbox', page: page(() => import('../mailbox/index.ts')) },
];

/** The row of an address and what is left of it; undefined where there is no such page. */
export function pageOf(pathname: string): { readonly row: PageRow; readonly rest: string } | undefined {
  const address = pathname.endsWith('/') ? pathname : `${pathname}/`;
  const row = PAGES.filter(({ path }) => address.startsWith(path)).toSorted((a, b) => b.path.length - a.path.length)[0];
  return row && { row, rest: address.slice(row.path.length).replace(/\/$/, '') };
}
