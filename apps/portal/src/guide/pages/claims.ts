import { figure, type GuidePage, named, note, number, p, source, strong, text as t, table } from '../block.ts';

export const CLAIMS: GuidePage = {
  key: 'claims',
  reader: 'patient',
  en: {
    slug: 'what-is-claimed',
    title: 'What is said about it',
    lead: 'Seven things that are often claimed, and how sure each one is.',
    body: [
      table(
        'Claims and how sure they are',
        ['It is said that …', 'How sure', 'What is known'],
        [
          t`${named('“It works for 70 %.”')}`,
          t`${strong('Half true')}`,
          t`One small trial had ${figure('iv-small-trial-response')}. It had ${figure('iv-small-trial-people')} people and no group to compare with. The spray trial had ${figure('spray-response')}, but ${figure('spray-response-placebo')} without the drug. In clinics it is about ${figure('iv-community-response')}, and ${figure('iv-community-remission')} were almost free of it.`,
        ],
        [
          t`“It works within hours.”`,
          t`${strong('True for some')}`,
          t`Some feel better the same day. After the first drip ${figure('six-first-response')} were clearly better in one study. Half of those who get better need ${figure('infusions-to-response')} drips.`,
        ],
        [
          t`“One dose lasts one to two weeks.”`,
          t`${strong('About right')}`,
          t`It lasts about ${figure('single-lasts')}. By day ${number('single-relapse-day')}, ${figure('single-relapse-share')} who had got free were ill again.`,
        ],
        [
          t`“It is safe.”`,
          t`${strong('Only with care')}`,
          t`Most ill effects are over in hours. ${figure('nasal-serious')} had a serious or severe one with the spray, against ${figure('nasal-serious-placebo')} without the drug. After years of use little is known ${source('SHORT-2018')}.`,
        ],
        [
          t`“It is not addictive.”`,
          t`${strong('False')}`,
          t`It is a controlled drug and can be misused. The label warns of it ${source('PI-US-2019', 'PI-US-CUR')}. In a clinic, with doses far apart, it seems to be rare.`,
        ],
        [
          t`“It prevents suicide.”`,
          t`${strong('Not shown')}`,
          t`Thoughts of suicide get weaker in many. That it saves lives was not shown ${source('SPR-CONS')}. In one group such thoughts got stronger in ${figure('iv-more-suicidal')}; there was no group to compare with.`,
        ],
        [
          t`“You can do it at home.”`,
          t`${strong('Not shown to be safe')}`,
          t`One firm tells of ${figure('home-response')} who got clearly better, with no group to compare with. The FDA warns of use at home ${source('FDA-COMP')}. The spray may never be used at home ${source('FDA-REMS')}.`,
        ],
      ),
      note(
        'How to read a claim',
        t`Ask three things. Compared with what? How many people were left out? Who pays for the study?`,
      ),
      p`“Clearly better” means that the score fell by half or more. “Almost free” means that little of it was left.`,
    ],
  },
  es: {
    slug: 'lo-que-se-dice',
    title: 'Lo que se dice de ella',
    lead: 'Siete cosas que se dicen mucho y qué tan segura es cada una.',
    body: [
      table(
        'Lo que se dice y qué tan seguro es',
        ['Se dice que…', 'Qué tan seguro', 'Qué se sabe'],
        [
          t`${named('«Sirve al 70 %.»')}`,
          t`${strong('Verdad a medias')}`,
          t`En un estudio pequeño fueron ${figure('iv-small-trial-response')}. Había ${figure('iv-small-trial-people')} personas y ningún grupo con que comparar. Con el aerosol fueron ${figure('spray-response')}, pero también ${figure('spray-response-placebo')} sin el fármaco. En las clínicas son unas ${figure('iv-community-response')}, y casi sin depresión ${figure('iv-community-remission')}.`,
        ],
        [
          t`«Hace efecto en horas.»`,
          t`${strong('Verdad para algunos')}`,
          t`Algunos están mejor el mismo día. Tras la primera dosis estaban mucho mejor ${figure('six-first-response')} en un estudio. La mitad de quienes mejoran necesita ${figure('infusions-to-response')} dosis.`,
        ],
        [
          t`«Una dosis dura una o dos semanas.»`,
          t`${strong('Más o menos')}`,
          t`Dura unos ${figure('single-lasts')}. El día ${number('single-relapse-day')} habían recaído ${figure('single-relapse-share')} de quienes estaban sin depresión.`,
        ],
        [
          t`«Es segura.»`,
          t`${strong('Solo con cuidado')}`,
          t`Casi todo lo malo pasa en horas. Con el aerosol ${figure('nasal-serious')} tuvieron algo grave o fuerte, contra ${figure('nasal-serious-placebo')} sin el fármaco. De años de uso se sabe poco ${source('SHORT-2018')}.`,
        ],
        [
          t`«No crea hábito.»`,
          t`${strong('Falso')}`,
          t`Está bajo control de la ley y hay quien abusa de ella. La etiqueta lo avisa ${source('PI-US-2019', 'PI-US-CUR')}. En una clínica, con dosis separadas, parece raro.`,
        ],
        [
          t`«Evita el suicidio.»`,
          t`${strong('No se ha visto')}`,
          t`A muchos les bajan esas ideas. No se ha visto que salve vidas ${source('SPR-CONS')}. En un grupo, a ${figure('iv-more-suicidal')} les subieron; no había grupo con que comparar.`,
        ],
        [
          t`«Se puede hacer en casa.»`,
          t`${strong('No se ha visto que sea seguro')}`,
          t`Una empresa cuenta que ${figure('home-response')} mejoraron mucho, sin grupo con que comparar. La FDA avisa del uso en casa ${source('FDA-COMP')}. El aerosol nunca se usa en casa ${source('FDA-REMS')}.`,
        ],
      ),
      note(
        'Cómo leer lo que se dice',
        t`Pregunte tres cosas. ¿Comparado con qué? ¿A cuánta gente se dejó fuera? ¿Quién paga el estudio?`,
      ),
      p`«Mucho mejor» quiere decir que la nota bajó a la mitad o más. «Casi sin depresión» quiere decir que quedaba poco.`,
    ],
  },
};
