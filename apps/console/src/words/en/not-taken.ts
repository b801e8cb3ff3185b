export const notTaken = {
  title_one: 'An entry of yours was not taken',
  title_other: '{{count}} entries of yours were not taken',
  lead: 'The server refused what had been kept on this device: it is not in the record. Enter again what is still true.',
  entered: 'entered {{time}}',
  happened: 'for {{time}}',
  /** Its kind is not known here any more. */
  other: 'An entry of an earlier version',
  open: 'Open where it belongs',
  putAway: 'I have read it',
} as const;
