import { figure, type GuidePage, h2, note, p, source, strong, text as t, table } from '../block.ts';

export const WHO_MAY: GuidePage = {
  key: 'who-may',
  reader: 'patient',
  en: {
    slug: 'who-may-benefit',
    title: 'Who may benefit',
    lead: 'Five problems, and how strong the proof is for each of them.',
    body: [
      table(
        'How strong the proof is',
        ['Problem', 'Proof', 'Approved?'],
        [
          t`Depression that other drugs did not help`,
          t`${strong('Good')} for weeks, thinner for years`,
          t`Spray: yes. Ketamine: no`,
        ],
        [
          t`Deep depression with thoughts of suicide`,
          t`${strong('Good')} for mood in hours. ${strong('None')} that it prevents suicide`,
          t`Spray with a tablet: yes. Ketamine: no`,
        ],
        [t`PTSD, after trauma`, t`${strong('Mixed')}: one trial for, one against`, t`No: off-label`],
        [t`Anxiety`, t`${strong('Weak')}: small studies, no good group to compare with`, t`No: off-label`],
        [
          t`Long-lasting pain`,
          t`${strong('Fair')} for one kind of nerve pain (CRPS), weak or none for the rest`,
          t`No: off-label`,
        ],
      ),
      h2('Depression that other drugs did not help'),
      p`With the spray and a tablet, ${figure('spray-remission')} people were almost free of depression after four weeks in one trial. With a spray without the drug and a tablet it was ${figure('spray-remission-placebo')}. In another trial it was ${figure('spray-other-remission-high')} against ${figure('spray-other-remission-placebo')}, which may be chance.`,
      p`In older people ${figure('spray-older-response')} got clearly better, against ${figure('spray-older-response-placebo')}. Used alone, the spray freed ${figure('spray-alone-remission')}, against ${figure('spray-alone-remission-placebo')}.`,
      p`For ketamine by drip, daily life in clinics gives ${figure('iv-community-response')} people who got clearly better. But the results of only ${figure('iv-community-analysed')} people who were treated could be counted. Nobody knows about the rest.`,
      h2('Thoughts of suicide'),
      p`Such thoughts often get weaker within hours. This is not the same as being safe. The spray is ${strong('not shown to prevent suicide')} ${source('SPR-CONS')}. In one group ${figure('iv-more-suicidal')} people had more such thoughts after ketamine than before. There was no group to compare with.`,
      h2('PTSD'),
      p`In a small trial of ${figure('ptsd-people')} people ${figure('ptsd-response')} got clearly better with ${figure('ptsd-sessions')} drips. With another calming drug it was ${figure('ptsd-response-midazolam')}. A larger trial in soldiers and veterans found no gain ${source('FEDER-2021')}. So one should not be sure.`,
      h2('Anxiety'),
      p`When depression lifts, anxiety often lifts too. Whether ketamine helps anxiety by itself has not been shown well. No guideline that was read for this page asks doctors to use it for that.`,
      h2('Long-lasting pain'),
      p`For CRPS, a rare and cruel pain in an arm or a leg, long drips over days may help for up to ${figure('crps-benefit-weeks')}. For back pain, migraine, fibromyalgia and cancer pain the proof is weak, or there is none.`,
      note(
        'What guidelines say',
        t`The Canadian guideline calls ketamine a choice of ${figure('canmat-line')} for depression: after others ${source('CANMAT-2021')}. The guideline of the US army and veterans says: after some good tries with other drugs ${source('VADOD-2022')}.`,
      ),
    ],
  },
  es: {
    slug: 'a-quien-puede-ayudar',
    title: 'A quién puede ayudar',
    lead: 'Cinco problemas, y qué tan fuerte es la prueba en cada uno.',
    body: [
      table(
        'Qué tan fuerte es la prueba',
        ['Problema', 'Prueba', '¿Aprobada?'],
        [
          t`Depresión que no mejoró con otros fármacos`,
          t`${strong('Buena')} para unas semanas, menos para años`,
          t`Aerosol: sí. Ketamina: no`,
        ],
        [
          t`Depresión fuerte con ideas de suicidio`,
          t`${strong('Buena')} para el ánimo en horas. ${strong('Ninguna')} de que evite el suicidio`,
          t`Aerosol con una pastilla: sí. Ketamina: no`,
        ],
        [t`TEPT, tras un trauma`, t`${strong('Dudosa')}: un estudio a favor, otro en contra`, t`No: fuera de etiqueta`],
        [
          t`Ansiedad`,
          t`${strong('Débil')}: estudios pequeños, sin buen grupo con que comparar`,
          t`No: fuera de etiqueta`,
        ],
        [
          t`Dolor que no se va`,
          t`${strong('Media')} en un dolor de nervios (SDRC), débil o nula en los demás`,
          t`No: fuera de etiqueta`,
        ],
      ),
      h2('Depresión que no mejoró con otros fármacos'),
      p`Con el aerosol y una pastilla, ${figure('spray-remission')} personas quedaron casi sin depresión a las cuatro semanas en un estudio. Con un aerosol sin el fármaco y una pastilla fueron ${figure('spray-remission-placebo')}. En otro estudio fueron ${figure('spray-other-remission-high')} contra ${figure('spray-other-remission-placebo')}, y eso puede ser azar.`,
      p`De la gente mayor, mejoraron mucho ${figure('spray-older-response')}, contra ${figure('spray-older-response-placebo')}. Usado solo, el aerosol dejó sin depresión a ${figure('spray-alone-remission')}, contra ${figure('spray-alone-remission-placebo')}.`,
      p`Con ketamina por la vena, en la vida diaria de las clínicas mejoraron mucho ${figure('iv-community-response')} personas. Pero solo se pudo contar a ${figure('iv-community-analysed')} personas tratadas. De las demás no se sabe nada.`,
      h2('Ideas de suicidio'),
      p`Esas ideas suelen bajar en horas. Eso no es lo mismo que estar a salvo. ${strong('No se ha visto que el aerosol evite el suicidio')} ${source('SPR-CONS')}. En un grupo, ${figure('iv-more-suicidal')} personas tuvieron más ideas así después de la ketamina que antes. No había grupo con que comparar.`,
      h2('TEPT'),
      p`En un estudio pequeño, con ${figure('ptsd-people')} personas, mejoraron mucho ${figure('ptsd-response')} con ${figure('ptsd-sessions')} dosis por la vena. Con otro fármaco que calma fueron ${figure('ptsd-response-midazolam')}. Un estudio más grande con soldados no vio ventaja ${source('FEDER-2021')}. Así que no se puede estar seguro.`,
      h2('Ansiedad'),
      p`Cuando baja la depresión, suele bajar también la ansiedad. No se ha visto bien si la ketamina ayuda en la ansiedad por sí sola. Ninguna guía de las leídas aquí la pide para eso.`,
      h2('Dolor que no se va'),
      p`En el SDRC, un dolor raro y cruel de un brazo o una pierna, dosis largas por la vena durante días pueden ayudar hasta ${figure('crps-benefit-weeks')}. En el dolor de espalda, la migraña, la fibromialgia y el cáncer la prueba es débil o no la hay.`,
      note(
        'Qué dicen las guías',
        t`La guía de Canadá pone la ketamina como opción de ${figure('canmat-line')} en la depresión: después de otras ${source('CANMAT-2021')}. La guía del ejército de Estados Unidos dice: después de varios intentos buenos con otros fármacos ${source('VADOD-2022')}.`,
      ),
    ],
  },
};
