/** A question of the self-check and its answers in plain words: whoever answers reads them, and so does the clinic that is told. */
export interface SelfCheckWords {
  readonly ask: string;
  readonly hint?: string;
  readonly options: Readonly<Record<string, string>>;
}

export const QUESTION_WORDS: Readonly<Record<'en' | 'es', Readonly<Record<string, SelfCheckWords>>>> = {
  en: {
    safe: {
      ask: 'Are you safe right now?',
      options: {
        safe: 'Yes, I am safe',
        thoughts: 'I think about ending my life',
        'not-safe': 'No, I am not safe',
      },
    },
    now: {
      ask: 'Do you have any of these right now?',
      options: {
        chest: 'Pain in the chest',
        breath: 'Trouble with breathing',
        headache: 'A very bad headache that came at once',
        weak: 'Weak or numb on one side, or trouble with speech',
        fit: 'A fit today',
        confused: 'Suddenly confused',
      },
    },
    age: { ask: 'How old are you?', options: {} },
    reason: {
      ask: 'What do you hope it will help with?',
      options: {
        depression: 'Depression',
        resistant: 'Depression that other drugs did not help',
        suicidal: 'Depression with thoughts of suicide',
        ptsd: 'PTSD, after something terrible',
        anxiety: 'Anxiety',
        pain: 'Pain that does not go away',
        other: 'Something else',
      },
    },
    tried: {
      ask: 'How many drugs for depression have you really tried?',
      hint: 'Each one for some weeks, at a full dose.',
      options: { 'no-drug': 'None', 'one-drug': 'One', 'two-drugs': 'Two or more' },
    },
    heart: {
      ask: 'Heart and blood pressure: what is true for you?',
      options: {
        'pressure-treated': 'High blood pressure, well treated',
        'pressure-high': 'High blood pressure, still too high',
        'attack-new': 'A heart attack or a stent in the last six weeks',
        'attack-year': 'A heart attack or a stent in the last year',
        'attack-old': 'A heart attack or a stent longer ago',
        'heart-weak': 'A weak heart that gives trouble now',
        rhythm: 'An uneven pulse',
        vessel: 'A weak spot (aneurysm) or wrong link (AVM) in a vessel',
      },
    },
    brain: {
      ask: 'Brain and eyes: what is true for you?',
      options: {
        bleed: 'A bleed in the brain, ever',
        'stroke-new': 'A stroke in the last six weeks',
        'stroke-old': 'A stroke longer ago',
        skull: 'Raised pressure in the skull',
        blow: 'A bad blow to the head lately',
        'fits-treated': 'Fits (epilepsy), under control',
        fits: 'Fits that still come',
        'eye-treated': 'High pressure in the eye, treated',
        eye: 'High pressure in the eye, not treated',
        memory: 'Dementia or a serious loss of memory',
      },
    },
    mind: {
      ask: 'Mind: what is true for you?',
      hint: 'You can tell it. It helps the clinic to keep you safe.',
      options: {
        voices: 'I hear or see things others do not, or believe things others say are not so',
        schizophrenia: 'Schizophrenia',
        'voices-past': 'I had a psychosis once',
        mania: 'I am much too high or driven now (mania)',
        bipolar: 'Bipolar disorder',
        apart: 'I often feel split or unreal',
        attempt: 'I tried to end my life in the last three months',
      },
    },
    substances: {
      ask: 'Alcohol and drugs: what is true for you?',
      options: {
        'use-now': 'Alcohol or drugs are a big problem now',
        'use-past': 'They were, and are not any more',
        'ketamine-now': 'I use ketamine to get high',
        'ketamine-past': 'I used ketamine to get high before',
      },
    },
    body: {
      ask: 'The rest of the body: what is true for you?',
      options: {
        liver: 'Very bad liver disease',
        'bladder-ketamine': 'A bladder hurt by ketamine',
        urine: 'Blood in the urine',
        thyroid: 'An overactive thyroid',
        apnea: 'Sleep apnea',
        lungs: 'Asthma or another lung disease',
        oxygen: 'Oxygen at home',
        dialysis: 'Dialysis',
        nose: 'Polyps or a blocked nose for long',
        allergy: 'An allergy to ketamine or esketamine',
        breastfeeding: 'A baby at the breast',
      },
    },
    pregnant: {
      ask: 'Could you be pregnant?',
      options: { cannot: 'No, that cannot be', maybe: 'It could be, I have not tested', pregnant: 'Yes, I am' },
    },
    medicines: {
      ask: 'Which medicines do you take?',
      hint: 'One on each line. Also those from a shop, a friend or a spray. Never stop one because of this page.',
      options: {},
    },
    escort: {
      ask: 'Could someone take you home after a session?',
      options: { somebody: 'Yes', nobody: 'No, nobody' },
    },
  },
  es: {
    safe: {
      ask: '¿Está a salvo ahora?',
      options: {
        safe: 'Sí, estoy a salvo',
        thoughts: 'Pienso en acabar con mi vida',
        'not-safe': 'No, no estoy a salvo',
      },
    },
    now: {
      ask: '¿Tiene ahora algo de esto?',
      options: {
        chest: 'Dolor en el pecho',
        breath: 'Le cuesta respirar',
        headache: 'Un dolor de cabeza muy fuerte que vino de golpe',
        weak: 'Sin fuerza o sin tacto en un lado, o le cuesta hablar',
        fit: 'Un ataque hoy',
        confused: 'Confuso de repente',
      },
    },
    age: { ask: '¿Cuántos años tiene?', options: {} },
    reason: {
      ask: '¿En qué espera que le ayude?',
      options: {
        depression: 'Depresión',
        resistant: 'Depresión que no mejoró con otros fármacos',
        suicidal: 'Depresión con ideas de suicidio',
        ptsd: 'TEPT, tras algo terrible',
        anxiety: 'Ansiedad',
        pain: 'Dolor que no se va',
        other: 'Otra cosa',
      },
    },
    tried: {
      ask: '¿Cuántos fármacos para la depresión ha probado de verdad?',
      hint: 'Cada uno por unas semanas, con la dosis entera.',
      options: { 'no-drug': 'Ninguno', 'one-drug': 'Uno', 'two-drugs': 'Dos o más' },
    },
    heart: {
      ask: 'Corazón y presión: ¿qué le pasa a usted?',
      options: {
        'pressure-treated': 'Presión alta, bien tratada',
        'pressure-high': 'Presión alta, todavía muy alta',
        'attack-new': 'Ataque al corazón o stent en las últimas seis semanas',
        'attack-year': 'Ataque al corazón o stent en el último año',
        'attack-old': 'Ataque al corazón o stent hace más tiempo',
        'heart-weak': 'Un corazón débil que da problemas ahora',
        rhythm: 'Un pulso sin ritmo',
        vessel: 'Un punto débil (aneurisma) o mala unión (MAV) en un vaso',
      },
    },
    brain: {
      ask: 'Cerebro y ojos: ¿qué le pasa a usted?',
      options: {
        bleed: 'Un sangrado en el cerebro, alguna vez',
        'stroke-new': 'Un ataque al cerebro en las últimas seis semanas',
        'stroke-old': 'Un ataque al cerebro hace más tiempo',
        skull: 'Mucha presión dentro de la cabeza',
        blow: 'Un golpe fuerte en la cabeza hace poco',
        'fits-treated': 'Ataques (epilepsia), bajo control',
        fits: 'Ataques que aún vienen',
        'eye-treated': 'Presión alta en el ojo, tratada',
        eye: 'Presión alta en el ojo, sin tratar',
        memory: 'Demencia o una pérdida fuerte de memoria',
      },
    },
    mind: {
      ask: 'Mente: ¿qué le pasa a usted?',
      hint: 'Puede contarlo. Ayuda a la clínica a cuidarle.',
      options: {
        voices: 'Oigo o veo cosas que otros no, o creo cosas que otros dicen que no son',
        schizophrenia: 'Esquizofrenia',
        'voices-past': 'Tuve una psicosis alguna vez',
        mania: 'Estoy demasiado arriba o acelerado ahora (manía)',
        bipolar: 'Trastorno bipolar',
        apart: 'Muchas veces me siento partido o irreal',
        attempt: 'Intenté acabar con mi vida en los últimos tres meses',
      },
    },
    substances: {
      ask: 'Alcohol y drogas: ¿qué le pasa a usted?',
      options: {
        'use-now': 'El alcohol o las drogas son un problema grande ahora',
        'use-past': 'Lo fueron y ya no',
        'ketamine-now': 'Uso ketamina para drogarme',
        'ketamine-past': 'Antes usé ketamina para drogarme',
      },
    },
    body: {
      ask: 'El resto del cuerpo: ¿qué le pasa a usted?',
      options: {
        liver: 'El hígado muy mal',
        'bladder-ketamine': 'La vejiga dañada por la ketamina',
        urine: 'Sangre en la orina',
        thyroid: 'La tiroides muy activa',
        apnea: 'Apnea del sueño',
        lungs: 'Asma u otro mal del pulmón',
        oxygen: 'Oxígeno en casa',
        dialysis: 'Diálisis',
        nose: 'Pólipos o la nariz tapada hace mucho',
        allergy: 'Alergia a la ketamina o la esketamina',
        breastfeeding: 'Un bebé al que doy el pecho',
      },
    },
    pregnant: {
      ask: '¿Puede haber un embarazo?',
      options: { cannot: 'No, no puede ser', maybe: 'Puede ser, no me hice la prueba', pregnant: 'Sí' },
    },
    medicines: {
      ask: '¿Qué fármacos toma?',
      hint: 'Uno en cada línea. También los de la tienda, los de un amigo o un aerosol. Nunca deje uno por esta página.',
      options: {},
    },
    escort: {
      ask: '¿Puede alguien llevarle a casa tras una sesión?',
      options: { somebody: 'Sí', nobody: 'No, nadie' },
    },
  },
};
