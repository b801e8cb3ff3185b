import { QUESTION_WORDS } from '@keel/clinical/self-check';
import type { Language } from '../guide/index.ts';
import { crisisPanel } from './crisis-panel.ts';
import { button, element } from './elements.ts';
import { PAGE_WORDS } from './page-words.ts';
import type { TalkAbout, Weight } from './talk-about.ts';
import { topicWords } from './topic-words.ts';

export interface ResultActs {
  readonly answer: (question: string) => void;
  /** False when this browser keeps nothing. */
  readonly carry: () => boolean;
  readonly print: () => void;
  readonly change: () => void;
  readonly forget: () => void;
}

const WEIGHTS: readonly Weight[] = ['say-first', 'settle-first', 'closer-look', 'mention'];
const SIGN_UP: Readonly<Record<Language, string>> = { en: '/sign-up/', es: '/sign-up/?lang=es' };

/** The list to take to the clinic: what to say first, what stays open, what comes next. No verdict stands on it. */
export function resultList(told: TalkAbout, language: Language, acts: ResultActs): readonly Node[] {
  const words = PAGE_WORDS[language];
  const { result } = words;
  const questions = QUESTION_WORDS[language];
  const parts: Node[] = [];
  if (told.crisis.size > 0) parts.push(element('div', { class: 'help' }, ...crisisPanel([...told.crisis], words)));
  parts.push(element('h2', {}, result.title), element('p', {}, element('strong', {}, result.notAVerdict)));
  const told0 = told.topics.length === 0 && told.mentions.length === 0;
  if (told0) parts.push(element('p', {}, result.nothing));
  for (const weight of WEIGHTS) {
    const items = told.topics
      .filter((topic) => topic.weight === weight)
      .map(({ rule, about }) => {
        const [title, why] = topicWords(rule, language);
        const named = about.length === 0 ? '' : `: ${about.join(', ')}`;
        return element(
          'li',
          { 'data-rule': rule },
          element('strong', {}, `${title}${named}`),
          element('span', {}, why),
        );
      });
    if (weight === 'mention')
      items.push(
        ...told.mentions.map(({ question, option }) =>
          element('li', {}, element('strong', {}, questions[question]?.options[option] ?? option)),
        ),
      );
    if (items.length === 0) continue;
    const [title, says] = result.weights[weight];
    parts.push(
      element(
        'section',
        { class: `topics-of ${weight}` },
        element('h3', {}, title),
        element('p', {}, says),
        element('ul', {}, ...items),
      ),
    );
  }
  if (told.open.length > 0) {
    const [title, says] = result.open;
    parts.push(
      element(
        'section',
        { class: 'topics-of open-questions' },
        element('h3', {}, title),
        element('p', {}, says),
        element(
          'ul',
          {},
          ...told.open.map((id) =>
            element(
              'li',
              {},
              element('strong', {}, questions[id]?.ask ?? id),
              button(result.answer, 'small', () => acts.answer(id)),
            ),
          ),
        ),
      ),
    );
  }
  const [finds, findsWhat] = result.clinicFinds;
  parts.push(element('section', { class: 'topics-of' }, element('h3', {}, finds), element('p', {}, findsWhat)));
  parts.push(...nextSteps(language, acts), element('p', { class: 'hint' }, result.rules));
  return parts;
}

function nextSteps(language: Language, acts: ResultActs): readonly Node[] {
  const { result } = PAGE_WORDS[language];
  const [carry, carryWhat] = result.carry;
  const said = element('p', { class: 'hint', role: 'status' }, carryWhat);
  const along = element('a', { class: 'action', href: SIGN_UP[language] }, carry);
  along.addEventListener('click', (event) => {
    if (acts.carry()) return;
    event.preventDefault();
    said.textContent = result.noStore;
  });
  return [
    element('h3', {}, result.nextTitle),
    element('p', { class: 'buttons' }, along),
    said,
    element(
      'p',
      { class: 'buttons' },
      button(result.print, 'plain', acts.print),
      button(result.change, 'plain', acts.change),
      button(result.forget, 'plain', acts.forget),
    ),
  ];
}
