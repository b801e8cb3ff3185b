import type { askDose as english } from '../en/ask-dose.ts';
import type { Widen } from '../en.ts';

export const askDose: Widen<typeof english> = {
  rate: {
    title: 'Cambiar velocidad',
    do: 'Cambiar',
    'because-pressure': 'Presión',
  },
  pause: {
    title: 'Pausa',
    do: 'Pausar',
  },
  stop: {
    title: 'Parar la infusión',
    do: 'Parar',
  },
  flush: {
    title: 'Lavado iniciado',
    do: 'Lavar',
    how: 'Cómo entra',
    hand: 'A mano, de una vez',
  },
  discard: {
    title: 'Vía desechada',
    do: 'Desechada',
  },
  'pump-read': {
    title: 'Contador de la bomba',
    do: 'Leer la bomba',
  },
  'line-failed': {
    title: 'Falló la vía',
    do: 'Falló la vía',
  },
  'unordered-device': {
    title: 'Dispositivo administrado sin orden',
    do: 'Administrado sin orden',
    gotIn: 'Cuánto entró',
    'gotIn-full': 'Todo',
    'gotIn-uncertain': 'Sin certeza',
  },
  'unordered-injection': {
    title: 'Inyección administrada sin orden',
    do: 'Administrado sin orden',
    mg: 'Administrado',
    place: 'Dónde',
    'place-deltoid': 'Brazo',
    'place-thigh': 'Muslo',
    'place-gluteal': 'Glúteo',
    'place-abdomen': 'Abdomen',
    gotIn: 'Cuánto entró',
    'gotIn-full': 'Todo',
    'gotIn-uncertain': 'Sin certeza',
  },
  'unordered-mouth': {
    title: 'Dosis por boca o nariz sin orden',
    do: 'Administrado sin orden',
    mg: 'Administrado',
    preparation: 'Como',
    'preparation-tablet': 'Comprimido',
    'preparation-troche': 'Pastilla',
    'preparation-solution': 'Solución',
    'preparation-spray': 'Aerosol',
    gotIn: 'Cuánto entró',
    'gotIn-full': 'Todo',
    'gotIn-uncertain': 'Sin certeza',
  },
  'unordered-push': {
    title: 'Bolo administrado sin orden',
    do: 'Bolo sin orden',
    mg: 'Administrado',
    overSeconds: 'En, segundos',
    gotIn: 'Cuánto entró',
    'gotIn-full': 'Todo',
    'gotIn-uncertain': 'Sin certeza',
  },
  'unordered-infusion': {
    title: 'Infusión iniciada sin orden',
    do: 'Infusión sin orden',
    mlPerHour: 'Velocidad de la bomba',
    mgPerMl: 'Concentración en la bolsa',
    bagVolumeMl: 'En la bolsa',
    primedWith: 'Vía llena de',
    'primedWith-saline': 'Suero',
    'primedWith-drug': 'El fármaco',
    lineMl: 'Volumen de la vía',
  },
  'cancel-order': {
    title: 'Retirar la orden',
    do: 'Retirar la orden',
    'because-in-error': 'Escrita por error',
  },
};
