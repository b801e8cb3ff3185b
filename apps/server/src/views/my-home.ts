import { adoptionFold, POLICY_STREAM, policyAt } from '@keel/clinical/adoption';
import {
  afterDose,
  againstDose,
  freshUntil,
  type HomeDose,
  judgedBy,
  linesOf,
  readHome,
  untoldOf,
} from '@keel/clinical/home';
import { allPatientEntries, patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { settingOf } from '@keel/clinical/policy';
import { addMs, DAY_MS, localDateOf } from '@keel/clinical/units';
import { MyHomeAdultView, MyHomeView } from '@keel/formats/api';
import { z } from 'zod';
import { myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';

const iso = (at: number): string => new Date(at).toISOString();
const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));
/** As many past doses as are shown; what is older stands in the record. */
const PAST_MAX = 30;

const pressure = (found: HomeDose['before']) => (found === null ? null : { ...found, at: iso(found.at) });
const wire = ({ dose, before, takenAt, after, heardAt }: HomeDose) => ({
  dose,
  before: pressure(before),
  takenAt: isoOrNull(takenAt),
  after: pressure(after),
  heardAt: isoOrNull(heardAt),
});

/** A dose at home, step by step, as the patient is led through it. Without an order there is no page, but for a day after a dose. */
export function myHomeViews(folds: FoldCache): readonly ViewDefinition[] {
  return [
    myView({
      name: 'my-home',
      action: 'view/my-home',
      query: z.strictObject({}),
      answer: MyHomeView,
      async read({ at, clinic, patient: id, now }): Promise<MyHomeView | null> {
        const patient = readPatient((await folds.load(at, clinic.id, `patient/${id}`, patientFold)).state);
        const { state: adoption } = await folds.load(at, clinic.id, POLICY_STREAM, adoptionFold);
        const { state: places } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
        const adopted = policyAt(adoption, now)?.policy ?? null;
        const policy = judgedBy(adopted);
        const home = readHome(patient, adopted, now);
        const order = home.order ?? (home.recent ? home.lastOrder : null);
        if (order === null) return null;
        const { body } = order;
        const { current } = home;
        const times = current === null || current.takenAt === null ? null : afterDose(current.takenAt, policy);
        return {
          position: at.position,
          now: iso(now),
          clinic: { name: clinic.name, zone: clinic.zone, phone: places.sites[0]?.phone ?? null },
          order: {
            mg: body.mg,
            route: body.route,
            dosesLeft: home.dosesLeft,
            refillsLeft: home.refillsLeft,
            intervalDays: body.intervalDays,
            adult: body.adult.name,
            until: localDateOf(addMs(order.at, body.holdsDays * DAY_MS), clinic.zone),
            by: body.printedName,
          },
          lines: linesOf(policy),
          pressureMinutes: settingOf(policy, 'home-after-minutes'),
          heardHours: settingOf(policy, 'home-check-in-hours'),
          nextFrom: isoOrNull(home.nextFrom),
          against: home.against.map(({ rule }) => rule),
          reaching: home.reaching.flatMap(({ about }) => (about?.rule === undefined ? [] : [about.rule])),
          current:
            current === null
              ? null
              : {
                  ...wire(current),
                  against:
                    current.takenAt === null ? againstDose(home, current, policy, now).map(({ rule }) => rule) : [],
                  untold: [...untoldOf(current, policy)],
                  freshUntil: isoOrNull(freshUntil(current, policy)),
                  pressureAt: isoOrNull(times?.pressureAt ?? null),
                  heardBy: isoOrNull(times?.heardBy ?? null),
                },
          past: home.doses
            .filter(({ dose }) => dose !== current?.dose)
            .slice(0, PAST_MAX)
            .map(wire),
        };
      },
    }),
    myView({
      name: 'my-home-adult',
      action: 'view/my-home-adult',
      query: z.strictObject({}),
      answer: MyHomeAdultView,
      async read({ at, clinic, patient: id, now, me }): Promise<MyHomeAdultView | null> {
        const patient = readPatient((await folds.load(at, clinic.id, `patient/${id}`, patientFold)).state);
        const { state: adoption } = await folds.load(at, clinic.id, POLICY_STREAM, adoptionFold);
        const { state: places } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
        const adopted = policyAt(adoption, now)?.policy ?? null;
        const policy = judgedBy(adopted);
        const { order, lastOrder, recent, until, reaching } = readHome(patient, adopted, now);
        // Whoever sits beside a dose that was taken is needed, whatever became of the order since.
        const beside = recent && lastOrder?.body.order === me.about;
        if (patient.details === null) return null;
        const told = allPatientEntries(patient, 'home-adult-told').findLast(({ body }) => body.order === me.about);
        return {
          position: at.position,
          clinic: { zone: clinic.zone, phone: places.sites[0]?.phone ?? null },
          name: patient.details.calledName ?? patient.details.givenName,
          over: !beside && (order?.body.order !== me.about || (until !== null && until <= now)),
          order: me.about ?? '',
          said:
            told === undefined
              ? null
              : {
                  says: told.body.says,
                  at: iso(told.at),
                  reaching: reaching.some(({ about }) => about?.rule === 'home-adult-wrong'),
                },
          pressureMinutes: settingOf(policy, 'home-after-minutes'),
          heardHours: settingOf(policy, 'home-check-in-hours'),
        };
      },
    }),
  ];
}
