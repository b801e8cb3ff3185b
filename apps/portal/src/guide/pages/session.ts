import { figure, type GuidePage, h2, list, note, p, source, steps, strong, text as t } from '../block.ts';

export const SESSION: GuidePage = {
  key: 'session',
  reader: 'patient',
  en: {
    slug: 'a-session',
    title: 'A session, minute by minute',
    lead: 'What happens from the evening before to the next morning.',
    body: [
      steps(
        [
          t`The day before`,
          t`No alcohol for ${figure('alcohol-before')}. Take your drugs as the clinic wrote them down for you. Do not stop one by yourself.`,
        ],
        [
          t`Before you come`,
          t`With the spray: no food for ${figure('food-spray')} and no drink for ${figure('fluid-spray')}. With a drip or a shot: no food for ${figure('food-ketamine')}; water only, until ${figure('fluid-ketamine')} before. Your clinic may ask for more.`,
        ],
        [
          t`You arrive`,
          t`They check who you are and who takes you home. They ask about your sleep, your mood, your drugs and thoughts of suicide.`,
        ],
        [
          t`First checks`,
          t`Blood pressure, pulse and oxygen. If your pressure is above ${figure('pressure-guide-upper')} or ${figure('pressure-guide-lower')} for the lower number, you rest and it is taken again after ${figure('pressure-repeat')}. It may mean to wait, or to come back another day.`,
        ],
        [
          t`The dose`,
          t`You sit back in a chair. The drip runs about ${figure('iv-minutes')}. With the spray you use two or three small bottles, with a rest of ${figure('spray-rest')} between them.`,
        ],
        [
          t`The first minutes`,
          t`Light feels brighter, sounds far off. You may feel light, warm, dizzy or sick. Someone is close by the whole time.`,
        ],
        [
          t`The peak`,
          t`It is strongest at ${figure('iv-peak')}. You may feel outside of your body, or out of time. It can be sweet or scary. You can say “stop” at any moment.`,
        ],
        [
          t`Checks on the way`,
          t`Pressure every ${figure('checks-apart')} with a drip. With the spray after about ${figure('pressure-after-spray')}. Oxygen is watched all the time.`,
        ],
        [
          t`Coming back`,
          t`The strange feeling fades. You are tired and not steady. You stay ${figure('spray-watched')} or more after the spray, and ${figure('iv-watched')} or more after a drip.`,
        ],
        [
          t`Before you leave`,
          t`You must be awake, walk without swaying, and your pressure must be near where it was. The person who takes you home is there. You both get written advice.`,
        ],
        [
          t`At home`,
          t`Rest. No driving until the next day after a good night of sleep ${source('PI-US-2019')}. No alcohol, no big decisions and no child to mind alone for ${figure('no-big-decisions')}.`,
        ],
        [
          t`The next morning`,
          t`A short check: are you tired, sick, sad, safe? If you feel worse, call. If you are not safe, call for help at once.`,
        ],
      ),
      h2('What to bring'),
      list(
        t`your list of drugs, and what you took today`,
        t`the name and phone number of the person who takes you home`,
        t`loose clothes, an eye mask, music you like, without words if you can`,
        t`one line on what you hope for. It helps some people to hold on to it`,
      ),
      note(
        'If it gets scary',
        t`Tell the nurse. Breathe slowly. Open your eyes. A hand on your arm is fine if you agreed to it before. The drug leaves fast. ${strong('You can stop.')}`,
      ),
      p`You pay for the time as well: with travel and rest a session takes most of a day.`,
    ],
  },
  es: {
    slug: 'una-sesion',
    title: 'Una sesión, minuto a minuto',
    lead: 'Lo que pasa desde la noche antes hasta la mañana después.',
    body: [
      steps(
        [
          t`El día antes`,
          t`Nada de alcohol por ${figure('alcohol-before')}. Tome sus fármacos como la clínica se lo escribió. No deje ninguno por su cuenta.`,
        ],
        [
          t`Antes de venir`,
          t`Con el aerosol: nada de comer por ${figure('food-spray')} y nada de beber por ${figure('fluid-spray')}. Por la vena o con inyección: nada de comer por ${figure('food-ketamine')}; solo agua, hasta ${figure('fluid-ketamine')} antes. Su clínica puede pedir más.`,
        ],
        [
          t`Al llegar`,
          t`Ven quién es usted y quién le lleva a casa. Le preguntan cómo durmió, cómo está de ánimo, qué fármacos tomó y si piensa en el suicidio.`,
        ],
        [
          t`Lo primero`,
          t`Presión, pulso y oxígeno. Si la presión pasa de ${figure('pressure-guide-upper')}, o de ${figure('pressure-guide-lower')} la baja, usted descansa y se la toman otra vez a los ${figure('pressure-repeat')}. Puede tocar esperar o volver otro día.`,
        ],
        [
          t`La dosis`,
          t`Usted se sienta bien atrás. Por la vena dura unos ${figure('iv-minutes')}. Con el aerosol usa dos o tres frascos, con una pausa de ${figure('spray-rest')} entre ellos.`,
        ],
        [
          t`Los primeros minutos`,
          t`La luz se ve más fuerte y todo suena lejos. Puede sentirse ligero, con calor, con mareo o con náuseas. Hay alguien cerca todo el tiempo.`,
        ],
        [
          t`Lo más fuerte`,
          t`Llega a los ${figure('iv-peak')}. Puede sentirse fuera de su cuerpo o fuera del tiempo. Puede ser dulce o dar miedo. Puede decir «alto» en todo momento.`,
        ],
        [
          t`Mientras tanto`,
          t`Por la vena le toman la presión cada ${figure('checks-apart')}. Con el aerosol, a los ${figure('pressure-after-spray')} más o menos. El oxígeno se mira todo el tiempo.`,
        ],
        [
          t`La vuelta`,
          t`Lo raro se va. Está cansado y camina mal. Se queda ${figure('spray-watched')} o más tras el aerosol, y ${figure('iv-watched')} o más tras la vena.`,
        ],
        [
          t`Antes de irse`,
          t`Tiene que estar despierto y caminar bien, y su presión debe estar cerca de la de antes. Está ahí quien le lleva a casa. A los dos les dan los consejos por escrito.`,
        ],
        [
          t`En casa`,
          t`Descanse. No maneje hasta el otro día, después de dormir bien ${source('PI-US-2019')}. Nada de alcohol, de grandes decisiones ni de cuidar solo a un niño por ${figure('no-big-decisions')}.`,
        ],
        [
          t`A la mañana`,
          t`Unas preguntas: ¿está cansado, con náuseas, triste, a salvo? Si está peor, llame. Si está en peligro, pida ayuda ya.`,
        ],
      ),
      h2('Qué traer'),
      list(
        t`su lista de fármacos y lo que tomó hoy`,
        t`el nombre y el teléfono de quien le lleva a casa`,
        t`ropa cómoda, algo para tapar los ojos, música que le guste, mejor sin letra`,
        t`una línea con lo que espera. A algunos les ayuda`,
      ),
      note(
        'Si da miedo',
        t`Dígalo. Respire despacio. Abra los ojos. Le pueden poner una mano en el brazo si antes dijo que sí. El fármaco se va pronto. ${strong('Puede parar.')}`,
      ),
      p`También cuesta tiempo: con el viaje y el descanso, una sesión ocupa casi todo el día.`,
    ],
  },
};
