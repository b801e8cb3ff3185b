export const refusal = {
  title: 'Not yet',
  lead_one: 'One thing stands against it.',
  lead_other: '{{count}} things stand against it.',
  override: 'May be weighed by: {{roles}}.',
  basis: '{{rule}} · {{sources}}',
  weigh: 'Weigh it',
  again: 'Go ahead, signed with my name',
  signed: 'Weighed: {{reason}}',
  who: 'Cleared by: {{roles}}.',
  from: 'From {{time}}.',
  fromNow: 'May be tried again now.',
} as const;
