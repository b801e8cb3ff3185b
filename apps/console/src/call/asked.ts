import { type Call, type CallStep, RED_FLAGS, stepsOf } from '@keel/clinical/calls';
import { type Answers, formOf, instrumentById, renderForm } from '@keel/clinical/scales';
import { sourceById } from '@keel/clinical/sources';
import { askedNow } from '@keel/ui/scale-form';
import type { TFunction } from 'i18next';

/** One thing on the path, in words, as it is put to the caller. */
export interface Asked {
  readonly id: string;
  readonly prompt: string;
  readonly note: string | null;
  readonly answer: 'words' | 'one' | 'yes-no';
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly sources: readonly string[];
}

/** The screener, one question at a time; one that another answer opens waits for it. */
function screener(call: Call, language: 'en' | 'es', t: TFunction): { asked: readonly Asked[]; notice: string | null } {
  const instrument = instrumentById('cssrsScreener');
  const of = instrument && formOf(instrument, undefined);
  if (of === undefined) return { asked: [], notice: null };
  const found = renderForm(of, { audience: 'staff', language, withhold: false, loaded: [] });
  if (!found.available) return { asked: [], notice: null };
  const answers: Answers = Object.fromEntries(
    found.form.questions.map(({ linkId }) => {
      const value = call.answers.get(linkId)?.value;
      return [linkId, typeof value === 'boolean' ? Number(value) : null];
    }),
  );
  return {
    asked: askedNow(found.form.questions, answers).map(({ linkId, prompt, period }) => ({
      id: linkId,
      prompt,
      note: period === null ? null : t('call.period', { period }),
      answer: 'yes-no',
      options: [],
      sources: [],
    })),
    notice: found.form.notice,
  };
}

/** What is asked on this call, in order: the path of its topic, with the screener and the red flags where they belong. */
export function askedOn(
  call: Call,
  language: 'en' | 'es',
  t: TFunction,
): { readonly asked: readonly Asked[]; readonly notice: string | null } {
  const cssrs = call.topic === 'suicidal' ? screener(call, language, t) : { asked: [], notice: null };
  const flags: readonly Asked[] = RED_FLAGS.map(({ id, sources }) => ({
    id,
    prompt: t(`call.flag.${id}`),
    note: null,
    answer: 'yes-no',
    options: [],
    sources,
  }));
  const of = (step: CallStep): readonly Asked[] =>
    step.answer === 'scale'
      ? cssrs.asked
      : step.answer === 'done'
        ? []
        : [
            {
              id: step.id,
              prompt: t(`call.step.${step.id as 'where'}`),
              note: null,
              answer: step.answer,
              options: step.options.map((value) => ({ value, label: t(`call.option.${value as 'alone'}`) })),
              sources: step.sources,
            },
          ];
  const steps = stepsOf(call.topic);
  // Whoever is unwell is asked where he is and who is there, then each red flag, then the rest.
  const first = call.topic === 'after-visit' ? 3 : steps.length;
  return {
    asked: [
      ...steps.slice(0, first).flatMap(of),
      ...(call.topic === 'after-visit' ? flags : []),
      ...steps.slice(first).flatMap(of),
    ],
    notice: cssrs.notice,
  };
}

/** Titles of sources, for the line under a question. */
export const sourceText = (ids: readonly string[]): string =>
  ids.map((id) => sourceById(id as Parameters<typeof sourceById>[0]).id).join(', ');
