export const my = {
  hello: 'Hello, {{name}}',
  next: 'Next',
  nothing: 'There is nothing for you to do right now.',
  nothingMore: 'We write to you when there is. You can close this page.',
  done: 'Done',
  yours: 'Your turn',
  'with-clinic': 'With the clinic',
  later: 'Later',
  open: 'Open',
  parts: '{{done}} of {{of}}',
  steps: 'All steps',
} as const;
