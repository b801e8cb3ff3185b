import { type RecordedEvent, streamId, streamKind } from '@keel/clinical/record';
import { Id, InspectionQuery, InspectionView, RegisterView, TraceView } from '@keel/formats/api';
import { z } from 'zod';
import { type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import type { BoardInput } from './board.ts';
import { inspectionOf, periodOf } from './inspection.ts';
import { registerView, traceView } from './register.ts';

const NoQuery = z.strictObject({});
const all = ['*'] as const;
const none = [] as const;

/** Kinds of a session's entries after which something is taken, given or over. */
const MOVES_STOCK =
  /^(patient-arrived|drug-prepared|device-given|bolus-given|injection-given|mouth-dose-given|infusion-|entry-|patient-released)/;

const ofRegister = ({ stream }: RecordedEvent): readonly string[] => (streamKind(stream) === 'register' ? all : none);

/** The views of the controlled-drug register. */
export function registerViews(input: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  return [
    view({
      name: 'register',
      action: 'view/register',
      key: null,
      query: NoQuery,
      answer: RegisterView,
      audit: 'opening',
      changedBy: (event) =>
        streamKind(event.stream) === 'session' && MOVES_STOCK.test(event.kind) ? all : ofRegister(event),
      read: (asked) => registerView(input(asked), asked.clinic.zone),
    }),
    view({
      name: 'trace',
      action: 'view/trace',
      key: Id,
      query: NoQuery,
      answer: TraceView,
      audit: 'each',
      changedBy: ofRegister,
      read: (asked) => traceView(input(asked), asked.key),
    }),
    view({
      name: 'inspection',
      action: 'view/inspection',
      key: Id,
      query: InspectionQuery,
      answer: InspectionView,
      // A disclosure of everybody who received something in the period: each one is entered.
      audit: 'each',
      changedBy: ({ stream }) => (streamKind(stream) === 'register' ? [streamId(stream)] : none),
      read: (asked) =>
        inspectionOf(input(asked), asked.key, periodOf(asked.query, asked.now, asked.clinic.zone), asked.clinic.zone),
    }),
  ];
}
