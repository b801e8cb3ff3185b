import type { Phrases } from '../translate.ts';

/** Tasks that open by themselves: after an emergency, after what a session found, and in between. */
export const tasks: Phrases = {
  'Emergency: call the family': 'Emergencia: llamar a la familia',
  'Emergency: restock and check the kit': 'Emergencia: reponer y revisar el botiquín',
  'Emergency: open the incident': 'Emergencia: abrir el incidente',
  'Emergency: tell the patient what happened': 'Emergencia: contar al paciente lo que pasó',
  'Emergency: debrief with everyone who was there': 'Emergencia: repasar lo ocurrido con quienes estaban',
  'Emergency: reports owed (REMS, board, insurer)': 'Emergencia: informes pendientes (REMS, colegio, aseguradora)',
  'Serious adverse event: report and review': 'Evento adverso grave: notificar y revisar',
  'Judge whether the adverse event was serious': 'Juzgar si el evento adverso fue grave',
  'Sent home untreated: ask about suicidal thoughts today':
    'Enviado a casa sin tratar: preguntar hoy por ideas de suicidio',
  'Sent home untreated with suicidal thoughts: assess today':
    'Enviado a casa sin tratar con ideas de suicidio: valorar hoy',
  'Entries are dated ahead: check the clock, correct their time':
    'Hay entradas con fecha futura: revise el reloj, corrija su hora',
  'Sign the spoken order today': 'Firmar hoy la orden verbal',
  'Send the REMS monitoring form': 'Enviar el formulario REMS de vigilancia',
};
