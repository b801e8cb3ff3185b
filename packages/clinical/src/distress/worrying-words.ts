/**
 * Words and phrases in which people say that they think of dying or of harming themselves. Looked for in what a patient writes, so that the
 * page can offer help at once and a person calls. Basis: general knowledge of how people speak of it, to be read by a clinician (GK), and a
 * project default (PD): no list of words has been shown to find suicide risk. It errs on the side of asking.
 *
 * What it cannot do: it knows no irony, no image, no other language, no slip of spelling beyond accents and capitals, and nothing that is
 * not said. Silence of this list is never a sign that somebody is safe, and no screen may say so.
 */
export const WORRYING_WORDS = {
  en: [
    'kill myself',
    'killing myself',
    'kill me',
    'end my life',
    'ending my life',
    'end it all',
    'ending it all',
    'take my own life',
    'take my life',
    'taking my life',
    'suicide',
    'suicidal',
    'want to die',
    'wanna die',
    'wants to die',
    'wanting to die',
    'wish i was dead',
    'wish i were dead',
    'better off dead',
    'better off without me',
    'rather be dead',
    'ready to die',
    'going to die tonight',
    'not want to live',
    'not want to wake up',
    'not want to be alive',
    "don't want to live",
    "don't want to be here",
    "don't want to be alive",
    "don't want to wake up",
    'never wake up',
    'no reason to live',
    'nothing to live for',
    "can't go on",
    'hurt myself',
    'hurting myself',
    'harm myself',
    'harming myself',
    'self harm',
    'self-harm',
    'cut myself',
    'cutting myself',
    'overdose',
    'hang myself',
    'shoot myself',
    'jump off',
    'not safe',
    'unsafe with myself',
    'goodbye forever',
  ],
  es: [
    'matarme',
    'me mato',
    'me voy a matar',
    'suicid',
    'quitarme la vida',
    'acabar con mi vida',
    'acabar con todo',
    'terminar con mi vida',
    'terminar con todo',
    'quiero morir',
    'quiero morirme',
    'querer morir',
    'ganas de morir',
    'prefiero morir',
    'mejor muert',
    'ojala estuviera muert',
    'estar muert',
    'no quiero vivir',
    'no quiero seguir viviendo',
    'no quiero estar aqui',
    'no quiero despertar',
    'no quiero seguir',
    'no puedo mas',
    'ya no puedo mas',
    'no vale la pena vivir',
    'sin ganas de vivir',
    'estarian mejor sin mi',
    'hacerme dano',
    'me hago dano',
    'lastimarme',
    'cortarme',
    'sobredosis',
    'ahorcarme',
    'colgarme',
    'pegarme un tiro',
    'tirarme de',
    'no estoy a salvo',
    'no estoy segura conmigo',
    'no estoy seguro conmigo',
    'adios para siempre',
  ],
} as const satisfies Readonly<Record<'en' | 'es', readonly string[]>>;

/** Lower case, without accents, one space between words, and one way of writing "don't" and "can't". */
const plain = (words: string): string =>
  words
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'")
    .toLowerCase()
    .replace(/[\s\u00a0_-]+/g, ' ')
    .replace(/\b(?:do not|don't|dont)\b/g, 'dont')
    .replace(/\b(?:can not|cannot|can't|cant)\b/g, 'cant');

const LISTED = [...WORRYING_WORDS.en, ...WORRYING_WORDS.es].map(plain);

/**
 * Which phrases of the list stand in the text, whatever language it is written in: people mix them. A denial ("I do not want to die") is
 * found as well, on purpose: a person asks, and the page says why.
 */
export function worryingWords(text: string): readonly string[] {
  const said = plain(text);
  return LISTED.filter((phrase) => {
    for (let at = said.indexOf(phrase); at >= 0; at = said.indexOf(phrase, at + 1)) {
      // Begins as a word; a stem such as "suicid" may go on.
      if (at === 0 || !/[\p{L}\p{N}]/u.test(said[at - 1]!)) return true;
    }
    return false;
  });
}
