import { checkInRow } from '@keel/clinical/check-ins';
import { askedNow, completeness, dosesOf, type HomeItem, homeItems, progressOf } from '@keel/clinical/follow-up';
import { integrationOf, nextTalk } from '@keel/clinical/integration';
import { relapse } from '@keel/clinical/outcomes';
import { allPatientEntries, latestPatientEntry, type Patient, patientFold, readPatient } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { formOf, instrumentById, renderForm } from '@keel/clinical/scales';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { closedWithContact } from '@keel/clinical/tasks';
import { MyCareView, type MyQuestion, MyQuestionsView } from '@keel/formats/api';
import { z } from 'zod';
import { type MyAsked, myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';
import { myReaders } from './my-readers.ts';

/** Of the page that shows it; without one, what the chart says. */
const PageQuery = z.strictObject({ language: z.enum(['en', 'es']).exactOptional() });
type PageQuery = z.infer<typeof PageQuery>;
const iso = (at: number): string => new Date(at).toISOString();
/** As many pages of a journal as are sent at once. */
const JOURNAL_MAX = 100;

/** How one is, and what waits to be answered: folds made for the patient. */
export function myCareViews(folds: FoldCache): readonly ViewDefinition[] {
  const own = async ({ at, clinic, patient }: MyAsked<PageQuery>): Promise<Patient> => {
    const { state } = await folds.load(at, clinic.id, `patient/${patient}`, patientFold);
    return readPatient(state);
  };
  async function questions(asked: MyAsked<PageQuery>, patient: Patient): Promise<MyQuestionsView> {
    const { at, clinic, now, query } = asked;
    const { state: places } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
    const language = query.language ?? (patient.details?.language?.startsWith('es') === true ? 'es' : 'en');
    return {
      position: at.position,
      now: iso(now),
      clinic: { name: clinic.name, zone: clinic.zone, phone: places.sites[0]?.phone ?? null },
      readers: await myReaders(folds, asked),
      reaching: patient.tasks.some(({ state, kind }) => state === 'open' && closedWithContact(kind)),
      asked: askedNow(homeItems(patient, clinic.zone, now), now).map((item) => questionOf(item, language)),
    };
  }
  return [
    myView({
      name: 'my-questions',
      action: 'view/my-questions',
      query: PageQuery,
      answer: MyQuestionsView,
      read: async (asked) => questions(asked, await own(asked)),
    }),
    myView({
      name: 'my-care',
      action: 'view/my-care',
      query: PageQuery,
      answer: MyCareView,
      async read(asked) {
        const patient = await own(asked);
        const plan = latestPatientEntry(patient, 'safety-plan-written');
        const sharing = latestPatientEntry(patient, 'sharing-set')?.body;
        const counted = completeness(homeItems(patient, asked.clinic.zone, asked.now), asked.now);
        const { state: staff } = await folds.load(asked.at, asked.clinic.id, STAFF_STREAM, staffFold);
        const integration = integrationOf(patient, asked.now);
        const next = nextTalk(integration, asked.now);
        const seenBy = integration.referral?.therapist;
        return {
          ...(await questions(asked, patient)),
          seq: patient.seq,
          curve: curveOf(patient),
          journal: allPatientEntries(patient, 'journal-written')
            // His own words and nobody else's: a class that no role has is shown by who wrote it.
            .filter(({ author }) => author.kind === 'patient' && author.id === asked.actor.id)
            .slice(-JOURNAL_MAX)
            .reverse()
            .map(({ id, at, body }) => ({
              id,
              at: iso(at),
              words: body.words,
              shared: body.shared,
              mood: body.mood ?? null,
            })),
          plan:
            plan === undefined
              ? null
              : {
                  at: iso(plan.at),
                  signs: [...plan.body.signs],
                  myself: [...plan.body.myself],
                  places: [...plan.body.places],
                  people: [...plan.body.people],
                  professionals: [...plan.body.professionals],
                  surroundings: [...plan.body.surroundings],
                  reasons: [...plan.body.reasons],
                },
          goals: (latestPatientEntry(patient, 'goals-set')?.body.goals ?? []).map((goal) => ({ ...goal })),
          sharing: { scores: sharing?.scores === true, goals: sharing?.goals === true },
          completeness: { scheduled: counted.scheduled, answered: counted.answered },
          integration: {
            asked: integration.wantedSince !== null,
            at: next === null ? null : iso(next.startsAt),
            where: next?.where ?? null,
            with: seenBy === undefined ? null : (staff.people[seenBy]?.name ?? null),
            done: integration.talks.filter(({ state }) => state === 'done').length,
          },
        };
      },
    }),
  ];
}

function questionOf(item: HomeItem, language: 'en' | 'es'): MyQuestion {
  const instrument = item.instrument === null ? undefined : instrumentById(item.instrument);
  const of = instrument && formOf(instrument);
  const shown = of && renderForm(of, { audience: 'patient', language, withhold: false, loaded: [] });
  const row = item.kind === 'check-in' ? checkInRow(item.point as Parameters<typeof checkInRow>[0]) : null;
  return {
    key: item.key,
    kind: item.kind,
    point: item.point,
    session: item.session,
    until: iso(item.until),
    checkIn: row === null ? null : { point: row.point, asks: [...row.asks] },
    form: shown?.available === true ? shown.form : null,
  };
}

/** The longest line of scores, with what its last point means against its first. Nothing is promised by it. */
function curveOf(patient: Patient): MyCareView['curve'] {
  const [line] = progressOf(patient).filter(({ series }) => series.form === 'standard' && series.instrument !== 'phq2');
  const instrument = line && instrumentById(line.series.instrument);
  if (line === undefined || instrument === undefined) return null;
  const points = line.series.points.flatMap(({ at, total }) => (total === null ? [] : [{ at: iso(at), total }]));
  const higherIsBetter = instrument.scoring.direction === 'higher-better';
  return {
    instrument: instrument.id,
    title: instrument.title,
    higherIsBetter,
    max: instrument.scoring.range?.[1] ?? Math.max(...points.map(({ total }) => total)),
    points,
    doses: dosesOf(patient).map(({ at }) => iso(at)),
    baseline: line.baseline?.total ?? null,
    response: line.lines.response,
    remission: line.lines.remission,
    says: saysOf(line, higherIsBetter),
  };
}

function saysOf(
  line: ReturnType<typeof progressOf>[number],
  higherIsBetter: boolean,
): NonNullable<MyCareView['curve']>['says'] {
  const { baseline, last, lines, series } = line;
  if (series.points.filter(({ total }) => total !== null).length < 2) return 'one-score';
  if (baseline === null || last === null) return 'no-baseline';
  const counted = {
    ...series,
    points: series.points.map((point) => ({ ...point, baseline: point.at === baseline.at })),
  };
  const kept = relapse(counted, []);
  if (kept.known && kept.value.state !== 'holding') return 'returned';
  if (lines.remission !== null && last.total <= lines.remission) return 'remission';
  if (lines.response !== null && last.total <= lines.response) return 'response';
  const fall = higherIsBetter ? last.total - baseline.total : baseline.total - last.total;
  // A point either way is noise: PHQ-9 moves by five before it means something (instruments, MCID).
  return fall >= 5 ? 'better' : fall <= -5 ? 'worse' : 'same';
}
