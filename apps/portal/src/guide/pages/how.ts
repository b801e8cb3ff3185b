import { figure, type GuidePage, h2, note, p, source, strong, text as t } from '../block.ts';

export const HOW: GuidePage = {
  key: 'how',
  reader: 'patient',
  en: {
    slug: 'how-it-may-work',
    title: 'How it may work',
    lead: 'The best idea we have, drawn, and what nobody knows yet.',
    body: [
      p`Nerve cells talk to each other across a tiny gap. They send a chemical signal called ${strong('glutamate')}. It lands on small gates of the next cell. One kind of gate is called ${strong('NMDA')}.`,
      {
        block: 'picture',
        picture: 'synapse',
        labels: [
          'Nerve cell that sends',
          'Glutamate, the signal',
          'NMDA gate, blocked by ketamine',
          'Other gate, now busier',
          'BDNF, a growth protein',
          'New contact grows',
        ],
        caption: t`Ketamine blocks one kind of gate for a short time. More of the signal flows to other gates. The cell then makes a growth protein, and new contacts may form.`,
      },
      h2('Step by step'),
      p`Ketamine blocks NMDA gates. It seems to block them first on cells that act as brakes. With the brakes off, a short burst of glutamate is set free. It lands on other gates and wakes up the cell.`,
      p`The cell then makes more of a growth protein called ${strong('BDNF')}. In animals, new contacts between cells grow within a day. In long stress and in deep depression such contacts are lost. Being able to change like this is called ${strong('plasticity')}.`,
      h2('What that could mean for you'),
      p`For some days the brain may be more open to change. This may be a good time for talking therapy and for new habits. That is a hope. It has not been proven.`,
      note(
        'How sure is this?',
        t`Most of it was seen in animals. It is general knowledge and was not looked up for this guide ${source('GK')}. In one small study a drug that blocks opioid gates took the good effect away ${source('WILLIAMS-2018')}. Other teams do not agree. So there may be more than one way it works.`,
      ),
      p`The drug itself leaves fast. Half of it is gone in ${figure('half-life')}. A good effect can last for days longer, so it does not come from the drug still being there.`,
    ],
  },
  es: {
    slug: 'como-actua',
    title: 'Cómo puede actuar',
    lead: 'La mejor idea que hay, en un dibujo, y lo que aún no sabe nadie.',
    body: [
      p`Las células nerviosas se hablan a través de un hueco muy pequeño. Mandan una señal que se llama ${strong('glutamato')}. La señal llega a unas puertas de la otra célula. Un tipo de puerta se llama ${strong('NMDA')}.`,
      {
        block: 'picture',
        picture: 'synapse',
        labels: [
          'Célula que manda',
          'Glutamato, la señal',
          'Puerta NMDA, cerrada por la ketamina',
          'Otra puerta, más activa',
          'BDNF, una proteína de crecimiento',
          'Nace un contacto nuevo',
        ],
        caption: t`La ketamina cierra por poco tiempo un tipo de puerta. Más señal va a otras puertas. La célula hace entonces una proteína de crecimiento, y pueden nacer contactos nuevos.`,
      },
      h2('Paso a paso'),
      p`La ketamina cierra puertas NMDA. Parece que cierra primero las de unas células que frenan a otras. Sin freno sale de golpe más glutamato. Llega a otras puertas y despierta a la célula.`,
      p`La célula hace entonces más ${strong('BDNF')}, una proteína de crecimiento. En animales nacen contactos nuevos en un día. El estrés largo y la depresión fuerte hacen perder esos contactos. A poder cambiar así se le llama ${strong('plasticidad')}.`,
      h2('Qué puede ser esto para usted'),
      p`Por unos días el cerebro puede estar más abierto al cambio. Quizá sea un buen momento para la terapia y para hábitos nuevos. Es una esperanza. No está probado.`,
      note(
        '¿Qué tan seguro es?',
        t`Casi todo se vio en animales. Es saber general y no se buscó para esta guía ${source('GK')}. En un estudio pequeño, un fármaco que cierra otras puertas, las de los opioides, quitó el buen efecto ${source('WILLIAMS-2018')}. Otros grupos no lo ven así. Puede que actúe de más de un modo.`,
      ),
      p`El fármaco se va pronto. La mitad ya no está a las ${figure('half-life')}. El buen efecto puede durar días, así que no viene de que el fármaco siga ahí.`,
    ],
  },
};
