import { NONE, QUESTION_WORDS, QUESTIONS, type Question, UNSURE } from '@keel/clinical/self-check';
import {
  type GuideAssets,
  html,
  IS_IT_FOR_ME_AT,
  LANGUAGES,
  type Language,
  type Markup,
  otherLanguage,
  type SiteFile,
  shell,
} from '../guide/index.ts';
import { PAGE_WORDS } from './page-words.ts';

const field = (question: Question, value: string, words: string, kind: 'radio' | 'checkbox'): Markup =>
  html`<label class="choice"><input type="${kind}" name="${question.id}" value="${value}"><span>${words}</span></label>`;

function answersOf(question: Question, language: Language): Markup {
  const page = PAGE_WORDS[language];
  const words = QUESTION_WORDS[language][question.id];
  switch (question.kind) {
    case 'number':
      return html`<input class="short" name="${question.id}" type="text" inputmode="numeric" autocomplete="off" maxlength="3" aria-label="${words?.ask ?? ''}">`;
    case 'lines':
      return html`<textarea name="${question.id}" rows="5" autocomplete="off" spellcheck="false" maxlength="4000" aria-label="${words?.ask ?? ''}"></textarea>${field(question, NONE, page.none, 'checkbox')}`;
    case 'one':
      return html`${question.options.map(({ id }) => field(question, id, words?.options[id] ?? id, 'radio'))}${
        question.id === 'safe' ? null : field(question, UNSURE, page.unsure, 'radio')
      }`;
    case 'many':
      return html`${question.options.map(({ id }) => field(question, id, words?.options[id] ?? id, 'checkbox'))}${field(question, NONE, page.none, 'checkbox')}${
        question.id === 'now' ? null : field(question, UNSURE, page.unsure, 'checkbox')
      }`;
  }
}

/**
 * The questions as a plain form: read and printed without script, which then asks one at a time and makes the list. The form has no
 * address to send to.
 */
function questionsPage(language: Language, assets: GuideAssets): string {
  const words = PAGE_WORDS[language];
  return shell({
    language,
    title: words.title,
    lead: words.lead,
    other: IS_IT_FOR_ME_AT[otherLanguage(language)],
    here: IS_IT_FOR_ME_AT[language],
    pages: [],
    page: null,
    main: html`<ul id="before">${words.before.map((line) => html`<li>${line}</li>`)}</ul>
<p id="on-paper" class="note">${words.onPaper}</p>
<div id="crisis" class="help" role="alert" tabindex="-1" hidden></div>
<form id="questions" class="questions" autocomplete="off">${QUESTIONS.map((question) => {
      const { ask, hint } = QUESTION_WORDS[language][question.id] ?? { ask: question.id };
      return html`<fieldset data-question="${question.id}"><legend tabindex="-1">${ask}</legend>${
        hint === undefined ? null : html`<p class="hint">${hint}</p>`
      }${answersOf(question, language)}</fieldset>`;
    })}</form>
<div id="steps" class="buttons" hidden></div>
<section id="result" aria-live="polite" tabindex="-1" hidden></section>`,
    assets,
    script: assets.questions,
  });
}

/** "Is it for me?" in both languages. */
export const questionsSite = (assets: GuideAssets): readonly SiteFile[] =>
  LANGUAGES.map((language) => {
    const address = IS_IT_FOR_ME_AT[language];
    return { file: `${address.slice(1)}index.html`, address, language, html: questionsPage(language, assets) };
  });
