import type { EmergencyKit } from '../emergency/index.ts';
import {
  accepted,
  type Command,
  type Context,
  type Decision,
  type EventDraft,
  type Fold,
  isErased,
  type Reason,
  reasonsFrom,
  refused,
} from '../record/index.ts';
import type { Instant } from '../units/index.ts';

/** Where the clinic works. One stream, `clinic/places`: sites with their zone and address, and the chairs in them. */
export interface Address {
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly postalCode: string;
  /** What a caller reads to 911 after the street: suite, floor, door. */
  readonly entrance: string;
  /** The same in Spanish, for the patient and whoever fetches them; absent: nobody has written it. */
  readonly entranceEs?: string;
}

export interface Site {
  readonly siteId: string;
  readonly name: string;
  /** IANA zone: every date of this site is a date there. */
  readonly zone: string;
  readonly address: Address;
  /** Call-back number of the desk. */
  readonly phone: string;
  /** Where the site is reached in writing; the monitoring form asks for it. */
  readonly email?: string;
  readonly chairs: readonly Chair[];
  /** Null: nobody has listed it yet. */
  readonly kit: (EmergencyKit & { readonly listedAt: Instant }) | null;
}

/** A place where one person is treated: a room, a recliner or a bed. */
export interface Chair {
  readonly chairId: string;
  readonly name: string;
  readonly open: boolean;
}

export interface PlacesState {
  readonly clinicName: string | null;
  readonly sites: readonly Site[];
}

export type PlacesEvent =
  | EventDraft<'clinic-named', { readonly name: string }>
  | EventDraft<'site-opened', Omit<Site, 'chairs' | 'kit'>>
  | EventDraft<'kit-listed', EmergencyKit & { readonly siteId: string }>
  | EventDraft<'chair-opened', { readonly siteId: string; readonly chairId: string; readonly name: string }>
  | EventDraft<'chair-closed', { readonly chairId: string; readonly because: string }>;

export type PlacesCommand =
  | Command<'name-clinic', { readonly name: string }>
  | Command<'open-site', Omit<Site, 'chairs' | 'kit'>>
  /** The whole kit as it was found: what is not in it is not there. */
  | Command<'list-kit', EmergencyKit & { readonly siteId: string }>
  | Command<'open-chair', { readonly siteId: string; readonly chairId: string; readonly name: string }>
  | Command<'close-chair', { readonly chairId: string; readonly because: string }>;

export const PLACES_STREAM = 'clinic/places' as const;

export const placesFold: Fold<PlacesState> = {
  initial: () => ({ clinicName: null, sites: [] }),
  evolve(state, event) {
    if (isErased(event.body)) return state;
    const known = event as unknown as PlacesEvent;
    switch (known.kind) {
      case 'clinic-named':
        return { ...state, clinicName: known.body.name };
      case 'site-opened':
        return {
          ...state,
          sites: [
            ...state.sites.filter((s) => s.siteId !== known.body.siteId),
            { ...known.body, chairs: [], kit: null },
          ],
        };
      case 'kit-listed': {
        const { siteId, ...kit } = known.body;
        return onSite(state, siteId, (site) => ({ ...site, kit: { ...kit, listedAt: event.occurredAt } }));
      }
      case 'chair-opened':
        return onSite(state, known.body.siteId, (site) => ({
          ...site,
          chairs: [...site.chairs, { chairId: known.body.chairId, name: known.body.name, open: true }],
        }));
      case 'chair-closed':
        return {
          ...state,
          sites: state.sites.map((site) => ({
            ...site,
            chairs: site.chairs.map((chair) =>
              chair.chairId === known.body.chairId ? { ...chair, open: false } : chair,
            ),
          })),
        };
      default:
        return state;
    }
  },
};

function onSite(state: PlacesState, siteId: string, change: (site: Site) => Site): PlacesState {
  return { ...state, sites: state.sites.map((site) => (site.siteId === siteId ? change(site) : site)) };
}

const reason = reasonsFrom();

export const chairOf = (state: PlacesState, chairId: string): { site: Site; chair: Chair } | undefined =>
  state.sites
    .flatMap((site) => site.chairs.map((chair) => ({ site, chair })))
    .find(({ chair }) => chair.chairId === chairId);

/** Places are orders about the house itself: a second site or chair of one id, or a chair nowhere, is refused. */
export function decidePlaces(state: PlacesState, command: PlacesCommand, context: Context): Decision {
  const event = <K extends PlacesEvent['kind']>(kind: K, body: Extract<PlacesEvent, { kind: K }>['body']): Decision =>
    accepted({
      stream: PLACES_STREAM,
      events: [{ kind, version: 1, occurredAt: command.occurredAt, zone: context.zone, body }],
    });
  switch (command.kind) {
    case 'name-clinic':
      return event('clinic-named', command.body);
    case 'open-site':
      if (state.sites.some((site) => site.siteId === command.body.siteId)) {
        return refused([reason('site-exists', 'This site is already there', `"${command.body.siteId}" is in use`)]);
      }
      return event('site-opened', command.body);
    case 'list-kit':
      if (!state.sites.some((site) => site.siteId === command.body.siteId)) {
        return refused([reason('site-unknown', 'There is no such site', `no site "${command.body.siteId}"`)]);
      }
      return event('kit-listed', command.body);
    case 'open-chair': {
      const reasons: Reason[] = [];
      if (!state.sites.some((site) => site.siteId === command.body.siteId)) {
        reasons.push(
          reason('site-unknown', 'There is no such site', `no site "${command.body.siteId}"; open it first`),
        );
      }
      if (chairOf(state, command.body.chairId)) {
        reasons.push(reason('chair-exists', 'This chair is already there', `"${command.body.chairId}" is in use`));
      }
      return reasons.length > 0 ? refused(reasons) : event('chair-opened', command.body);
    }
    case 'close-chair':
      if (!chairOf(state, command.body.chairId)) {
        return refused([reason('chair-unknown', 'There is no such chair', `no chair "${command.body.chairId}"`)]);
      }
      return event('chair-closed', command.body);
    default: {
      const never: never = command;
      throw new Error(`unknown command ${(never as Command).kind}`);
    }
  }
}
