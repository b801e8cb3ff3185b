import type { ConsentId } from './document.ts';
import type { ConsentSection, ConsentText, ConsentWording, TeachBack } from './text.ts';

/** Español sencillo, de usted, para una edad lectora de unos 12 años. El abogado de cada clínica lo lee antes de usarlo. */
const HARMS: Readonly<Record<string, string>> = {
  dissociation: 'la sensación de estar lejos de sí o de la sala (disociación)',
  dizziness: 'mareo',
  nausea: 'náuseas',
  sedation: 'mucho sueño',
  drowsiness: 'somnolencia',
  headache: 'dolor de cabeza',
  anxiety: 'miedo o inquietud',
  'bp-increased': 'una subida de la presión que contó como problema',
  vomiting: 'vómitos',
};

const DRUG = { ketamine: 'ketamina', esketamine: 'esketamina (un aerosol nasal, Spravato)' } as const;
const TITLES: Readonly<Record<ConsentId, string>> = {
  'ketamine-iv': 'Consentimiento para ketamina por la vena',
  'ketamine-im': 'Consentimiento para ketamina inyectada en un músculo',
  'ketamine-sc': 'Consentimiento para ketamina debajo de la piel',
  'ketamine-nasal': 'Consentimiento para ketamina en aerosol nasal',
  'ketamine-mouth': 'Consentimiento para ketamina por la boca en la clínica',
  'ketamine-home': 'Consentimiento para ketamina por la boca en casa',
  'esketamine-nasal': 'Consentimiento para esketamina en aerosol nasal (Spravato)',
};
const HOW: Readonly<Record<ConsentId, string>> = {
  'ketamine-iv':
    'Una enfermera le pone un tubo fino en una vena del brazo. La ketamina entra despacio, casi siempre en unos 40 minutos.',
  'ketamine-im': 'Una enfermera inyecta la ketamina en un músculo del brazo, del muslo o de la cadera.',
  'ketamine-sc': 'Una enfermera le da la ketamina con una aguja pequeña debajo de la piel.',
  'ketamine-nasal':
    'Usted se aplica la ketamina en la nariz con una enfermera a su lado. Una farmacia prepara el aerosol.',
  'ketamine-mouth':
    'Usted toma la ketamina por la boca, o deja que se deshaga debajo de la lengua, con una enfermera a su lado. La prepara una farmacia.',
  'ketamine-home':
    'Usted toma la ketamina por la boca, o deja que se deshaga debajo de la lengua, en su casa. La prepara una farmacia. Cada vez se entrega solo una cantidad pequeña.',
  'esketamine-nasal':
    'Usted mismo se aplica la medicina en la nariz, de uno a tres aplicadores con un descanso entre ellos, mientras una enfermera mira.',
};

function whatItIs({ document, facts }: ConsentWording): ConsentSection {
  const approval =
    document.molecule === 'esketamine'
      ? [
          'La agencia de medicamentos de Estados Unidos (FDA) la ha aprobado para adultos con una depresión que no mejoró con al menos dos antidepresivos, y para la depresión con ideas agudas de suicidio. No se ha demostrado que evite el suicidio.',
          'Antes de la primera dosis tiene que estar inscrito en el programa de seguridad del fabricante (REMS). El programa sabe cómo fue cada visita.',
        ]
      : [
          'La FDA ha aprobado la ketamina para dormir a las personas en operaciones. No la ha aprobado para la depresión, otras enfermedades mentales ni el dolor que dura. Darla para esto se llama uso fuera de etiqueta («off-label»). Es legal, y hay menos pruebas que para un uso aprobado.',
          ...(document.routes.some((route) => route !== 'iv-ketamine' && route !== 'im-ketamine')
            ? ['Un producto que una farmacia prepara por encargo no está aprobado por la FDA ni revisado por ella.']
            : []),
        ];
  return {
    heading: 'Qué es',
    paragraphs: [`Le ofrecemos ${DRUG[document.molecule]}. ${HOW[document.id]}`, ...approval],
    points: document.atHome
      ? []
      : [
          `El personal le vigila durante el tratamiento y al menos ${facts.watchedAtLeast} minutos después, hasta que sea seguro que se vaya.`,
        ],
  };
}

function benefit({ document, facts }: ConsentWording): ConsentSection {
  const lines = facts.helped.map(({ study, of100, against }) =>
    against === null
      ? `${of100} de cada 100 personas mejoraron claramente (${study}).`
      : `${of100} de cada 100 personas mejoraron claramente, frente a ${against} de cada 100 con ${document.molecule === 'esketamine' ? 'un aerosol sin la medicina' : 'terapia electroconvulsiva'} (${study}).`,
  );
  return {
    heading: 'Qué puede hacer por usted',
    paragraphs: [
      'Muchas personas mejoran en horas o días. Muchas no. Nadie puede prometerle que le ayudará.',
      ...(facts.borrowed
        ? ['Estas cifras son de ketamina por la vena. Para su forma de tomarla hay menos estudios.']
        : []),
    ],
    points: [
      ...lines,
      `A menudo no dura: ${facts.relapsed.of100} de cada 100 personas que habían mejorado volvieron a enfermar (${facts.relapsed.study}). Pueden hacer falta más tratamientos.`,
    ],
  };
}

