import type { Answers, FormQuestion } from '@keel/clinical/scales';

/** Questions that are asked, going by the answers so far: one that another answer opens waits for it. */
export const askedNow = (questions: readonly FormQuestion[], answers: Answers): readonly FormQuestion[] =>
  questions.filter(({ showWhen }) => {
    if (showWhen === null) return true;
    const value = answers[showWhen.item];
    if (value === null || value === undefined) return false;
    return 'eq' in showWhen ? value === showWhen.eq : value >= showWhen.gte;
  });
