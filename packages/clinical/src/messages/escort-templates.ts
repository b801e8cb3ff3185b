import { en, es, type MessageTemplate, STOP_EN, STOP_ES } from './template.ts';

/** What is written to whoever takes a patient home or is there at a dose at home: never whom, when or from what. */
export const ESCORT_TEMPLATES = {
  'escort-asked': {
    link: 'escort',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'Somebody counts on you',
        'Somebody has named you as the person who takes them home. This link says when and where. Please say yes or no on it.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
      ),
      es: es(
        'Alguien cuenta con usted',
        'Alguien le ha nombrado como la persona que le lleva a casa. Este enlace dice cuándo y dónde. Diga en él sí o no.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
      ),
    },
  },
  'escort-moved': {
    link: 'escort',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'The time has changed',
        'You were asked to take somebody home. The time has changed, and an earlier yes no longer counts. This link says when it is now. Please say yes or no on it.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
      ),
      es: es(
        'La hora ha cambiado',
        'Se le pidió que llevara a alguien a casa. La hora ha cambiado, y un sí anterior ya no cuenta. Este enlace dice cuándo es ahora. Diga en él sí o no.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
      ),
    },
  },
  'escort-after-all': {
    link: 'escort',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'It takes place after all',
        'You were asked to take somebody home. That was called off and takes place after all, so an earlier yes no longer counts. This link says when. Please say yes or no on it.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
      ),
      es: es(
        'Al final sí tiene lugar',
        'Se le pidió que llevara a alguien a casa. Se anuló y al final sí tiene lugar, así que un sí anterior ya no cuenta. Este enlace dice cuándo. Diga en él sí o no.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
      ),
    },
  },
  'escort-not-needed': {
    link: 'escort',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'You need not come',
        'You were asked to take somebody home. That was called off: you need not come. This link says which time it was.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
      ),
      es: es(
        'No hace falta que venga',
        'Se le pidió que llevara a alguien a casa. Se anuló: no hace falta que venga. Este enlace dice qué hora era.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
      ),
    },
  },
  /** To whoever was named before. Without a link: his has ended with the naming of another. */
  'escort-replaced': {
    link: null,
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'You need not come',
        'You were asked to take somebody home. Somebody else does it now: you need not come, and the link you had no longer opens; a link that still opens is for another time.',
        'Questions: {{phone}}',
        '{{sender}}',
        STOP_EN,
      ),
      es: es(
        'No hace falta que venga',
        'Se le pidió que llevara a alguien a casa. Ahora lo hace otra persona: no hace falta que venga, y el enlace que tenía ya no se abre; un enlace que todavía se abre es para otra vez.',
        'Preguntas: {{phone}}',
        '{{sender}}',
        STOP_ES,
      ),
    },
  },
  /** To whoever was named before, and is still named for another time: "you need not come" alone would keep him from that as well. */
  'escort-replaced-once': {
    link: null,
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'Somebody else comes one time',
        'You were asked to take somebody home more than once. For one of these times somebody else does it now: you need not come then, and the link you had for it no longer opens. For any other time you are still counted on: its link still opens and says when.',
        'Questions: {{phone}}',
        '{{sender}}',
        STOP_EN,
      ),
      es: es(
        'Una de las veces va otra persona',
        'Se le pidió más de una vez que llevara a alguien a casa. Una de esas veces lo hace ahora otra persona: entonces no hace falta que venga, y el enlace que tenía para ella ya no se abre. Para las demás veces se sigue contando con usted: su enlace se sigue abriendo y dice cuándo.',
        'Preguntas: {{phone}}',
        '{{sender}}',
        STOP_ES,
      ),
    },
  },
  'home-adult': {
    link: 'home-adult',
    because: 'reminder',
    byStaff: false,
    words: {
      en: en(
        'Somebody counts on you',
        'You agreed to be there for somebody. This link says what to do, what to watch for and whom to call. Keep it.',
        '{{link}}',
        'Questions: {{phone}}',
        '{{sender}}',
      ),
      es: es(
        'Alguien cuenta con usted',
        'Usted aceptó acompañar a alguien. Este enlace dice qué hacer, a qué estar atento y a quién llamar. Guárdelo.',
        '{{link}}',
        'Preguntas: {{phone}}',
        '{{sender}}',
      ),
    },
  },
} as const satisfies Readonly<Record<string, MessageTemplate>>;

/** What asks an escort for a yes or a no. */
export const ESCORT_ASKING = [
  'escort-asked',
  'escort-moved',
  'escort-after-all',
] as const satisfies readonly (keyof typeof ESCORT_TEMPLATES)[];
