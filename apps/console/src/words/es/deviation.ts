import type { Words } from '../en.ts';

export const deviation: Words['deviation'] = {
  'check-missed': 'Sin control.',
  'check-late': 'Control tardío.',
  'rule-passed-over': 'Se pasó por alto.',
  'rule-broken': 'No fue como debía.',
  'observation-shortened': 'Salió antes.',
};
