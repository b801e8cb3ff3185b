import { POLICY_STREAM } from '@keel/clinical/adoption';
import { PLACES_STREAM } from '@keel/clinical/places';
import { streamKind } from '@keel/clinical/record';
import {
  DayDrugsView,
  DayKey,
  FreeStartsQuery,
  FreeStartsView,
  type PatientBrief,
  ScheduleView,
} from '@keel/formats/api';
import { z } from 'zod';
import { type ViewAsked, type ViewDefinition, view } from '../http/index.ts';
import type { BoardInput } from './board.ts';
import { briefFor } from './brief.ts';
import { dayDrugsView, freeStartsView, scheduleView } from './schedule.ts';

const all = ['*'] as const;
const none = [] as const;

/** The views of a day at a site: who is booked where, who is here, and when else there would be room. */
export function scheduleViews(input: (asked: ViewAsked<unknown>) => BoardInput): readonly ViewDefinition[] {
  return [
    view({
      name: 'schedule',
      action: 'view/schedule',
      key: DayKey,
      query: z.strictObject({}),
      answer: ScheduleView,
      audit: 'opening',
      // Arrivals and escorts are said in the sessions, names in the people: each may change any day that shows them.
      changedBy: ({ stream }) =>
        stream === POLICY_STREAM ||
        stream === PLACES_STREAM ||
        ['day', 'session', 'patient'].includes(streamKind(stream))
          ? all
          : none,
      async read(asked) {
        const answer = await scheduleView(input(asked), asked.key);
        if (answer === null) return null;
        const shownTo = <Row extends { readonly patient: PatientBrief }>(row: Row): Row => ({
          ...row,
          patient: briefFor(asked.classes, row.patient),
        });
        return {
          ...answer,
          bookings: answer.bookings.map((one) => ({
            ...shownTo(one),
            copay: asked.classes.has('billing') ? one.copay : null,
          })),
          cancelled: answer.cancelled.map(shownTo),
          waiting: answer.waiting.map(shownTo),
          freed: answer.freed.map((slot) => ({
            ...slot,
            offers: slot.offers.map(shownTo),
            next: slot.next.map(shownTo),
          })),
        };
      },
    }),
    view({
      name: 'day-drugs',
      action: 'view/day-drugs',
      key: DayKey,
      query: z.strictObject({}),
      answer: DayDrugsView,
      audit: 'opening',
      // A booking, an order, a plan, a container: each may change what is needed or what there is.
      changedBy: ({ stream }) =>
        stream === POLICY_STREAM || ['day', 'session', 'patient', 'register'].includes(streamKind(stream)) ? all : none,
      read: (asked) => dayDrugsView(input(asked), asked.key),
    }),
    view({
      name: 'free-starts',
      action: 'view/schedule',
      key: DayKey,
      query: FreeStartsQuery,
      answer: FreeStartsView,
      audit: 'opening',
      changedBy: ({ stream }) => (streamKind(stream) === 'day' ? all : none),
      read: (asked) => freeStartsView(input(asked), asked.key, asked.query),
    }),
  ];
}