function harms({ document, facts }: ConsentWording): ConsentSection {
  return {
    heading: 'Qué puede salir mal',
    paragraphs: [
      'La mayoría de los efectos llegan en las primeras horas y pasan el mismo día.',
      ...(facts.borrowed
        ? ['Estas cifras son de ketamina por la vena. Con su forma de tomarla pueden ser más o menos.']
        : []),
    ],
    points: [
      ...facts.harms.map(({ key, of100, without }) =>
        without === null
          ? `${of100} de cada 100 personas tuvieron ${HARMS[key] ?? key}.`
          : `${of100} de cada 100 personas tuvieron ${HARMS[key] ?? key}; sin la medicina, ${without} de cada 100.`,
      ),
      `Algunas empeoran: en un grupo grande, ${facts.worse.depressed} de cada 100 tenían más depresión después y ${facts.worse.suicidal} de cada 100 tenían más ideas de suicidio.`,
      'La respiración puede volverse demasiado lenta. Es raro con estas dosis, y el personal está preparado y tiene lo necesario.',
      'La presión y el pulso suben un tiempo. En algunas personas esto puede llevar a un infarto o a un derrame.',
      'Experiencias que dan miedo, confusión o, raras veces, psicosis o manía.',
      'Daño en la vejiga con el uso frecuente. Avísenos enseguida si hay sangre, dolor o si tiene que ir muy a menudo.',
      'La ketamina se puede usar mal, y algunas personas se vuelven dependientes.',
      'Una reacción alérgica, que es rara.',
      'Puede dañar a un bebé antes de nacer. Díganos si está o podría estar embarazada, o si da el pecho.',
      ...(document.id === 'ketamine-iv' ? ['Dolor, un morado o una vena tapada donde está el tubo.'] : []),
      'No se sabe bien qué pasa después de años de tratamiento.',
    ],
  };
}

const home: ConsentSection = {
  heading: 'Un aviso sobre tomarla en casa',
  paragraphs: [
    'La FDA ha avisado de que tomar ketamina en casa, sin un profesional de salud que vigile, puede poner en peligro: por mucho sueño, por sentirse separado de sí, por la presión alta, por una respiración lenta y por el mal uso.',
  ],
  points: [
    'Otra persona adulta, sobria y que sabe qué vigilar, está con usted desde la dosis hasta que esté bien despierto.',
    'Usted se mide la presión antes y después de cada dosis y nos dice las dos. Por encima del límite que le dimos, no toma la dosis.',
    'Ese mismo día responde unas preguntas cortas. Sin ellas no se entrega más.',
    'La guarda bajo llave y solo para usted. No toma más que la dosis, ni dosis extra.',
    'Entregamos pocas dosis cada vez, y podemos parar en cualquier momento.',
  ],
};

function yourPart({ document }: ConsentWording): ConsentSection {
  return {
    heading: 'Lo que le toca a usted',
    paragraphs: [],
    points: [
      document.molecule === 'esketamine'
        ? 'No conduce, ni va en bicicleta, ni usa máquinas hasta el día siguiente, después de dormir bien.'
        : 'No conduce, ni va en bicicleta, ni usa máquinas durante 24 horas.',
      ...(document.atHome ? [] : ['Una persona adulta, o un transporte que la clínica acepte, le lleva a casa.']),
      'No come ni bebe antes, durante el tiempo que le digamos.',
      'Nada de alcohol ni otras drogas 24 horas antes y después. Ni decisiones importantes, ni niños a su solo cuidado, durante 24 horas.',
      'Nos dice todas sus medicinas y enfermedades, y cualquier cambio. Cambia sus medicinas solo como diga quien se las receta.',
      'Si llegan o crecen las ideas de suicidio, llama o escribe al 988, llama al 911 o nos lo dice. El tratamiento no es un servicio de rescate.',
    ],
  };
}

const choices: ConsentSection = {
  heading: 'Otras opciones, y su derecho a decir que no',
  paragraphs: [
    'Hay otros tratamientos: otros antidepresivos, terapia hablada, terapia electroconvulsiva (TEC) y estimulación magnética (EMT). También puede no elegir ninguno por ahora. Pídanos que los comparemos con usted.',
    'Puede decir que no. Puede parar en cualquier momento, antes o durante un tratamiento, sin dar razones. No cambia nada en cómo le tratamos.',
  ],
  points: [
    'Lo que anotamos es parte de su historia clínica. La ley dice quién puede verla, y usted puede pedir una copia.',
    'Si estas palabras cambian, le preguntamos otra vez antes del siguiente tratamiento.',
  ],
};

