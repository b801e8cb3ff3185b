import { POLICY_STREAM } from '@keel/clinical/adoption';
import { type AnswerPlaceCommand, dayFold, dayStream, decidePlaceAnswer, placeSession } from '@keel/clinical/day';
import { patientFold } from '@keel/clinical/patient';
import { PLACES_STREAM } from '@keel/clinical/places';
import type { StreamName } from '@keel/clinical/record';
import { sessionFold } from '@keel/clinical/session';
import { AnswerPlaceBody } from '@keel/formats/api';
import type { z } from 'zod';
import { dayContext, policyOf } from './day-commands.ts';
import { type CommandDefinition, define } from './definition.ts';
import { laterOf, readsOfLater } from './later-visit.ts';

const dayOf = ({ body }: AnswerPlaceCommand): StreamName => dayStream(body.site, body.date);

/** A freed place, answered by the patient who was asked: the day, the session and the person move as if the desk had heard it. */
export const PLACE_DEFINITIONS: readonly CommandDefinition[] = [
  define({
    kind: 'answer-place',
    on: 'patient',
    action: 'command/answer-place',
    body: AnswerPlaceBody as z.ZodType,
    says: 'order',
    begins: false,
    reads(said, states) {
      const command = said as AnswerPlaceCommand;
      const { givesUp } = command.body;
      const later = givesUp === undefined ? [] : readsOfLater(states, command.stream, givesUp);
      return [PLACES_STREAM, POLICY_STREAM, dayOf(command), placeSession(command), ...later];
    },
    patient: (command) => command.stream.slice('patient/'.length),
    decide(states, said, context) {
      const command = said as AnswerPlaceCommand;
      const { site, givesUp } = command.body;
      const deciding = {
        site,
        patient: states.of(patientFold, command.stream),
        session: states.of(sessionFold, placeSession(command)),
        policy: policyOf(states, context.now),
        later: givesUp === undefined ? null : laterOf(states, command.stream, givesUp),
      };
      return decidePlaceAnswer(
        states.of(dayFold, dayOf(command)),
        command,
        deciding,
        dayContext(states, site, context),
      );
    },
  }),
];
