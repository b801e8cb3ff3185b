import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import { dayFold, placeState, readPlaceKey } from '@keel/clinical/day';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { MyPlaceView } from '@keel/formats/api';
import { z } from 'zod';
import { myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';

const iso = (at: number): string => new Date(at).toISOString();

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
          zone: site?.zone ?? clinic.zone,
          phone: site?.phone ?? null,
        };
      },
    }),
  ];
}
