import type { SourceId } from '../sources/index.ts';
import type { MessageLanguage } from './events.ts';
import { isPlainThanks } from './thanks.ts';

/** `thanks`: politeness or a confirmation and not one word more. */
export type ReplyMeaning = 'stop' | 'start' | 'help' | 'thanks' | 'other';

/**
 * Words by which a text message is answered, as whole messages. Basis: the words of 47 CFR 64.1200(a)(10) and of the
 * carriers' keyword lists (general knowledge), and what a Spanish speaker would write (project default).
 */
export const REPLY_WORDS = {
  stop: {
    en: [
      'stop',
      'stop all',
      'stopall',
      'quit',
      'end',
      'revoke',
      'opt out',
      'optout',
      'cancel',
      'unsubscribe',
      'stop it',
      'no more',
    ],
    es: ['alto', 'parar', 'pare', 'para', 'basta', 'detener', 'cancelar', 'no mas', 'baja', 'fin'],
  },
  start: {
    en: ['start', 'unstop', 'resume', 'opt in', 'optin', 'subscribe'],
    es: ['empezar', 'iniciar', 'comenzar', 'reanudar', 'alta'],
  },
  help: { en: ['help', 'info'], es: ['ayuda', 'informacion'] },
  sources: ['GK', 'PD'],
} as const satisfies Readonly<
  Record<Exclude<ReplyMeaning, 'thanks' | 'other'>, Readonly<Record<MessageLanguage, readonly string[]>>>
> & {
  readonly sources: readonly SourceId[];
};

/** Lower case, without accents and signs, one space between words. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** What a text that came back means, and in which language it was said. A polite word around the one that counts is none. */
export function readReply(text: string): { readonly meaning: ReplyMeaning; readonly language: MessageLanguage | null } {
  const said = plain(text).replace(/^(please|por favor) | (please|por favor|texting me|messages|mensajes)$/g, '');
  for (const meaning of ['stop', 'start', 'help'] as const) {
    for (const language of ['en', 'es'] as const) {
      if ((REPLY_WORDS[meaning][language] as readonly string[]).includes(said)) return { meaning, language };
    }
  }
  return { meaning: isPlainThanks(text) ? 'thanks' : 'other', language: null };
}

export type ReplyAnswer = 'stopped' | 'started' | 'help' | 'kept' | 'passed-on' | 'danger';

/** What goes back, once, to the same number. Like every message it names nobody and nothing; `{{phone}}` is the desk. */
export const REPLY_ANSWERS: Readonly<Record<ReplyAnswer, Readonly<Record<MessageLanguage, string>>>> = {
  stopped: {
    en: 'You will get no more texts from us. Where your safety is concerned we still call you, or write by a way you have not stopped. Reply START to begin again. In an emergency call 911; for thoughts of suicide call or text 988.',
    es: 'Ya no recibirá mensajes de texto nuestros. Si se trata de su seguridad le seguiremos llamando, o escribiendo por otra vía que no haya parado. Responda EMPEZAR para reanudarlos. En una emergencia llame al 911; si piensa en el suicidio, llame o escriba al 988.',
  },
  started: {
    en: 'You will get texts from us again. Reply STOP to end them.',
    es: 'Volverá a recibir nuestros mensajes de texto. Responda ALTO para terminarlos.',
  },
  help: {
    en: 'Questions: {{phone}}. Reply STOP to end these texts. In an emergency call 911; for thoughts of suicide call or text 988.',
    es: 'Preguntas: {{phone}}. Responda ALTO para no recibir más mensajes. En una emergencia llame al 911; si piensa en el suicidio, llame o escriba al 988.',
  },
  kept: {
    en: 'Thank you. Nobody answers this text. If you need something, please call {{phone}}. In an emergency call 911; for thoughts of suicide call or text 988. Reply STOP to end these texts.',
    es: 'Gracias. Este mensaje no recibe respuesta. Si necesita algo, llame al {{phone}}. En una emergencia llame al 911; si piensa en el suicidio, llame o escriba al 988. Responda ALTO para no recibir más.',
  },
  'passed-on': {
    en: 'Your text was passed on. It is read when somebody is here. If it cannot wait, please call {{phone}}. In an emergency call 911; for thoughts of suicide call or text 988. Reply STOP to end these texts.',
    es: 'Hemos pasado su mensaje. Se lee cuando hay alguien aquí. Si no puede esperar, llame al {{phone}}. En una emergencia llame al 911; si piensa en el suicidio, llame o escriba al 988. Responda ALTO para no recibir más.',
  },
  danger: {
    en: 'If you may hurt yourself, call or text 988 now, or call 911. Do not wait for us. We have been told of your text and somebody will call you when we are there.',
    es: 'Si puede hacerse daño, llame o escriba al 988 ahora, o llame al 911. No espere por nosotros. Nos ha llegado el aviso de su mensaje y alguien le llamará cuando estemos.',
  },
};

/** The words that go back. A hole that nothing is known for takes its sentence with it. */
export function replyAnswer(answer: ReplyAnswer, language: MessageLanguage, phone: string | null): string {
  const words = REPLY_ANSWERS[answer][language];
  if (phone !== null && phone !== '') return words.replaceAll('{{phone}}', phone);
  return words.replace(/[^.]*\{\{phone\}\}[^.]*\. ?/, '').trim();
}
