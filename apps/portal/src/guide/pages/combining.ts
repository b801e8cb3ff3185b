import { figure, type GuidePage, h2, list, named, note, p, source, strong, text as t } from '../block.ts';

export const COMBINING: GuidePage = {
  key: 'combining',
  reader: 'patient',
  en: {
    slug: 'combining',
    title: 'Together with other care',
    lead: 'What goes well with it, what needs care, and why you stop nothing on your own.',
    body: [
      h2('Goes well with it'),
      list(
        t`${strong('Tablets for depression.')} No clash of note ${source('ANDRADE-DDI')}. The spray was mostly tested with one.`,
        t`${strong('Talking therapy.')} The days after a dose may be a good time. This is a hope with little proof.`,
        t`${strong('Pills for blood pressure.')} Take them as always, also on the morning of a session ${source('JNJ-AHT')}.`,
        t`${strong('Lithium.')} No clash was found ${source('VERAART-2021')}.`,
        t`${strong('Sleep, walks, food, people.')} They cost little and they last.`,
      ),
      h2('Needs care'),
      list(
        t`${strong('Calming pills')} such as lorazepam: they make you more sleepy and may weaken the effect ${source('ANDRADE-DDI', 'FEENEY-2022')}. They must never be stopped at once.`,
        t`${strong('Strong pain drugs (opioids)')} and other drugs that make sleepy: breathing can get too weak ${source('PI-US-2019')}.`,
        t`${strong('Drugs that speed you up')} for ADHD: pressure and pulse rise more ${source('JNJ-ADHD')}.`,
        t`${strong('MAO inhibitors:')} pressure may rise more. It is watched more often ${source('LUDWIG-2021')}.`,
        t`${strong('Naltrexone:')} it may take the good effect away ${source('WILLIAMS-2018')}.`,
        t`${strong('Weight-loss shots')} ${named('(GLP-1)')} such as semaglutide: the stomach empties late. You may have to fast longer ${source('GLP1-2024')}.`,
        t`${strong('Some antibiotics, St John’s wort, grapefruit:')} they change how much gets in when you swallow ketamine ${source('DDI-CLARI', 'DDI-SJW', 'DDI-GRAPEFRUIT')}.`,
        t`${strong('Alcohol:')} none for ${figure('alcohol-before')} before, and none that day.`,
      ),
      note(
        'Do not stop a drug on your own',
        t`Some drugs are moved to a later hour on the day. The one who gave you the drug decides that, and the clinic asks them. To stop at once can be dangerous.`,
      ),
      h2('ECT or TMS at the same time'),
      p`This is done in some places. What it adds is not known well. Ask who leads the plan when more than one team treats you.`,
    ],
  },
  es: {
    slug: 'combinar',
    title: 'Junto con otros cuidados',
    lead: 'Qué va bien con ella, qué pide cuidado y por qué no debe dejar nada por su cuenta.',
    body: [
      h2('Va bien con ella'),
      list(
        t`${strong('Pastillas para la depresión.')} Nada que importe ${source('ANDRADE-DDI')}. El aerosol se probó casi siempre con una.`,
        t`${strong('Terapia.')} Los días después de una dosis pueden ser un buen momento. Es una esperanza con poca prueba.`,
        t`${strong('Pastillas para la presión.')} Tómelas como siempre, también la mañana de la sesión ${source('JNJ-AHT')}.`,
        t`${strong('Litio.')} No se vio ningún choque ${source('VERAART-2021')}.`,
        t`${strong('Dormir, andar, comer bien, la gente.')} Cuestan poco y duran.`,
      ),
      h2('Pide cuidado'),
      list(
        t`${strong('Pastillas que calman')}, como lorazepam: dan más sueño y pueden quitar fuerza al efecto ${source('ANDRADE-DDI', 'FEENEY-2022')}. Nunca se dejan de golpe.`,
        t`${strong('Fármacos fuertes para el dolor (opioides)')} y otros que dan sueño: se puede respirar muy poco ${source('PI-US-2019')}.`,
        t`${strong('Fármacos que aceleran')}, para el TDAH: la presión y el pulso suben más ${source('JNJ-ADHD')}.`,
        t`${strong('Inhibidores de la MAO:')} la presión puede subir más. Se mira más veces ${source('LUDWIG-2021')}.`,
        t`${strong('Naltrexona:')} puede quitar el buen efecto ${source('WILLIAMS-2018')}.`,
        t`${strong('Inyecciones para bajar de peso')} ${named('(GLP-1)')}, como semaglutida: el estómago se vacía tarde. Quizá deba estar más tiempo sin comer ${source('GLP1-2024')}.`,
        t`${strong('Algunos antibióticos, la hierba de San Juan, la toronja:')} cambian cuánto entra cuando se traga la ketamina ${source('DDI-CLARI', 'DDI-SJW', 'DDI-GRAPEFRUIT')}.`,
        t`${strong('Alcohol:')} nada por ${figure('alcohol-before')} antes, y nada ese día.`,
      ),
      note(
        'No deje un fármaco por su cuenta',
        t`Algunos se toman ese día a otra hora. Lo decide quien se los dio, y la clínica le pregunta. Dejarlos de golpe puede ser peligroso.`,
      ),
      h2('TEC o EMT al mismo tiempo'),
      p`Se hace en algunos lugares. No se sabe bien qué añade. Pregunte quién lleva el plan cuando le tratan varios equipos.`,
    ],
  },
};
