import type { Words } from '../en.ts';

export const safety: Words['safety'] = {
  title: 'Lo que pasa aquí',
  open: 'Lo que pasa aquí, junto a lo publicado',
  lead: 'Personas tratadas en esta clínica, contadas el {{time}}.',
  nobody: 'Aquí aún no se ha dado a nadie esketamina ni ketamina por vena.',
  treated_one: 'Una persona tratada',
  treated_other: '{{count}} personas tratadas',
  followed_one: 'una de ellas observada hasta el alta cada vez',
  followed_other: '{{count}} de ellas observadas hasta el alta cada vez',
  nothing: 'No se registró nada. Eso no prueba que no pasara nada.',
  product: { 'esketamine-nasal': 'Esketamina en espray nasal', 'ketamine-iv': 'Ketamina por vena' },
  column: {
    event: 'Qué pasó',
    here: 'Aquí',
    interval: 'Intervalo del 95 %',
    published: 'Publicado',
    says: 'Comparación',
  },
  ofPeople: '{{events}} de {{of}}',
  withoutDrug: '{{share}} sin el fármaco',
  unpublished: 'Sin cifra publicada',
  differs: 'Difiere: investíguelo',
  agrees: 'Dentro de lo que permite el azar',
  how: 'Un suceso cuenta una vez por persona, relacionado o no. Una persona cuenta en el total cuando cada sesión se observó hasta el alta, o cuando el suceso se registró. Los estudios preguntan de otra manera que las clínicas: una diferencia es una pregunta, no una respuesta.',
};
