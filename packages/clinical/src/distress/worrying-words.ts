/**
 * Words and phrases in which people say that they, or somebody near them, think of dying or of self-harm. Looked for in what is written, so that the
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
    // Of somebody else: who is near writes so.
    'kill himself',
    'killing himself',
    'hurt himself',
    'hurting himself',
    'harm himself',
    'harming himself',
    'cut himself',
    'cutting himself',
    'hang himself',
    'shoot himself',
    'kill herself',
    'killing herself',
    'hurt herself',
    'hurting herself',
    'harm herself',
    'harming herself',
    'cut herself',
    'cutting herself',
    'hang herself',
    'shoot herself',
    'kill themselves',
    'killing themselves',
    'hurt themselves',
    'hurting themselves',
    'harm themselves',
    'harming themselves',
    'cut themselves',
    'cutting themselves',
    'hang themselves',
    'shoot themselves',
    'end his life',
    'ending his life',
    'take his life',
    'take his own life',
    'taking his life',
    'taking his own life',
    'end her life',
    'ending her life',
    'take her life',
    'take her own life',
    'taking her life',
    'taking her own life',
    'end their life',
    'ending their life',
    'take their life',
    'take their own life',
    'taking their life',
    'taking their own life',
    'better off without him',
    'better off without her',
    'doesnt want to live',
    "doesn't want to live",
    'does not want to live',
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
    'matarse',
    'se quiere matar',
    'se va a matar',
    'quitarse la vida',
    'quitar la vida',
    'acabar con su vida',
    'terminar con su vida',
    'quiere morir',
    'no quiere vivir',
    'no quiere seguir viviendo',
    'hacerse dano',
    'lastimarse',
    'cortarse',
    'ahorcarse',
    'colgarse',
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
