import type { Site } from '../places/index.ts';
import type { Session } from '../session/index.ts';
import type { Instant } from '../units/index.ts';
import type { Block, Paper } from './paper.ts';

export const ADVICE_DOCUMENT = 'after-your-session';
/** Changes with its words: what was handed over can be found again. */
export const ADVICE_VERSION = '2026-2';
export const ADVICE_LANGUAGES = ['en', 'es'] as const;
export type AdviceLanguage = (typeof ADVICE_LANGUAGES)[number];

/** The patient's language as far as the advice is written in it; English where nothing else is. */
export const adviceLanguage = (language: string | undefined): AdviceLanguage =>
  language?.toLowerCase().startsWith('es') ? 'es' : 'en';

export interface AfterVisitInput {
  readonly language: AdviceLanguage;
  readonly session: Session;
  readonly calledName: string;
  readonly clinic: string;
  readonly site: Site | null;
  readonly nextVisitAt: Instant | null;
  readonly zone: string;
  readonly asOf: string;
}

interface Words {
  readonly title: string;
  readonly hello: (name: string) => string;
  readonly today: string;
  readonly tonight: string;
  readonly rules: {
    readonly nasal: readonly string[];
    readonly other: readonly string[];
    readonly all: readonly string[];
  };
  readonly feel: string;
  readonly usual: readonly string[];
  readonly call: string;
  readonly callIf: readonly string[];
  readonly emergency: string;
  readonly crisis: string;
  readonly next: string;
  readonly nextAt: (when: string) => string;
  readonly nextNone: string;
  readonly reach: (clinic: string, phone: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly escort: string;
}

/**
 * Reading age about 12, one thought a sentence. Source: clinical-protocol f (driving: next day after restful sleep for
 * esketamine, PI-US-2019; 24 h for ketamine, GK; alcohol, sedatives, decisions and sole childcare 24 h, PD).
 */
const WORDS: Readonly<Record<AdviceLanguage, Words>> = {
  en: {
    title: 'After your session today',
    hello: (name) => `${name}, please keep this page, and show it to the person who takes you home.`,
    today: 'Until tomorrow',
    tonight: 'For the person with you tonight',
    rules: {
      nasal: ['Do not drive, cycle or use machines until tomorrow, after a good night’s sleep.'],
      other: ['Do not drive, cycle or use machines for 24 hours.'],
      all: [
        'Drink no alcohol and use no cannabis for 24 hours.',
        'Take no sleeping pill or calming medicine that we do not know about.',
        'Do not sign papers or make big decisions for 24 hours.',
        'Do not look after children on your own for 24 hours.',
        'Eat lightly at first, and drink water.',
      ],
    },
    feel: 'What is usual',
    usual: [
      'Feeling tired, dizzy or far away for the rest of the day.',
      'A little nausea or headache.',
      'Strong feelings or memories. They pass. Tell us about them.',
    ],
    call: 'Call the clinic if',
    callIf: [
      'you vomit more than twice, or cannot keep water down',
      'you are still confused or unsteady this evening',
      'it hurts to pass water, or you see blood',
      'you feel worse in your mood than before the session',
    ],
    emergency:
      'Call 911 at once for chest pain, trouble breathing, a fit, the worst headache of your life, weakness on one side, or if you cannot be woken.',
    crisis: 'If you think about ending your life, call or text 988 at any hour. You do not have to be sure.',
    next: 'Your next visit',
    nextAt: (when) => `${when}. If you cannot come, call us: another day can be found.`,
    nextNone: 'It is not booked yet. We will call you.',
    reach: (clinic, phone) => `${clinic}: ${phone}`,
    page: (page, pages) => `Page ${page} of ${pages}`,
    escort:
      'Stay with them tonight if you can. Look at their breathing when they sleep. Call 911 if you cannot wake them.',
  },
  es: {
    title: 'Después de su sesión de hoy',
    hello: (name) => `${name}, guarde esta hoja y enséñela a la persona que le lleva a casa.`,
    today: 'Hasta mañana',
    tonight: 'Para la persona que le acompaña esta noche',
    rules: {
      nasal: ['No conduzca, ni vaya en bicicleta, ni use máquinas hasta mañana, después de dormir bien.'],
      other: ['No conduzca, ni vaya en bicicleta, ni use máquinas durante 24 horas.'],
      all: [
        'No beba alcohol ni use cannabis durante 24 horas.',
        'No tome pastillas para dormir ni calmantes que no conozcamos.',
        'No firme papeles ni tome decisiones importantes durante 24 horas.',
        'No cuide niños sin otra persona durante 24 horas.',
        'Al principio coma poco y beba agua.',
      ],
    },
    feel: 'Lo que es normal',
    usual: [
      'Sentir cansancio, mareo o lejanía el resto del día.',
      'Un poco de náusea o dolor de cabeza.',
      'Emociones o recuerdos fuertes. Pasan. Cuéntenoslos.',
    ],
    call: 'Llame a la clínica si',
    callIf: [
      'vomita más de dos veces o no retiene el agua',
      'esta noche sigue con confusión o sin equilibrio',
      'le duele al orinar o ve sangre',
      'su ánimo está peor que antes de la sesión',
    ],
    emergency:
      'Llame al 911 de inmediato si hay dolor de pecho, dificultad para respirar, convulsiones, el peor dolor de cabeza de su vida, debilidad de un lado, o si no se le puede despertar.',
    crisis: 'Si piensa en quitarse la vida, llame o escriba al 988 a cualquier hora. No hace falta que esté seguro.',
    next: 'Su próxima visita',
    nextAt: (when) => `${when}. Si no puede venir, llámenos: se puede encontrar otro día.`,
    nextNone: 'Todavía no tiene fecha. Le llamaremos.',
    reach: (clinic, phone) => `${clinic}: ${phone}`,
    page: (page, pages) => `Página ${page} de ${pages}`,
    escort: 'Quédese esta noche si puede. Mire cómo respira cuando duerme. Llame al 911 si no puede despertarle.',
  },
};

/** The page that goes home with the patient, in their language. */
export function afterVisit(input: AfterVisitInput): Paper {
  const { language, session, site } = input;
  const say = WORDS[language];
  const nasal = session.route === 'intranasal-esketamine';
  const when =
    input.nextVisitAt === null
      ? null
      : new Intl.DateTimeFormat(language, {
          timeZone: input.zone,
          weekday: 'long',
          day: 'numeric',
          month: 'long',
          hour: '2-digit',
          minute: '2-digit',
          hourCycle: 'h23',
        }).format(input.nextVisitAt);
  const blocks: Block[] = [
    { kind: 'text', text: say.hello(input.calledName) },
    { kind: 'heading', text: say.today },
    { kind: 'list', items: [...(nasal ? say.rules.nasal : say.rules.other), ...say.rules.all] },
    { kind: 'heading', text: say.feel },
    { kind: 'list', items: say.usual },
    { kind: 'heading', text: say.call },
    { kind: 'list', items: say.callIf },
    ...(site === null
      ? []
      : [{ kind: 'text' as const, weight: 'strong' as const, text: say.reach(input.clinic, site.phone) }]),
    { kind: 'notice', text: say.emergency },
    { kind: 'notice', text: say.crisis },
    { kind: 'heading', text: say.tonight },
    { kind: 'text', text: say.escort },
    { kind: 'heading', text: say.next },
    { kind: 'text', text: when === null ? say.nextNone : say.nextAt(when) },
  ];
  return {
    title: say.title,
    language,
    issuer: [
      input.clinic,
      ...(site === null
        ? []
        : [`${site.address.street}, ${site.address.city}, ${site.address.state} ${site.address.postalCode}`]),
    ],
    blocks,
    foot: `${input.clinic} · ${ADVICE_DOCUMENT} ${ADVICE_VERSION}`,
    asOf: input.asOf,
    pageOf: say.page,
  };
}