const teach = (id: string, ask: string, right: string, wrong: readonly string[], explain: string): TeachBack => {
  const choicesOf = [right, ...wrong].map((words, index) => ({ id: String.fromCharCode(97 + index), words }));
  const turn = id.length % choicesOf.length;
  return { id, ask, choices: [...choicesOf.slice(turn), ...choicesOf.slice(0, turn)], right: 'a', explain };
};

function teachBack({ document }: ConsentWording): readonly TeachBack[] {
  const esketamine = document.molecule === 'esketamine';
  return [
    teach(
      'drive',
      '¿Cuándo puede volver a conducir?',
      esketamine ? 'Al día siguiente, después de dormir bien' : 'Después de 24 horas',
      ['En cuanto me sienta normal', 'Después de dos horas'],
      esketamine
        ? 'Aunque se sienta normal, sus reflejos son más lentos. Espere hasta el día siguiente, después de dormir bien.'
        : 'Aunque se sienta normal, sus reflejos son más lentos. Espere 24 horas.',
    ),
    teach(
      'approved',
      esketamine ? '¿Para qué está aprobada?' : '¿Está aprobada la ketamina por la FDA para lo que la damos?',
      esketamine ? 'Para algunos tipos de depresión en adultos' : 'No. Se da fuera de etiqueta',
      esketamine
        ? ['Para evitar el suicidio', 'Para cualquier dolor o preocupación']
        : ['Sí', 'Sí, pero solo en clínicas'],
      esketamine
        ? 'Está aprobada para la depresión que no mejoró con dos antidepresivos, y para la depresión con ideas agudas de suicidio. No se ha demostrado que evite el suicidio.'
        : 'La ketamina está aprobada para operaciones. Para la depresión, otras enfermedades mentales o el dolor que dura se usa fuera de etiqueta: es legal, con menos pruebas.',
    ),
    teach(
      'stop',
      'Está en el sillón y quiere parar. ¿Qué pasa?',
      'Lo digo, y se para',
      ['Tengo que terminar', 'Pierdo mi sitio en la clínica'],
      'Puede parar en cualquier momento y no necesita una razón. Nada cambia en cómo le tratamos.',
    ),
    teach(
      'help',
      '¿Qué puede esperar de ella?',
      'Ayuda a muchos, no a todos, y puede no durar',
      ['Cura la depresión', 'Funciona en todo el mundo'],
      'Más o menos la mitad mejora claramente. Muchos vuelven a enfermar con el tiempo. Nadie puede prometer que ayuda.',
    ),
    teach(
      'suicide',
      'Por la noche llegan ideas de quitarse la vida. ¿Qué hace?',
      'Llamo o escribo al 988, o llamo al 911, enseguida',
      ['Espero al próximo tratamiento', 'Lo apunto para la próxima visita'],
      'No espere. Llame o escriba al 988 a cualquier hora, o llame al 911. Díganoslo también.',
    ),
    document.atHome
      ? teach(
          'adult',
          '¿Quién tiene que estar con usted cuando toma una dosis?',
          'Una persona adulta y sobria, hasta que esté bien despierto',
          ['Nadie, si me siento bien', 'Un niño que sepa llamar'],
          'Otra persona adulta se queda con usted desde la dosis hasta que esté bien despierto. Sin ella no la toma.',
        )
      : teach(
          'bladder',
          'Ve sangre al orinar. ¿Qué hace?',
          'Se lo digo enseguida a la clínica',
          ['Bebo más y espero', 'Es normal'],
          'La ketamina puede dañar la vejiga. Si se descubre pronto puede curarse; por eso, díganoslo enseguida.',
        ),
  ];
}

export function consentInSpanish(wording: ConsentWording): ConsentText {
  const { document } = wording;
  return {
    title: TITLES[document.id],
    sections: [
      whatItIs(wording),
      ...(document.atHome ? [home] : []),
      benefit(wording),
      harms(wording),
      yourPart(wording),
      choices,
    ],
    teachBack: teachBack(wording),
    agreement: [
      'He leído esto, o me lo han leído, y han respondido mis preguntas.',
      ...(document.offLabel ? ['Sé que en mi caso la ketamina se usa fuera de etiqueta.'] : []),
      ...(document.atHome ? ['He leído el aviso de la FDA sobre tomar ketamina en casa.'] : []),
      'Sé que puede no ayudar, que puede hacer daño y que puedo parar en cualquier momento.',
      'Acepto el tratamiento.',
    ],
  };
}
