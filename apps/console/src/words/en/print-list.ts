export const printList = {
  title: 'To print',
  lead: 'Messages to people who can be reached neither by e-mail nor by text: print them, then give, post or fax them.',
  none: 'Nothing to print.',
  noAddress: 'No address in the record. Give it by hand, or call.',
  fax: 'Fax {{number}}',
  about: 'About {{name}}. The message itself names nobody.',
  to: {
    patient: 'to the patient',
    guardian: 'to the guardian',
    escort: 'to the escort',
    referrer: 'to the referring practitioner',
  },
  since: 'since {{at}}',
  print: 'Print',
  given: 'Given, posted or faxed',
} as const;
