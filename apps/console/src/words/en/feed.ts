export const feed = {
  live: 'Live',
  connecting: 'Connecting',
  notLive: 'Not live',
  notLiveFor:
    'Not live for {{seconds}} s. Nothing on this screen is current. Look at the patient and the bedside monitor.',
  clockStalled:
    'The clock of Keel has stalled: no alarm and no reminder comes from here. Look at the patient and the bedside monitor.',
  portClosed:
    'The port for monitors is closed: no value from a monitor arrives. Look at the bedside monitor and chart by hand.',
  offline: 'Offline. What you enter is kept on this tablet and sent when the server answers again.',
  unkept:
    'This device cannot keep what you enter: its storage is full or closed. It is sent at once, and lost if this page is closed before.',
  unsent_one: '{{count}} entry waiting to be sent',
  unsent_other: '{{count}} entries waiting to be sent',
  unread_one: '{{count}} entry was not taken: read it first',
  unread_other: '{{count}} entries were not taken: read them first',
} as const;
