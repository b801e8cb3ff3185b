import { QUESTIONS } from '@keel/clinical/self-check';
import { instant } from '@keel/clinical/units';
import { carryAnswers, forgetAnswers } from './carried-answers.ts';
import { crisisPanel } from './crisis-panel.ts';
import { button, element } from './elements.ts';
import { answersOfForm, onlyOneMeaning } from './form-answers.ts';
import { PAGE_WORDS } from './page-words.ts';
import { resultList } from './result-list.ts';
import { crisisOf, talkAbout } from './talk-about.ts';

/** Asks the questions one at a time and makes the list. Nothing is sent; nothing is kept unless the person takes it along. */
const language = document.documentElement.lang === 'es' ? 'es' : 'en';
const words = PAGE_WORDS[language];
const byId = (id: string): HTMLElement => {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no #${id}`);
  return found;
};
const form = byId('questions') as HTMLFormElement;
const crisis = byId('crisis');
const steps = byId('steps');
const result = byId('result');
const fieldsets = [...form.querySelectorAll<HTMLFieldSetElement>('fieldset')];
/** -1: not begun; past the last question: the list. */
let at = -1;
/** Crises whose help was shown and passed on by the person: not shown again for the same answer. */
let passed = '';

const answers = () => answersOfForm(form);

function crisisNow(): readonly ('safety' | 'emergency')[] {
  const question = QUESTIONS[at];
  return question === undefined ? [] : [...new Set(crisisOf(question, answers()))];
}

function show(): void {
  byId('on-paper').hidden = true;
  byId('before').hidden = at >= 0;
  const lead = document.querySelector<HTMLElement>('.lead');
  if (lead !== null) lead.hidden = at >= 0;
  form.hidden = at < 0 || at >= fieldsets.length;
  fieldsets.forEach((fieldset, n) => {
    fieldset.hidden = n !== at;
  });
  result.hidden = at < fieldsets.length;
  showCrisis();
  if (at >= fieldsets.length) showResult();
  drawSteps();
}

const isUnanswered = (): boolean => (answers()[QUESTIONS[at]?.id ?? ''] ?? []).length === 0;

let keyed = false;
form.addEventListener('pointerdown', () => {
  keyed = false;
});
form.addEventListener('keydown', (event) => {
  keyed = true;
  if (event.key !== 'Tab' || event.shiftKey || crisis.hidden) return;
  event.preventDefault();
  crisis.focus();
});

/** Help stands before anything else as soon as an answer asks for it, and the questions wait. */
function showCrisis(): void {
  const kinds = crisisNow();
  const waiting = kinds.length > 0 && passed !== `${at} ${kinds.join()}`;
  if (waiting && crisis.hidden) {
    crisis.replaceChildren(...crisisPanel(kinds, words));
    crisis.hidden = false;
    crisis.scrollIntoView({ block: 'start' });
    // Arrows pass over an answer on the way to another: help is announced and comes next by Tab, and the choice is not torn away.
    if (!keyed) crisis.focus();
  } else if (waiting) crisis.replaceChildren(...crisisPanel(kinds, words));
  else crisis.hidden = true;
}

function go(to: number): void {
  at = to;
  show();
  if (at >= 0 && at < fieldsets.length) fieldsets[at]?.querySelector<HTMLElement>('legend')?.focus();
  if (at >= fieldsets.length) result.focus();
  window.scrollTo({ top: 0 });
}

/** What the buttons were drawn for: leaving a field must not put a new button under the finger that presses the old one. */
let drawnFor = '';

function drawSteps(): void {
  steps.hidden = at >= fieldsets.length;
  const now = `${at} ${crisis.hidden ? '' : crisisNow().join()} ${isUnanswered()}`;
  if (now === drawnFor) return;
  drawnFor = now;
  steps.replaceChildren(...stepButtons());
}

/** What can be done now, the next thing first. */
function stepButtons(): readonly Node[] {
  if (at < 0) return [button(words.begin, 'action', () => go(0))];
  const back = button(words.back, 'plain', () => go(at - 1));
  if (!crisis.hidden) {
    const shown = `${at} ${crisisNow().join()}`;
    const goOn = button(words.crisis.goOn, 'plain', () => {
      passed = shown;
      go(at + 1);
    });
    return [goOn, back];
  }
  const open = isUnanswered();
  const last = at === fieldsets.length - 1;
  const [question, of] = words.progress;
  return [
    button(open ? words.skip : last ? words.seeResult : words.next, open ? 'plain' : 'action', () => go(at + 1)),
    back,
    element('p', { class: 'progress' }, `${question} ${at + 1} ${of} ${fieldsets.length}`),
  ];
}

function showResult(): void {
  const told = talkAbout(answers(), instant(Date.now()));
  result.replaceChildren(
    ...resultList(told, language, {
      answer: (question) => go(QUESTIONS.findIndex(({ id }) => id === question)),
      carry: () => carryAnswers(answers(), language),
      print: () => window.print(),
      change: () => go(0),
      forget: () => {
        forgetAnswers();
        form.reset();
        passed = '';
        go(-1);
      },
    }),
  );
}

form.addEventListener('submit', (event) => event.preventDefault());
form.addEventListener('change', (event) => {
  if (event.target instanceof HTMLInputElement) onlyOneMeaning(event.target, form);
  showCrisis();
  drawSteps();
});
form.addEventListener('input', drawSteps);
// A page that the browser brings back by its Back button shows what the form holds now.
window.addEventListener('pageshow', show);
show();
document.body.dataset['asking'] = '';
