import { referrerOf, toldOf } from '@keel/clinical/decision';
import { patientFold, readPatient, type Task } from '@keel/clinical/patient';
import { PLACES_STREAM, placesFold } from '@keel/clinical/places';
import { MyDecisionView } from '@keel/formats/api';
import { z } from 'zod';
import { myView, type ViewDefinition } from '../http/index.ts';
import type { FoldCache } from './fold-cache.ts';

const iso = (at: number): string => new Date(at).toISOString();
const closedAt = (task: Task | undefined): string | null => (task?.closedAt === undefined ? null : iso(task.closedAt));

/** Not being treated here, or not yet, as the patient reads it: nothing of the screening but what the clinician chose to say. */
export function myDecisionViews(folds: FoldCache): readonly ViewDefinition[] {
  return [
    myView({
      name: 'my-decision',
      action: 'view/my-decision',
      query: z.strictObject({}),
      answer: MyDecisionView,
      async read({ at, clinic, patient: id }): Promise<MyDecisionView | null> {
        const patient = readPatient((await folds.load(at, clinic.id, `patient/${id}`, patientFold)).state);
        const told = toldOf(patient);
        if (told === null) return null;
        const { state: places } = await folds.load(at, clinic.id, PLACES_STREAM, placesFold);
        const task = (kind: string) =>
          patient.tasks.findLast((one) => one.kind === kind && one.about?.rule === 'decision-decline');
        // What a referrer was told, and who asks later, is part of a decision to treat nobody here, and of no other.
        const telling = told.kind === 'declined' ? patient.decision?.body.telling : undefined;
        const referrer = telling === undefined ? null : referrerOf(patient);
        const letter = patient.letters.findLast(
          ({ rule, medicine }) => rule === 'decision-decline' && medicine === undefined,
        );
        return {
          position: at.position,
          clinic: { name: clinic.name, zone: clinic.zone, phone: places.sites[0]?.phone ?? null },
          kind: told.kind,
          at: iso(told.at),
          by: told.by,
          words: told.words,
          because: told.because,
          again: told.again,
          alternatives: [...told.alternatives],
          toldAt: closedAt(task('tell-not-eligible')),
          referrer:
            referrer === null
              ? null
              : {
                  name: referrer.name,
                  state:
                    telling?.referrer !== 'agreed' || letter === undefined
                      ? 'not-told'
                      : letter.status === 'draft'
                        ? 'letter-written'
                        : letter.status === 'withdrawn'
                          ? 'letter-withdrawn'
                          : 'letter-sent',
                },
          contact:
            telling === undefined
              ? null
              : { by: telling.contact.by, doneAt: closedAt(task('contact-after-not-eligible')) },
        };
      },
    }),
  ];
}
