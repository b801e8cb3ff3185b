export const session = {
  side: 'What is due, and the dose',
  due: 'Due',
  nothingDue: 'Nothing is due.',
  atMinute: 'at {{minute}} min',
  missed: 'Checks missed at minute {{list}}. They stay missed; chart now what is now.',
  numbers: 'Vital signs now',
  chartOne: 'Enter {{what}}',
  charting: 'Enter',
  more: 'More',
  timeAxis: 'The session on one clock',
  lastBp: 'Last {{bp}} mmHg, {{count}} measurements',
} as const;
