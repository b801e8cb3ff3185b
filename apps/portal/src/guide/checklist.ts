import { CHECKLIST, CHECKLIST_WORDS } from '@keel/clinical/public-facts';
import { GUIDE_WORDS } from './guide-words.ts';
import { html, type Markup } from './html.ts';
import type { Writing } from './render-text.ts';
import { wideTable } from './wide-table.ts';

/**
 * The points to judge a clinic by. The built page says "not stated" to each; the server writes what this clinic has said
 * between the two comments, so that it reads without script and prints.
 */
export function checklist({ language }: Writing): Markup {
  const words = GUIDE_WORDS[language];
  const [, , says] = words.checklist;
  return wideTable({
    label: says,
    head: words.checklist,
    rows: CHECKLIST.map(({ id }) => {
      const [name, reason] = CHECKLIST_WORDS[language][id];
      return {
        cells: [html`${name}`, html`${reason}`, html`<!--fact:${id}-->${words.notStated}<!--/fact-->`],
      };
    }),
  });
}
