import type { MyQuestion } from '@keel/formats/api';

/** The question on the page, as it was when it was opened. */
export interface InHand {
  readonly question: MyQuestion;
  readonly language: string;
  /** Something of it was answered. */
  readonly begun: boolean;
}

/**
 * The question to show of those that are left. One that was begun stays as it is, whatever comes; before that it goes when it is asked no more
 * (an answer that waited in this browser has arrived), so that nobody answers it twice, and it follows the reader's language.
 */
export function inHand(
  open: InHand | undefined,
  left: readonly MyQuestion[],
  reader: { readonly language: string; readonly onItsWay: boolean },
): { readonly question: MyQuestion | undefined; readonly stands: boolean } {
  const same = left.find(({ key }) => key === open?.question.key);
  const stands =
    open !== undefined && (open.begun || reader.onItsWay || (open.language === reader.language && same !== undefined));
  return { question: stands ? open.question : (same ?? left[0]), stands };
}
