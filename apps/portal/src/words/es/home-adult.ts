import type { Words } from '../en.ts';

export const homeAdult: Words['homeAdult'] = {
  title: 'Acompañar a {{name}}',
  lead: 'Usted aceptó estar en casa cuando se toma una dosis. No hace falta formación. Se queda, mira y llama.',
  urgent: 'Llame enseguida al 911 si',
  danger: {
    wake: 'no se le puede despertar, o tiene una convulsión',
    breath: 'respira lento o raro, o se le ponen azules los labios',
    pressure: 'tiene dolor en el pecho, un dolor de cabeza muy fuerte o debilidad en un lado',
    more: 'tomó más de lo indicado y no está bien',
  },
  crisis: 'Si habla de acabar con su vida, quédese a su lado y llame o escriba al 988.',
  what: 'Qué hace usted',
  step: {
    before: 'Esté allí antes de que se tome la dosis. Si usted no está, no se toma.',
    during: 'Quédese en casa. Guarde el resto del medicamento donde otros, y los niños, no lleguen.',
    measure: 'A los {{minutes}} minutos, recuérdele medir la presión y decirla en su página.',
    after: 'Antes de {{hours}} horas nos dice cómo fue. No conduce hasta el día siguiente.',
  },
  tell: 'Díganos',
  there: 'Estoy aquí',
  wrong: 'Algo va mal',
  wrongFirst:
    'En peligro llame primero al 911. Después pulse aquí: se avisa enseguida a alguien de la clínica para que llame.',
  saidThere: 'Gracias. Nos dijo el {{when}} que está ahí.',
  saidWrong:
    'Nos dijo el {{when}} que algo va mal. Se ha avisado a alguien de la clínica para que llame. No espere: llame al 911 o a nosotros.',
  telling: 'Estamos avisando a la clínica. No tiene que esperar: llame.',
  notTold: 'Aún no ha llegado a la clínica: llame ahora. Se vuelve a enviar mientras esta página esté abierta.',
  notTaken:
    'No se pudo decir a la clínica desde aquí: llame ahora. Para decirlo aquí, abra otra vez el enlace de su mensaje.',
  cannot: '¿Ya no puede estar allí? Llámenos. No se toma ninguna dosis hasta que se nombre a otro adulto.',
  over: 'Ya no hay nada que hacer. Gracias por estar ahí.',
};
