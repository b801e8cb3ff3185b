import { action, exactly, figure, type GuidePage, note, p, source, text as t, table } from '../block.ts';

export const WHO_NOT: GuidePage = {
  key: 'who-not',
  reader: 'patient',
  en: {
    slug: 'who-should-not',
    title: 'Who should not have it',
    lead: 'What speaks against it, what must be settled first, and why.',
    body: [
      p`These rules are the ones the clinic’s own program checks. They are not a verdict on you. Some can change. A doctor decides with you.`,
      table(
        'What usually speaks against it',
        ['If you have', 'Why'],
        [
          t`a weak spot (aneurysm) or a wrong link (AVM) in a blood vessel, or once bled in the brain`,
          t`the rise in pressure could make it burst ${source('PI-US-2019')}`,
        ],
        [
          t`had a heart attack or a stroke within the last ${figure('event-weeks')}, or a heart that is not stable`,
          t`the heart has to work harder for a while ${source('JNJ-CV')}`,
        ],
        [
          t`high pressure in the skull, or a recent blow to the head`,
          t`it may raise that pressure ${source('ASRA-PAIN-2018')}`,
        ],
        [
          t`voices, visions or fixed false beliefs now, or schizophrenia`,
          t`it can make them worse ${source('ASRA-PAIN-2018', 'JNJ-PSY')}`,
        ],
        [t`mania now`, t`it could get stronger ${source('SWITCH-CASE')}`],
        [t`a pregnancy`, t`it may harm the baby ${source('PI-US-2021')}`],
        [t`very bad liver disease`, t`the drug cannot leave the body well ${source('PI-US-2019')}`],
        [
          t`a bladder hurt by ketamine, or you misuse ketamine now`,
          t`it would do more of the same harm ${source('VA-SEC', 'CHANG-2024')}`,
        ],
        [t`an allergy to ketamine or esketamine`, t`the next time may be worse ${source('PI-US-2019')}`],
        [
          t`not reached the age of ${figure('adult-from')}`,
          t`it is not approved, and not known to be safe ${source('PI-US-2019')}`,
        ],
      ),
      table(
        'What must be settled first',
        ['If you have', 'What happens first'],
        [t`high blood pressure that is not under control`, t`it is treated first`],
        [t`alcohol or drugs that run your life now`, t`help for that first. Then it may be asked again`],
        [t`fits that are not under control`, t`the nerve doctor is asked`],
        [t`blood in the urine, or pain with it`, t`the cause is found first`],
        [t`an overactive thyroid`, t`it is treated first`],
        [t`bad sleep apnea without treatment, and opioids`, t`it is treated first: breathing could stop`],
        [t`a very high pressure in the eye, untreated`, t`the eye doctor is asked`],
        [
          t`a baby at the breast`,
          t`you decide with the doctor. The spray’s label says no. Little gets into milk: ${exactly('milk-share')}`,
        ],
      ),
      table(
        'What needs a closer look',
        ['If you have', 'Why'],
        [t`bipolar disorder, or once had psychosis`, t`mood may swing or old signs come back`],
        [t`heart disease, an uneven pulse, or once had a stroke`, t`the heart doctor is asked`],
        [t`an age of ${figure('older-from')} or more`, t`pressure rises more, and the spray may start lower`],
        [t`sleep apnea or lung disease`, t`oxygen is watched more closely`],
        [
          t`drugs that make sleepy, that speed you up, or MAO inhibitors`,
          t`they add up. Do not stop them. Ask who gave them to you`,
        ],
      ),
      note(
        'Thoughts of suicide do not shut the door',
        t`They mean that someone talks with you the same day. They are not a reason to send you away.`,
      ),
      action('Go through the questions', '/is-it-for-me/'),
    ],
  },
  es: {
    slug: 'quien-no-debe-usarla',
    title: 'Quién no debe usarla',
    lead: 'Qué habla en contra, qué hay que arreglar antes y por qué.',
    body: [
      p`Estas reglas son las mismas que mira el programa de la clínica. No son un juicio sobre usted. Algunas cambian. Un médico decide con usted.`,
      table(
        'Lo que suele hablar en contra',
        ['Si tiene', 'Por qué'],
        [
          t`un punto débil (aneurisma) o una mala unión (MAV) en un vaso, o alguna vez sangró en el cerebro`,
          t`al subir la presión se podría romper ${source('PI-US-2019')}`,
        ],
        [
          t`un ataque al corazón o al cerebro hace menos de ${figure('event-weeks')}, o un corazón que no está estable`,
          t`el corazón trabaja más por un rato ${source('JNJ-CV')}`,
        ],
        [
          t`mucha presión dentro de la cabeza, o un golpe fuerte hace poco`,
          t`puede subir esa presión ${source('ASRA-PAIN-2018')}`,
        ],
        [
          t`voces, visiones o ideas falsas fijas ahora, o esquizofrenia`,
          t`se pueden poner peor ${source('ASRA-PAIN-2018', 'JNJ-PSY')}`,
        ],
        [t`manía ahora`, t`puede ir a más ${source('SWITCH-CASE')}`],
        [t`un embarazo`, t`puede hacer daño al bebé ${source('PI-US-2021')}`],
        [t`el hígado muy mal`, t`el fármaco no sale bien del cuerpo ${source('PI-US-2019')}`],
        [
          t`la vejiga dañada por ketamina, o abusa de ella ahora`,
          t`haría más de ese mismo daño ${source('VA-SEC', 'CHANG-2024')}`,
        ],
        [t`alergia a la ketamina o la esketamina`, t`la próxima vez puede ser peor ${source('PI-US-2019')}`],
        [t`menos de ${figure('adult-from')}`, t`no está aprobada y no se sabe si es segura ${source('PI-US-2019')}`],
      ),
      table(
        'Lo que hay que arreglar antes',
        ['Si tiene', 'Qué se hace antes'],
        [t`presión alta sin control`, t`primero se trata`],
        [t`alcohol o drogas que mandan en su vida`, t`primero ayuda para eso. Luego se puede volver a ver`],
        [t`ataques (epilepsia) sin control`, t`se pregunta a su neurólogo`],
        [t`sangre o dolor al orinar`, t`primero se busca la causa`],
        [t`la tiroides muy activa`, t`primero se trata`],
        [t`apnea del sueño fuerte sin tratar, y opioides`, t`primero se trata: podría dejar de respirar`],
        [t`presión muy alta en el ojo, sin tratar`, t`se pregunta al médico de los ojos`],
        [
          t`un bebé al que da el pecho`,
          t`lo decide con el médico. La etiqueta del aerosol dice que no. Pasa poco a la leche: ${exactly('milk-share')}`,
        ],
      ),
      table(
        'Lo que se mira más de cerca',
        ['Si tiene', 'Por qué'],
        [t`trastorno bipolar, o tuvo psicosis alguna vez`, t`el ánimo puede saltar o puede volver lo de antes`],
        [t`mal del corazón, pulso sin ritmo, o tuvo un ataque al cerebro`, t`se pregunta a su cardiólogo`],
        [t`${figure('older-from')} o más`, t`la presión sube más, y el aerosol puede empezar más bajo`],
        [t`apnea del sueño o mal del pulmón`, t`se mira más el oxígeno`],
        [
          t`fármacos que dan sueño, que aceleran, o inhibidores de la MAO`,
          t`se suman. No los deje. Pregunte a quien se los dio`,
        ],
      ),
      note(
        'Pensar en el suicidio no cierra la puerta',
        t`Quiere decir que alguien habla con usted ese mismo día. No es motivo para mandarle a casa.`,
      ),
      action('Ver las preguntas', '/es/es-para-mi/'),
    ],
  },
};
