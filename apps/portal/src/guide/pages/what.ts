import { figure, type GuidePage, h2, list, note, p, source, strong, text as t } from '../block.ts';

export const WHAT: GuidePage = {
  key: 'what',
  reader: 'patient',
  en: {
    slug: 'what-it-is',
    title: 'What it is and is not',
    lead: 'Two drugs, what is approved, and what this treatment cannot promise.',
    body: [
      h2('Two drugs with almost one name'),
      list(
        t`${strong('Ketamine')} is the old drug. It is a mix of two forms, like a left and a right hand. It is given by drip, by a shot, by nose or by mouth.`,
        t`${strong('Esketamine')} is one of the two forms. It comes as a nasal spray with the name Spravato. You take it in a clinic, never at home.`,
      ),
      h2('What is approved'),
      p`In the United States the ${strong('esketamine spray is approved')} for adults, for two things only ${source('TRD4005', 'LEXI-2025')}:`,
      list(
        t`depression that at least ${figure('trials-before')} other drugs did not help. This is called treatment-resistant depression;`,
        t`deep depression with thoughts or acts of suicide. Here it is given with a tablet for depression.`,
      ),
      p`${strong('Ketamine is not approved for any mood problem')} ${source('FDA-COMP')}. It is approved for sleep in surgery. A doctor may still use it in other ways. This is called off-label. It is legal and common in medicine. It means that no agency has checked that it works for this and is safe for this.`,
      h2('What it is not'),
      list(
        t`It is not a cure. The good effect fades if it is not given again.`,
        t`It is not shown to prevent suicide ${source('SPR-CONS')}. It does not take the place of a hospital.`,
        t`It is not for everyone. See who should not have it.`,
        t`It is not free of harm, and some people misuse it. It is a controlled drug.`,
        t`It is not the whole treatment. Talk, sleep, work, friends and other drugs still count.`,
      ),
      note(
        'What you may hope for',
        t`For some people the weight lifts enough to sleep, to eat, to talk and to do the next thing. For others nothing changes. Nobody can tell you which one you will be.`,
      ),
    ],
  },
  es: {
    slug: 'que-es',
    title: 'Qué es y qué no es',
    lead: 'Dos fármacos, qué está aprobado y qué no puede prometer este tratamiento.',
    body: [
      h2('Dos fármacos casi con el mismo nombre'),
      list(
        t`La ${strong('ketamina')} es el fármaco viejo. Tiene dos formas, como la mano izquierda y la derecha. Se da por la vena, con una inyección, por la nariz o por la boca.`,
        t`La ${strong('esketamina')} es una de esas dos formas. Viene en un aerosol para la nariz que se llama Spravato. Se usa en la clínica, nunca en casa.`,
      ),
      h2('Qué está aprobado'),
      p`En Estados Unidos ${strong('está aprobado el aerosol de esketamina')} para adultos, solo para dos cosas ${source('TRD4005', 'LEXI-2025')}:`,
      list(
        t`la depresión que no mejoró con al menos ${figure('trials-before')} fármacos. Se llama depresión resistente;`,
        t`la depresión fuerte con ideas o actos de suicidio. En este caso se da junto con una pastilla para la depresión.`,
      ),
      p`${strong('La ketamina no está aprobada para ningún problema del ánimo')} ${source('FDA-COMP')}. Está aprobada para dormir a la gente en una operación. Un médico puede usarla para otras cosas. A eso se le llama uso fuera de etiqueta. Es legal y se hace mucho. Quiere decir que ninguna agencia ha visto si sirve para esto ni si es segura para esto.`,
      h2('Qué no es'),
      list(
        t`No es una cura. El buen efecto se va si no se repite.`,
        t`No se ha visto que evite el suicidio ${source('SPR-CONS')}. No toma el lugar de un hospital.`,
        t`No es para todos. Vea quién no debe usarla.`,
        t`Puede hacer daño, y hay quien abusa de ella. Está bajo control de la ley.`,
        t`No es todo el tratamiento. Hablar, dormir, trabajar, los amigos y otros fármacos siguen contando.`,
      ),
      note(
        'Qué se puede esperar',
        t`A algunos se les quita peso: pueden dormir, comer, hablar y dar el paso que sigue. A otros no les cambia nada. Nadie puede decirle cuál será su caso.`,
      ),
    ],
  },
};
