import { pathOf } from '@keel/clinical/path';
import { patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { REFERRAL_PARTS } from '@keel/clinical/sign-up';
import { MyContactView, MyPathView, MyReferralView } from '@keel/formats/api';
import { z } from 'zod';
import { type MyAsked, myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';
import { myCareViews } from './my-care.ts';

const NoQuery = z.strictObject({});
const iso = (at: number): string => new Date(at).toISOString();

/** The views of the patients' side. Another part adds a file `my-<thing>.ts` with its own and a line in the list below. */
export function myViews(folds: FoldCache): readonly ViewDefinition[] {
  const own = async ({ at, clinic, patient }: MyAsked<unknown>) => {
    const { state } = await folds.load(at, clinic.id, `patient/${patient}`, patientFold);
    return readPatient(state);
  };
  const place = async ({ at, clinic }: MyAsked<unknown>) => {
    const { state } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
    return { name: clinic.name, zone: clinic.zone, phone: state.sites[0]?.phone ?? null };
  };
  return [
    ...myCareViews(folds),
    myView({
      name: 'my-path',
      action: 'view/my-path',
      query: NoQuery,
      answer: MyPathView,
      async read(asked) {
        const patient = await own(asked);
        if (patient.details === null) return null;
        return {
          position: asked.at.position,
          seq: patient.seq,
          now: iso(asked.now),
          name: patient.details.calledName ?? patient.details.givenName,
          clinic: await place(asked),
          signUp: patient.signUp?.state ?? null,
          steps: pathOf(patient, { now: asked.now, zone: asked.clinic.zone }).map(({ at, parts, ...step }) => ({
            ...step,
            at: at === null ? null : iso(at),
            ...(parts === undefined ? {} : { parts: { ...parts } }),
          })),
        };
      },
    }),
    myView({
      name: 'my-contact',
      action: 'view/my-contact',
      query: NoQuery,
      answer: MyContactView,
      async read(asked) {
        const patient = await own(asked);
        const { details } = patient;
        if (details === null) return null;
        return {
          position: asked.at.position,
          seq: patient.seq,
          email: details.email ?? null,
          phone: details.phone ?? null,
          language: details.language?.startsWith('es') === true ? ('es' as const) : ('en' as const),
          consents: { ...patient.contactConsents },
          messages: patient.messages
            .filter(({ to }) => to === 'patient')
            .map(({ template, channel, queuedAt, state }) => ({ template, channel, at: iso(queuedAt), state })),
        };
      },
    }),
    myView({
      name: 'my-referral',
      action: 'view/my-referral',
      query: NoQuery,
      answer: MyReferralView,
      async read(asked) {
        const { signUp, details } = await own(asked);
        if (signUp === null || signUp.request.referrer === undefined || details === null) return null;
        const { name, phone } = await place(asked);
        return {
          position: asked.at.position,
          initials: `${details.givenName.slice(0, 1)}. ${details.familyName.slice(0, 1)}.`,
          sentAt: iso(signUp.askedAt),
          // Whether somebody is a patient here, and why not, is his to tell.
          state: signUp.state === 'asked' ? 'received' : signUp.state === 'closed' ? 'closed' : 'taken-up',
          missing:
            signUp.state === 'closed' || signUp.state === 'merged'
              ? []
              : [
                  ...REFERRAL_PARTS.filter((part) => signUp.referral?.[part] === undefined),
                  ...(details.phone === undefined && details.email === undefined ? (['contact'] as const) : []),
                ],
          since: signUp.decidedAt === null ? null : iso(signUp.decidedAt),
          clinic: { name, phone },
        };
      },
    }),
  ];
}
