import type { Words } from '../en.ts';

export const refusal: Words['refusal'] = {
  title: 'Todavía no',
  lead_one: 'Hay una cosa en contra.',
  lead_other: 'Hay {{count}} cosas en contra.',
  override: 'Lo puede valorar: {{roles}}.',
  basis: '{{rule}} · {{sources}}',
  weigh: 'Valorar',
  again: 'Seguir adelante, con mi firma',
  signed: 'Valorado: {{reason}}',
  who: 'Lo resuelve: {{roles}}.',
  from: 'Desde las {{time}}.',
  fromNow: 'Ya se puede intentar otra vez.',
};
