import {
  caseloadFold,
  decideIntegration,
  INTEGRATION_COMMANDS,
  INTEGRATION_STREAM,
  type IntegrationCommand,
} from '@keel/clinical/integration';
import { decidePatient, type PatientCommand, patientFold } from '@keel/clinical/patient';
import type { Actor, StreamName } from '@keel/clinical/record';
import { scenarioId } from '@keel/clinical/session';
import { STAFF_STREAM, staffFold } from '@keel/clinical/staff';
import { addMs, DAY_MS, HOUR_MS, type Instant, instant } from '@keel/clinical/units';
import { canonical, type OpenRecord, sha256 } from '../record/index.ts';
import { DEMO_CLINIC, DEMO_ZONE } from './cast.ts';

const NURSE: Actor = { kind: 'person', id: 'lindqvist', roles: ['nurse'] };
const THERAPIST: Actor = { kind: 'person', id: 'sandoval', roles: ['therapist'] };
const self = (id: string): Actor => ({ kind: 'patient', id, roles: [], about: id });

interface Said {
  readonly patient: string;
  readonly daysAgo: number;
  readonly actor: Actor;
  readonly kind: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * Talks of the demo: one person who shares goals and scores and is seen again soon, one who shares nothing and of whose last
 * talk nobody has said whether it took place, and one who has just asked.
 */
const said = (now: Instant): readonly Said[] => {
  // Talks begin on the hour, whenever the demo was opened.
  const onTheHour = (days: number): Instant => instant(Math.ceil((now + days * DAY_MS) / HOUR_MS) * HOUR_MS);
  const one = (patient: string, daysAgo: number, actor: Actor, kind: string, body: Said['body']): Said => ({
    patient,
    daysAgo,
    actor,
    kind,
    body,
  });
  return [
    one('chen', 12, NURSE, 'refer-integration', {
      therapist: THERAPIST.id,
      words: 'Memories of his father came up in the first session; he would like to talk about them.',
    }),
    one('chen', 12, self('chen'), 'set-sharing', { scores: true, goals: true }),
    one('chen', 11, NURSE, 'book-integration', { visit: 'talk-chen-1', startsAt: onTheHour(-9), where: 'clinic' }),
    one('chen', 8.9, THERAPIST, 'record-integration', { visit: 'talk-chen-1', outcome: 'done' }),
    one('chen', 8.9, THERAPIST, 'set-goals', {
      goals: [
        { goal: 'goal-1', words: 'Call my brother once a week' },
        { goal: 'goal-2', words: 'Walk along the river on mornings without work' },
      ],
    }),
    one('chen', 8.8, THERAPIST, 'write-integration-note', {
      words: 'Speaks of the workshop with warmth for the first time. Next time: the letter that he never sent.',
      shared: false,
      visit: 'talk-chen-1',
    }),
    one('chen', 8.8, THERAPIST, 'write-integration-note', {
      words: 'Sleeps better on the nights after a treatment. Prefers quiet music without voices.',
      shared: true,
      visit: 'talk-chen-1',
    }),
    one('chen', 5, THERAPIST, 'book-integration', { visit: 'talk-chen-2', startsAt: onTheHour(2), where: 'video' }),
    one('alvares', 6, NURSE, 'refer-integration', { therapist: THERAPIST.id }),
    one('alvares', 5, THERAPIST, 'book-integration', {
      visit: 'talk-alvares-1',
      startsAt: onTheHour(-1),
      where: 'phone',
    }),
    one('dubois', 0.2, self('dubois'), 'ask-integration', {}),
  ];
};

/** Says what is said about talks, through the same decisions as everything else. @throws Error when one is refused: the demo is wrong then. */
export async function talkDemo(record: OpenRecord, now: Instant): Promise<void> {
  const staff = (await record.load(DEMO_CLINIC, STAFF_STREAM)).reduce(
    staffFold.evolve,
    staffFold.initial(STAFF_STREAM),
  );
  let place = 0;
  for (const { patient, daysAgo, actor, kind, body } of said(now)) {
    place += 1;
    const at = addMs(now, -daysAgo * DAY_MS);
    const stream: StreamName = `patient/${patient}`;
    const events = await record.load(DEMO_CLINIC, stream);
    const moved = await record.load(DEMO_CLINIC, INTEGRATION_STREAM);
    const state = events.reduce(patientFold.evolve, patientFold.initial(stream));
    const caseload = moved.reduce(caseloadFold.evolve, caseloadFold.initial(INTEGRATION_STREAM));
    const command = {
      id: scenarioId(at, `demo/talks/${stream}`, place),
      kind,
      stream,
      seenSeq: 0,
      occurredAt: at,
      body,
    };
    const context = { now: at, zone: DEMO_ZONE, actor };
    const decision = (INTEGRATION_COMMANDS as readonly string[]).includes(kind)
      ? decideIntegration({ patient: state, caseload, staff }, command as unknown as IntegrationCommand, context)
      : decidePatient({ patient: state, staff }, command as unknown as PatientCommand, context);
    if (decision.kind === 'refused') {
      throw new Error(`demo: ${kind} refused: ${decision.reasons.map(({ rule }) => rule).join()}`);
    }
    const seq: Readonly<Record<string, number>> = {
      [stream]: events.at(-1)?.seq ?? 0,
      [INTEGRATION_STREAM]: moved.at(-1)?.seq ?? 0,
    };
    await record.append(DEMO_CLINIC, {
      command: { id: command.id, bodyHash: sha256(canonical({ kind, body })) },
      author: { kind: actor.kind, id: actor.id, right: `command/${kind} demo` },
      streams: decision.streams.map((part) => ({ ...part, expectedSeq: seq[part.stream] ?? 0 })),
      answer: null,
    });
  }
}
