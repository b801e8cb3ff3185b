import { ESCORT_ASKING, ESCORT_TEMPLATES } from './escort-templates.ts';
import type { MessageLanguage } from './events.ts';
import { en, es, type MessageTemplate, STOP_EN, STOP_ES, type Words } from './template.ts';

/** Every message that Keel sends to people outside of the clinic. Add a row; `messages/README.md` says what it must keep. */
export const TEMPLATES = {
  ...ESCORT_TEMPLATES,
  'sign-up-received': {
    link: 'sign-in',
    because: 'asked',
    byStaff: false,
    words: {
      en: en(
        'Your link',
        'This is the link you asked for. It opens your own page, once, and asks for your date of birth.',
        '{{link}}',
        'If you did not ask for it, do nothing: without your date of birth it opens nothing.',
        'Questions: {{phone}}',
        STOP_EN,
      ),
      es: es(
        'Su enlace',
        'Este es el enlace que pidió. Abre su propia página, una vez, y pregunta su fecha de nacimiento.',
        '{{link}}',
        'Si no lo pidió, no haga nada: sin su fecha de nacimiento no abre nada.',
        'Preguntas: {{phone}}',
        STOP_ES,
      ),
    },
  },
  'sign-in': {
    link: 'sign-in',
    endsEarlier: true,
    because: 'asked',
    byStaff: true,
    words: {
      en: en(
        'Your link',
        'This is your new link. It opens your own page, once, and asks for your date of birth. Older links no longer work.',
        '{{link}}',
        'If you did not ask for it, do nothing.',
        'Questions: {{phone}}',
      ),
      es: es(
        'Su enlace',
        'Este es su nuevo enlace. Abre su propia página, una vez, y pregunta su fecha de nacimiento. Los anteriores ya no sirven.',
        '{{link}}',
        'Si no lo pidió, no haga nada.',
        'Preguntas: {{phone}}',
      ),
    },
  },
  'device-added': {
    link: null,
    because: 'asked',
    byStaff: false,
    words: {
      en: en(
        'A new device',
        'A new device can open your page now. If that was you, do nothing. If it was not you, call us at once; you can also take it out on your page.',
        'Questions: {{phone}}',
      ),
      es: es(
        'Un dispositivo nuevo',
        'Un dispositivo nuevo puede abrir su página. Si fue usted, no haga nada. Si no fue usted, llámenos enseguida; también puede quitarlo en su página.',
        'Preguntas: {{phone}}',
      ),
    },
  },
  'something-new': {
    link: 'sign-in',
    because: 'reminder',
    byStaff: true,
    words: {
      en: en(
        'There is something new for you',
        'There is something new on your page.',
        '{{link}}',
        'Questions: {{phone}}',
        STOP_EN,
      ),
      es: es('Hay algo nuevo para usted', 'Hay algo nuevo en su página.', '{{link}}', 'Preguntas: {{phone}}', STOP_ES),
    },
  },
  'questions-wait': {
    link: 'questions',
    because: 'reminder',
    byStaff: true,
    words: {
      en: en(
        'A minute, please',
        'A short question waits for you. It takes about a minute.',
        '{{link}}',
        'Questions: {{phone}}',
        STOP_EN,
      ),
      es: es(
        'Un minuto, por favor',
        'Le espera una pregunta corta. Lleva alrededor de un minuto.',
        '{{link}}',
        'Preguntas: {{phone}}',
        STOP_ES,
      ),
    },
  },
  'home-measure': {
    link: 'sign-in',
    because: 'asked',
    byStaff: false,
    words: {
      en: en(
        'Now, please',
        'It is time to measure once more, and to tell us both figures and how you are. It takes a minute.',
        '{{link}}',
        'Not well, or alone? Call {{phone}}, and 911 in an emergency.',
        STOP_EN,
      ),
      es: es(
        'Ahora, por favor',
        'Es hora de medir otra vez y de decirnos las dos cifras y cómo está. Lleva un minuto.',
        '{{link}}',
        '¿No se siente bien, o está solo? Llame al {{phone}}, y al 911 en una emergencia.',
        STOP_ES,
      ),
    },
  },
  'place-free': {
    link: 'place',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'An earlier appointment',
        'You asked us to tell you when an earlier time becomes free. One has. It is kept for you for one hour. See it, and say yes or no:',
        '{{link}}',
        'Or call {{phone}}.',
        STOP_EN,
      ),
      es: es(
        'Una cita antes',
        'Nos pidió que le avisáramos si quedaba libre una hora antes. Ya la hay. Se la guardamos una hora. Véala y diga sí o no:',
        '{{link}}',
        'O llame al {{phone}}.',
        STOP_ES,
      ),
    },
  },
  'please-call': {
    link: null,
    because: 'reminder',
    byStaff: true,
    words: {
      en: en(
        'Please call us',
        'We would like to talk with you. Please call {{phone}} when it suits you.',
        '{{sender}}',
        STOP_EN,
      ),
      es: es(
        'Por favor, llámenos',
        'Nos gustaría hablar con usted. Llame al {{phone}} cuando le venga bien.',
        '{{sender}}',
        STOP_ES,
      ),
    },
  },
  'referral-received': {
    link: 'refer',
    because: 'asked',
    byStaff: false,
    words: {
      en: en(
        'Your request has arrived',
        'Thank you. This link shows how far your request is, and nothing about anybody.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
      ),
      es: es(
        'Su solicitud ha llegado',
        'Gracias. Este enlace muestra en qué punto está su solicitud, y nada sobre nadie.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
      ),
    },
  },
  /** To a practice that is reached by fax alone: printed, and sent from there. */
  'referral-received-by-fax': {
    link: null,
    because: 'asked',
    byStaff: false,
    words: {
      en: en('Your request has arrived', 'Thank you. To hear how far your request is, call {{phone}}.', '{{sender}}'),
      es: es(
        'Su solicitud ha llegado',
        'Gracias. Para saber en qué punto está su solicitud, llame al {{phone}}.',
        '{{sender}}',
      ),
    },
  },
  'referral-moved-by-fax': {
    link: null,
    because: 'asked',
    byStaff: false,
    words: {
      en: en(
        'News about your request',
        'Your request has moved on. To hear how far it is, call {{phone}}.',
        '{{sender}}',
      ),
      es: es(
        'Novedades de su solicitud',
        'Su solicitud ha avanzado. Para saber en qué punto está, llame al {{phone}}.',
        '{{sender}}',
      ),
    },
  },
  'referral-moved': {
    link: 'refer',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'News about your request',
        'Your request has moved on. This link shows how far it is.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
        STOP_EN,
      ),
      es: es(
        'Novedades de su solicitud',
        'Su solicitud ha avanzado. Este enlace muestra en qué punto está.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
        STOP_ES,
      ),
    },
  },
  'prepare-reminder': {
    link: 'sign-in',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'A short list for you',
        'Before you come, there is a short list on your page: what to do, and by when.',
        '{{link}}',
        'Questions, or you cannot come: {{phone}}',
        STOP_EN,
      ),
      es: es(
        'Una lista corta para usted',
        'Antes de venir, hay una lista corta en su página: qué hacer, y hasta cuándo.',
        '{{link}}',
        'Preguntas, o si no puede venir: {{phone}}',
        STOP_ES,
      ),
    },
  },
  'time-reminder': {
    link: 'sign-in',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'A time is coming up',
        'A time that you arranged is coming up. When and how stands on your page.',
        '{{link}}',
        'Questions, or it does not suit you: {{phone}}',
        STOP_EN,
      ),
      es: es(
        'Se acerca una hora',
        'Se acerca una hora que acordó. Cuándo y cómo está en su página.',
        '{{link}}',
        'Preguntas, o si no le conviene: {{phone}}',
        STOP_ES,
      ),
    },
  },
  'time-changed': {
    link: 'sign-in',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'A time has changed',
        'A time that you arranged was moved or called off. What is booked now stands on your page.',
        '{{link}}',
        'Questions, or it does not suit you: {{phone}}',
        STOP_EN,
      ),
      es: es(
        'Una hora ha cambiado',
        'Una hora que acordó se cambió o se anuló. Lo que hay ahora está en su página.',
        '{{link}}',
        'Preguntas, o si no le conviene: {{phone}}',
        STOP_ES,
      ),
    },
  },
  'guardian-asked': {
    link: null,
    because: 'asked',
    byStaff: false,
    words: {
      en: en(
        'Somebody named you as their guardian',
        'A young person gave us this address as that of their guardian. We will call you; you can also call {{phone}}.',
        '{{sender}}',
        STOP_EN,
      ),
      es: es(
        'Alguien le nombró como su tutor',
        'Una persona joven nos dio esta dirección como la de su tutor. Le llamaremos; también puede llamar al {{phone}}.',
        '{{sender}}',
        STOP_ES,
      ),
    },
  },
} as const satisfies Readonly<Record<string, MessageTemplate>>;

