import type { Words } from '../en.ts';

export const escort: Words['escort'] = {
  title: 'Llevar a {{name}} a casa',
  when: 'Cuándo',
  comeAt: 'Probablemente podrá recogerle el {{when}}.',
  moves: 'Esta hora cambia con la visita. Mire aquí otra vez ese día.',
  notKnown: 'Todavía no se sabe cuándo se le puede recoger. Mire aquí otra vez ese día.',
  starts: 'La visita empieza el {{when}}.',
  where: 'Dónde',
  call: 'Llamar: {{phone}}',
  can: '¿Puede venir?',
  yes: 'Sí, le llevo a casa',
  no: 'No, no puedo venir',
  saidYes: 'Gracias. La clínica sabe que viene.',
  saidNo: 'Gracias por decirlo. La clínica busca ahora otra forma de volver a casa.',
  over: 'Ya se ha ido. Gracias.',
  again: {
    moved: 'La hora ha cambiado. Iba a empezar el {{before}}.',
    'after-all': 'Esta visita se anuló, y al final sí tiene lugar.',
  },
  sayAgain: 'Un sí anterior ya no cuenta: diga otra vez si puede venir.',
  off: {
    'called-off': 'Esta visita se anuló. No hace falta que venga.',
    'ended-early': 'Esta visita terminó antes de lo previsto.',
  },
  offMore: {
    'called-off': 'Iba a empezar el {{when}}. Si se le pide para otra hora, recibe un mensaje nuevo.',
    'ended-early': 'Iba a empezar el {{when}}. Pregunte a quien iba a recoger, o llámenos, si todavía debe venir.',
  },
  tonight: 'Esta noche',
  watch: {
    stay: 'Quédese con esa persona esta noche si puede. Puede tener sueño, mareo o estar callada.',
    calm: 'Nada de alcohol, ni decisiones importantes, ni nadie a su solo cuidado hasta mañana.',
    light: 'Comida ligera y agua.',
  },
  drive: {
    'next-day-after-sleep': 'No debe conducir hasta mañana, después de dormir bien, diga lo que diga.',
    'after-24-hours': 'No debe conducir durante 24 horas, diga lo que diga.',
  },
  urgent:
    'Llame al 911 si no se despierta, respira despacio o raro, tiene dolor de pecho, una convulsión o debilidad en un lado.',
  crisis: 'Si habla de quitarse la vida, quédese a su lado y llame o escriba al 988.',
};
