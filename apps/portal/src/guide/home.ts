import { addressOf, HOME_AT, IS_IT_FOR_ME_AT, otherLanguage, SIGN_UP_AT } from './addresses.ts';
import type { Language } from './block.ts';
import { html, raw } from './html.ts';
import { type GuideAssets, shell } from './page-shell.ts';
import { PAGES } from './pages/index.ts';

const WORDS = {
  en: {
    title: 'Ketamine and esketamine therapy',
    lead: 'It can lift deep depression for a while, and fast. It does not help everyone, it has risks, and it wears off.',
    doors: [
      ['guide', 'Read the guide', 'What it is, what it can do, what it costs you. Each number with its source.'],
      ['is-it', 'Is it for me?', 'A few questions. No account. Nothing leaves your phone.'],
      ['sign-up', 'Ask this clinic', 'Your name and how to reach you. Someone calls you back.'],
      ['mine', 'My pages', 'If you are treated here: what is next, forms, how you are.'],
    ],
    shortTitle: 'If you read only three lines',
    short: [
      'Only the esketamine nasal spray is approved, for two kinds of depression. All ketamine for mood is off-label.',
      'It is not shown to prevent suicide. If you are not safe, call now.',
      'Never stop another drug because of this treatment. Ask the one who gave it to you.',
    ],
    topics: 'Straight to a topic',
    professionals: 'Do you refer a patient?',
  },
  es: {
    title: 'Terapia con ketamina y esketamina',
    lead: 'Puede aliviar pronto y por un tiempo una depresión fuerte. No ayuda a todos, tiene riesgos y se pasa.',
    doors: [
      ['guide', 'Leer la guía', 'Qué es, qué puede hacer, cuánto pide de usted. Cada número con su fuente.'],
      ['is-it', '¿Es para mí?', 'Unas preguntas. Sin cuenta. Nada sale de su teléfono.'],
      ['sign-up', 'Preguntar a esta clínica', 'Su nombre y cómo dar con usted. Alguien le llama.'],
      ['mine', 'Mis páginas', 'Si se trata aquí: qué sigue, hojas, cómo está.'],
    ],
    shortTitle: 'Si solo lee tres líneas',
    short: [
      'Solo está aprobado el aerosol nasal de esketamina, para dos tipos de depresión. Toda ketamina para el ánimo es fuera de etiqueta.',
      'No se ha visto que evite el suicidio. Si está en peligro, llame ya.',
      'Nunca deje otro fármaco por este tratamiento. Pregunte a quien se lo dio.',
    ],
    topics: 'Directo a un tema',
    professionals: '¿Deriva a un paciente?',
  },
} as const;

const TOPICS = ['what', 'session', 'effects', 'who-not', 'cost', 'choosing', 'claims', 'key-points'];

/** Calm water, early light, a boat that holds its course: the one picture that says nothing but "you may come in". */
const SHORE = raw(
  '<svg class="shore" viewBox="0 0 640 150" aria-hidden="true" focusable="false"><path class="sun" d="M376 92a64 64 0 0 1 128 0z"/><path class="light" d="M440 14V4M382 34l-7-7M498 34l7-7M358 92h-10M532 92h-10"/><path class="water" d="M4 92h632M60 108h96M196 108h40M300 108h220M560 108h44M130 123h150M330 123h60M410 123h60M216 138h92M384 138h112"/><path class="light" d="M404 108h72M418 123h44M430 138h20"/><path class="boat" d="M168 88l6-1c22 0 44 0 62-4-6 10-18 15-32 15h-20c-8 0-13-4-16-10zM205 80V30c17 12 27 28 30 46zM200 80V40c-12 10-19 22-23 38z"/></svg>',
);

/** The front door: four ways on, three lines that matter, and the topics most asked for. */
export function home(language: Language, assets: GuideAssets): string {
  const words = WORDS[language];
  const guide = (key: string): string => {
    const page = PAGES.find((one) => one.key === key);
    if (page === undefined) throw new Error(`no page "${key}"`);
    return addressOf(page, language);
  };
  const title = (key: string): string => PAGES.find((one) => one.key === key)?.[language].title ?? '';
  const to: Readonly<Record<string, string>> = {
    guide: guide('start'),
    'is-it': IS_IT_FOR_ME_AT[language],
    'sign-up': SIGN_UP_AT[language],
    mine: '/my/',
  };
  return shell({
    language,
    title: words.title,
    lead: words.lead,
    other: HOME_AT[otherLanguage(language)],
    here: HOME_AT[language],
    pages: PAGES,
    page: null,
    main: html`${SHORE}<ul class="doors">${words.doors.map(
      ([key, name, says]) =>
        html`<li><a href="${to[key] ?? '/'}"><strong>${name}</strong><span>${says}</span></a></li>`,
    )}</ul>
<div class="note"><p><strong>${words.shortTitle}</strong></p><ul>${words.short.map((line) => html`<li>${line}</li>`)}</ul></div>
<h2>${words.topics}</h2>
<ul class="topics">${TOPICS.map((key) => html`<li><a href="${guide(key)}">${title(key)}</a></li>`)}</ul>
<h2>${words.professionals}</h2>
<ul class="topics"><li><a href="${guide('professionals')}">${title('professionals')}</a></li></ul>`,
    assets,
    script: null,
  });
}
