import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  dayFold,
  insteadTask,
  type KeptOffer,
  laterVisits,
  type PlaceState,
  placeState,
  readPlaceKey,
  replacedBy,
} from '@keel/clinical/day';
import { type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { MyPlaceView } from '@keel/formats/api';
import { z } from 'zod';
import { myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';
import { laterVisitOf } from './later-visit.ts';
import type { ViewInput } from './lists.ts';

const iso = (at: number): string => new Date(at).toISOString();

/** What a yes does to a later visit, before it is said; afterwards what it did. */
async function laterWire(
  input: Pick<ViewInput, 'at' | 'clinic'> & { readonly folds: FoldCache },
  offer: KeptOffer,
  patient: Patient,
  state: PlaceState,
): Promise<MyPlaceView['later']> {
  if (state === 'yes') {
    const gone = offer.answer?.gaveUp;
    if (gone !== undefined) return { is: 'given-up', visit: gone.booking, startsAt: iso(gone.startsAt) };
    const asked = patient.tasks.some((one) => one.task === insteadTask(offer.offer) && one.state !== 'closed');
    return asked ? { is: 'asked' } : null;
  }
  if (state !== 'open') return null;
  const [first] = laterVisits(patient, offer.startsAt);
  if (first === undefined) return null;
  const replaced = replacedBy(offer, patient, await laterVisitOf(input, first));
  return replaced === null
    ? { is: 'asked' }
    : { is: 'given-up', visit: replaced.visit, startsAt: iso(replaced.booking.startsAt) };
}

/** The freed place that a link is about. Nothing of the chart, of others, or of what the place is for. */
export function myPlaceViews(folds: FoldCache): readonly ViewDefinition[] {
  return [
    myView({
      name: 'my-place',
      action: 'view/my-place',
      query: z.strictObject({}),
      answer: MyPlaceView,
      async read({ at, clinic, patient: id, now, me }): Promise<MyPlaceView | null> {
        const key = me.about === null ? null : readPlaceKey(me.about);
        if (key === null) return null;
        const { state: day } = await folds.load(at, clinic.id, key.day, dayFold);
        const offer = day.offers.find((one) => one.offer === key.offer && one.patient === id);
        if (offer === undefined) return null;
        const { state: places } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
        const { state: adoption } = await folds.load(at, clinic.id, POLICY_STREAM, adoptionFold);
        const patient = readPatient((await folds.load(at, clinic.id, `patient/${id}`, patientFold)).state);
        const [, siteId = '', date = ''] = key.day.split('/');
        const site = places.sites.find((one) => one.siteId === siteId);
        const regimens = policyAt(adoption, now)?.policy.regimens ?? {};
        const state = placeState(offer, day, patient, { now, policy: { regimens } });
        const nth = site?.chairs.findIndex(({ chairId }) => chairId === offer.chair) ?? -1;
        return {
          position: at.position,
          now: iso(now),
          site: siteId,
          date,
          offer: offer.offer,
          state,
          when:
            state === 'open' || state === 'yes' || state === 'told'
              ? {
                  startsAt: iso(offer.startsAt),
                  until: iso(offer.until),
                  siteName: site?.name ?? '',
                  place: Math.max(nth, 0) + 1,
                }
              : null,
          later: await laterWire({ folds, at, clinic: clinic.id }, offer, patient, state),
          zone: site?.zone ?? clinic.zone,
          phone: site?.phone ?? null,
        };
      },
    }),
  ];
}
