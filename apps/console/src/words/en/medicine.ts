export const medicine = {
  noneOrdered: 'Nothing is ordered for this session.',
  notYet: 'not given yet',
  last: 'last {{time}}',
  left: '{{mg}} mg left',
  wait: 'wait {{time}}',
  give: 'Give',
  standing: 'Standing orders of this clinic',
  most: 'at most {{mg}} mg, every {{minutes}} min; tell: {{tell}}',
  take: 'Use for this patient',
  order: 'Order',
  orderDose: '{{mg}} mg',
} as const;
