import { POLICY_STREAM } from '@keel/clinical/adoption';
import { CALLS_STREAM } from '@keel/clinical/calls';
import { COVER_STREAM } from '@keel/clinical/cover';
import { PLACES_STREAM } from '@keel/clinical/places';
import { PUBLIC_FACTS_STREAM } from '@keel/clinical/public-facts';
import { type RecordedEvent, streamId, streamKind } from '@keel/clinical/record';
import { visibleEvents } from '@keel/clinical/rights';
import { STAFF_STREAM } from '@keel/clinical/staff';
import {
  BoardView,
  ClosingView,
  CompletenessView,
  CoverView,
  DayKey,
  DevicesView,
  Id,
  KnowledgeView,
  PaperMessagesView,
  PatientsView,
  PatientView,
  PlacesView,
  PolicyPreviewQuery,
  PolicyPreviewView,
  PolicyView,
  PublicFactsView,
  SafetyView,
  SessionView,
  SignUpsView,
  TasksView,
} from '@keel/formats/api';
import type { PassportBundle } from '@keel/formats/fhir';
import { z } from 'zod';
import { type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import { type BoardInput, boardView } from './board.ts';
import { briefFor } from './brief.ts';
import { callViews } from './calls.ts';
import { type BackupSeen, closingView } from './closing.ts';
import { COUNTED, completenessView } from './completeness.ts';
import { costViews } from './cost-definitions.ts';
import { coverView } from './cover.ts';
import { documentViews } from './document-definitions.ts';
import type { FoldCache } from './fold-cache.ts';
import { intakeViews } from './intake-definitions.ts';
import { integrationViews } from './integration.ts';
import { devicesView, patientsView, patientView, placesView } from './lists.ts';
import type { LiveReadings } from './live-readings.ts';
import { myDecisionViews } from './my-decision.ts';
import { myHomeViews } from './my-home.ts';
import { myPlaceViews } from './my-place.ts';
import { myPreparationViews } from './my-preparation.ts';
import { myRecordViews } from './my-record.ts';
import { myViews } from './my-views.ts';
import { knowledgeView, policyPreviewView, policyView } from './policy.ts';
import { publicFactsView } from './public-facts.ts';
import { registerViews } from './register-definitions.ts';
import { safetyView } from './safety.ts';
import { scheduleViews } from './schedule-definitions.ts';
import { patientOfSession, sessionView } from './session.ts';
import { paperMessagesView, signUpsView } from './sign-ups.ts';
import { tasksView } from './tasks.ts';

export interface ViewDeps {
  readonly live: LiveReadings;
  readonly folds: FoldCache;
  readonly feed: (clinic: string) => BoardView['feed'];
  /** Where the device feed listens; null while it does not. */
  readonly feedPort: () => DevicesView['port'];
  /** What is known of the backups of this database. */
  readonly backup: BackupSeen;
  /** Puts the clinic's own signature on a patient's treatment passport. */
  readonly signPassport: (bundle: PassportBundle) => PassportBundle;
  /** Seals the passport on paper: every byte of it. */
  readonly sealPaper: (paper: Buffer, about: { readonly clinic: string; readonly madeAt: string }) => Buffer;
}

const NoQuery = z.strictObject({});
const all = ['*'] as const;
const none = [] as const;

/** The views of the clinic's work, for the registry of the HTTP server. */
export function clinicViews(deps: ViewDeps): readonly ViewDefinition[] {
  const input = (asked: ViewAsked<unknown>): BoardInput => ({
    trx: asked.trx,
    at: asked.at,
    clinic: asked.clinic.id,
    now: asked.now,
    live: deps.live,
    folds: deps.folds,
    feed: () => deps.feed(asked.clinic.id),
  });
  const shown =
    (asked: ViewAsked<unknown>) =>
    (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
      visibleEvents(events, asked.classes);
  return [
    view({
      name: 'board',
      action: 'view/board',
      key: null,
      query: NoQuery,
      answer: BoardView,
      audit: 'opening',
      changedBy: ({ stream }) =>
        stream === POLICY_STREAM ||
        stream === PLACES_STREAM ||
        ['session', 'patient', 'device'].includes(streamKind(stream))
          ? all
          : none,
      read: (asked) => boardView(input(asked)),
    }),
    view({
      name: 'session',
      action: 'view/session',
      key: Id,
      query: NoQuery,
      answer: SessionView,
      audit: 'each',
      patient: (trx, clinic, session) => patientOfSession({ trx, clinic }, session),
      // The cockpit folds its own session's events; a monitor put on or taken off it is told here.
      changedBy: (event) =>
        event.kind === 'device-associated'
          ? [(event.body as { sessionId: string }).sessionId]
          : event.kind === 'device-detached'
            ? [(event.body as { sessionId: string }).sessionId]
            : none,
      read: (asked) => sessionView(input(asked), asked.key, shown(asked)),
    }),
    view({
      name: 'patients',
      action: 'view/patients',
      key: null,
      query: NoQuery,
      answer: PatientsView,
      audit: 'opening',
      changedBy: ({ stream }) => (streamKind(stream) === 'patient' ? all : none),
      async read(asked) {
        const answer = await patientsView(input(asked));
        // A verdict is clinical: whoever may not see the class sees that there is nothing to see.
        return asked.classes.has('clinical')
          ? answer
          : {
              ...answer,
              patients: answer.patients.map((row) => ({
                ...row,
                brief: briefFor(asked.classes, row.brief),
                verdict: null,
                urgent: false,
                openTasks: 0,
              })),
            };
      },
    }),
    view({
      name: 'patient',
      action: 'view/patient',
      key: Id,
      query: NoQuery,
      answer: PatientView,
      audit: 'each',
      patient: async (trx, clinic, key) =>
        (
          await trx
            .selectFrom('patient_index')
            .select('patient')
            .where('clinic_id', '=', clinic)
            .where('patient', '=', key)
            .executeTakeFirst()
        )?.patient ?? null,
      changedBy: ({ stream }) => (streamKind(stream) === 'patient' ? [streamId(stream)] : none),
      async read(asked) {
        const answer = await patientView(input(asked), asked.key, shown(asked));
        return answer === null ? null : { ...answer, brief: briefFor(asked.classes, answer.brief) };
      },
    }),
    view({
      name: 'devices',
      action: 'view/devices',
      key: null,
      query: NoQuery,
      answer: DevicesView,
      audit: 'opening',
      changedBy: ({ stream }) => (streamKind(stream) === 'device' ? all : none),
      read: (asked) => devicesView(input(asked), deps.feedPort()),
    }),
    view({
      name: 'policy',
      action: 'view/policy',
      key: null,
      query: NoQuery,
      answer: PolicyView,
      audit: 'opening',
      changedBy: ({ stream }) => (stream === POLICY_STREAM ? all : none),
      read: (asked) => policyView(input(asked)),
    }),
    view({
      name: 'policy-preview',
      action: 'view/policy-preview',
      key: null,
      query: PolicyPreviewQuery,
      asks: PolicyPreviewQuery,
      answer: PolicyPreviewView,
      audit: 'each',
      changedBy: () => none,
      read: (asked) => policyPreviewView(input(asked), asked.clinic.zone, asked.query.policy),
    }),
    view({
      name: 'knowledge',
      action: 'view/knowledge',
      key: null,
      query: NoQuery,
      answer: KnowledgeView,
      audit: 'opening',
      // It is asked again when it is opened: who fires what moves with every entry of the day.
      changedBy: ({ stream }) => (stream === POLICY_STREAM ? all : none),
      read: (asked) => knowledgeView(input(asked), asked.clinic.zone),
    }),
    view({
      name: 'safety',
      action: 'view/safety',
      key: null,
      query: NoQuery,
      answer: SafetyView,
      audit: 'opening',
      // Counted when it is opened, like the knowledge about whom a rule fires for.
      changedBy: () => none,
      read: (asked) => safetyView(input(asked)),
    }),
    view({
      name: 'places',
      action: 'view/places',
      key: null,
      query: NoQuery,
      answer: PlacesView,
      audit: 'opening',
      changedBy: ({ stream }) => (stream === PLACES_STREAM ? all : none),
      read: (asked) => placesView(input(asked)),
    }),
    view({
      name: 'completeness',
      action: 'view/completeness',
      key: null,
      query: NoQuery,
      answer: CompletenessView,
      audit: 'opening',
      changedBy: ({ kind }) => (COUNTED.has(kind) ? all : none),
      read: (asked) => completenessView(input(asked), asked.clinic.zone),
    }),
    view({
      name: 'cover',
      action: 'view/cover',
      key: null,
      query: NoQuery,
      answer: CoverView,
      audit: 'opening',
      changedBy: ({ stream }) => (stream === COVER_STREAM || stream === STAFF_STREAM ? all : none),
      read: (asked) => coverView(input(asked), asked.clinic.zone),
    }),
    view({
      name: 'public-facts',
      action: 'view/public-facts',
      key: null,
      query: NoQuery,
      answer: PublicFactsView,
      audit: 'opening',
      changedBy: ({ stream }) =>
        stream === PUBLIC_FACTS_STREAM || stream === PLACES_STREAM || stream === POLICY_STREAM ? all : none,
      read: (asked) => publicFactsView(input(asked)),
    }),
    view({
      name: 'tasks',
      action: 'view/tasks',
      key: null,
      query: NoQuery,
      answer: TasksView,
      audit: 'opening',
      changedBy: ({ stream }) =>
        stream === CALLS_STREAM || ['patient', 'day', 'register'].includes(streamKind(stream)) ? all : none,
      async read(asked) {
        const answer = await tasksView(input(asked), asked.identity, asked.classes.has('clinical'));
        return {
          ...answer,
          tasks: answer.tasks.map((row) => ({
            ...row,
            patient: row.patient === null ? null : briefFor(asked.classes, row.patient),
          })),
        };
      },
    }),
    view({
      name: 'sign-ups',
      action: 'view/sign-ups',
      key: null,
      query: NoQuery,
      answer: SignUpsView,
      audit: 'opening',
      changedBy: ({ stream }) => (streamKind(stream) === 'patient' ? all : none),
      read: (asked) => signUpsView(input(asked), asked.clinic.zone, asked.classes.has('clinical')),
    }),
    view({
      name: 'paper-messages',
      action: 'view/paper-messages',
      key: null,
      query: NoQuery,
      answer: PaperMessagesView,
      audit: 'opening',
      changedBy: ({ kind }) => (kind.startsWith('message-') ? all : none),
      read: (asked) => paperMessagesView(input(asked)),
    }),
    ...myViews(deps.folds),
    ...callViews(input),
    ...myPreparationViews(deps.folds),
    ...myDecisionViews(deps.folds),
    ...myHomeViews(deps.folds),
    ...myPlaceViews(deps.folds),
    view({
      name: 'closing',
      action: 'view/closing',
      key: DayKey,
      query: NoQuery,
      answer: ClosingView,
      audit: 'opening',
      changedBy: ({ stream }) =>
        ['patient', 'session', 'register', 'day', 'clinic'].includes(streamKind(stream)) ? all : none,
      read: (asked) => closingView(input(asked), asked.key, deps.backup),
    }),
    ...registerViews(input),
    ...scheduleViews(input),
    ...documentViews(input),
    ...intakeViews(input),
    ...integrationViews(input),
    ...costViews(input),
    ...myRecordViews(deps.folds, deps),
  ];
}
