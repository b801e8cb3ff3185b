import type { Words } from '../en.ts';

export const order: Words['order'] = {
  infusion: '{{amount}} en {{minutes}} min, {{bag}} mL{{rate}}',
  bolus: '{{amount}} en {{seconds}} s',
  injection: '{{amount}}, {{route}}',
  mouth: '{{amount}}, {{route}}, {{preparation}}',
  nasal: '{{count}} dispositivos de 28 mg = {{mg}} mg',
};
