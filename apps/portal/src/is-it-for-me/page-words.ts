import type { Language } from '../guide/index.ts';

interface PageWords {
  readonly title: string;
  readonly lead: string;
  readonly before: readonly string[];
  readonly begin: string;
  readonly none: string;
  readonly unsure: string;
  readonly next: string;
  readonly back: string;
  readonly skip: string;
  readonly seeResult: string;
  readonly progress: readonly [question: string, of: string];
  readonly onPaper: string;
  readonly crisis: {
    readonly safety: readonly [title: string, text: string];
    readonly emergency: readonly [title: string, text: string];
    readonly call: string;
    readonly text: string;
    readonly goOn: string;
  };
  readonly result: {
    readonly title: string;
    readonly notAVerdict: string;
    readonly nothing: string;
    readonly weights: Readonly<
      Record<'say-first' | 'settle-first' | 'closer-look' | 'mention', readonly [string, string]>
    >;
    readonly open: readonly [string, string];
    readonly answer: string;
    readonly clinicFinds: readonly [string, string];
    readonly rules: string;
    readonly nextTitle: string;
    readonly carry: readonly [string, string];
    readonly noStore: string;
    readonly print: string;
    readonly change: string;
    readonly forget: string;
  };
}

export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = {
  en: {
    title: 'Is it for me?',
    lead: 'A few questions. At the end you have a list of things to talk about with the clinic.',
    before: [
      'It is no test, and nobody passes or fails.',
      'You may leave out any question. What you leave out stays open.',
      'Nothing is sent or kept. When you close this page it is gone.',
    ],
    begin: 'Begin',
    none: 'None of these',
    unsure: 'I am not sure',
    next: 'Next',
    back: 'Back',
    skip: 'Leave it open',
    seeResult: 'See my list',
    progress: ['Question', 'of'],
    onPaper:
      'Without script this page does not add up your answers. You can print it, tick it by hand and take it along.',
    crisis: {
      safety: [
        'You do not have to be alone with this',
        'Please talk to someone now. They are there day and night, and they will not judge you. If you are about to harm yourself, call 911 or go to an emergency room.',
      ],
      emergency: [
        'This needs help now',
        'These can be signs of a heart attack, a stroke or another emergency. Call 911 now, and do not drive yourself.',
      ],
      call: 'Call',
      text: 'Text',
      goOn: 'I am safe for now, go on',
    },
    result: {
      title: 'Things to talk about with the clinic',
      notAVerdict: 'This is not a verdict. Only a clinician who talks with you can say what is right for you.',
      nothing: 'Nothing you told usually stands in the way. That is a good start and no promise.',
      weights: {
        'say-first': ['Say this first', 'These usually speak against it. There are other ways to help you, so do ask.'],
        'settle-first': ['To be settled first', 'These can often be solved. Then it can be looked at again.'],
        'closer-look': ['Worth a closer look', 'Your clinician will want to know more.'],
        mention: ['Good to mention', 'These rarely change the plan.'],
      },
      open: ['Still open', 'You left these out or were not sure. That is neither a yes nor a no.'],
      answer: 'Answer it',
      clinicFinds: [
        'What only the clinic can find out',
        'Your blood pressure, pulse and oxygen that day, and what a full talk brings up.',
      ],
      rules:
        'These points come from the same rules the clinic’s program works with, as they were proposed. Your clinic may have set its own.',
      nextTitle: 'What now',
      carry: ['Take my answers along', 'They stay in this window until you send them yourself when you sign up.'],
      noStore: 'Your browser keeps nothing, so the answers cannot be taken along. Print the list instead.',
      print: 'Print my list',
      change: 'Change an answer',
      forget: 'Delete my answers',
    },
  },
  es: {
    title: '¿Es para mí?',
    lead: 'Unas preguntas. Al final tiene una lista de cosas para hablar con la clínica.',
    before: [
      'No es un examen. Nadie aprueba ni falla.',
      'Puede dejar toda pregunta sin contestar. Lo que deja queda abierto.',
      'Nada se manda ni se guarda. Al cerrar esta página se borra.',
    ],
    begin: 'Empezar',
    none: 'Nada de esto',
    unsure: 'No estoy seguro',
    next: 'Siguiente',
    back: 'Atrás',
    skip: 'Dejarla abierta',
    seeResult: 'Ver mi lista',
    progress: ['Pregunta', 'de'],
    onPaper: 'Sin script esta página no suma sus respuestas. Puede imprimirla, marcarla a mano y llevarla.',
    crisis: {
      safety: [
        'No tiene que estar solo con esto',
        'Hable con alguien ya, por favor. Están de día y de noche y no le van a juzgar. Si está por hacerse daño, llame al 911 o vaya a urgencias.',
      ],
      emergency: [
        'Esto pide ayuda ya',
        'Pueden ser señales de un ataque al corazón, al cerebro u otra urgencia. Llame ya al 911 y no maneje usted.',
      ],
      call: 'Llamar al',
      text: 'Escribir al',
      goOn: 'Por ahora estoy a salvo, seguir',
    },
    result: {
      title: 'Cosas para hablar con la clínica',
      notAVerdict: 'No es un juicio. Solo alguien de la clínica que hable con usted puede decir qué le conviene.',
      nothing: 'Nada de lo que contó suele estorbar. Es un buen comienzo y no una promesa.',
      weights: {
        'say-first': ['Diga esto primero', 'Suele hablar en contra. Hay otras formas de ayudarle, así que pregunte.'],
        'settle-first': ['Para arreglar antes', 'Muchas veces se puede. Luego se vuelve a mirar.'],
        'closer-look': ['Para mirar de cerca', 'En la clínica querrán saber más.'],
        mention: ['Bueno es decirlo', 'Casi nunca cambia el plan.'],
      },
      open: ['Aún abierto', 'Lo dejó o no estaba seguro. No es ni un sí ni un no.'],
      answer: 'Contestar',
      clinicFinds: [
        'Lo que solo ve la clínica',
        'Su presión, su pulso y su oxígeno de ese día, y lo que salga al hablar.',
      ],
      rules:
        'Estos puntos salen de las mismas reglas que usa el programa de la clínica, como se propusieron. Su clínica puede tener las suyas.',
      nextTitle: 'Y ahora',
      carry: ['Llevar mis respuestas', 'Se quedan en esta ventana hasta que usted las mande al apuntarse.'],
      noStore: 'Su navegador no guarda nada, así que no se pueden llevar. Imprima la lista.',
      print: 'Imprimir mi lista',
      change: 'Cambiar una respuesta',
      forget: 'Borrar mis respuestas',
    },
  },
};