export type TemplateId = keyof typeof TEMPLATES;
/** Whether it asks an escort for a yes or a no. */
export const asksEscort = (template: TemplateId): boolean =>
  (ESCORT_ASKING as readonly TemplateId[]).includes(template);
export const endsEarlierLinks = (template: TemplateId): boolean =>
  (TEMPLATES[template] as MessageTemplate).endsEarlier === true;
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as readonly TemplateId[];
export const isTemplate = (id: string): id is TemplateId => Object.hasOwn(TEMPLATES, id);

/** What may stand between double braces. */
export const HOLES = ['sender', 'phone', 'link', 'stop'] as const;
export type Holes = Readonly<Record<(typeof HOLES)[number], string>>;

/** The words as they go out. A line that asks for what there is none of (no STOP for paper) is left out. */
export function fillIn(template: TemplateId, language: MessageLanguage, holes: Partial<Holes>): Words {
  const { subject, text } = TEMPLATES[template].words[language];
  const lines = text
    .split('\n\n')
    .filter((line) => HOLES.every((hole) => !line.includes(`{{${hole}}}`) || (holes[hole] ?? '') !== ''))
    .map((line) => HOLES.reduce((filled, hole) => filled.replaceAll(`{{${hole}}}`, holes[hole] ?? ''), line));
  return { subject, text: lines.join('\n\n') };
}
