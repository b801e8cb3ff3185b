/** Charted while somebody is in the chair. */
export const askCare = {
  'off-monitor': {
    title: 'Off the monitor',
    do: 'Off the monitor',
  },
  presence: {
    title: 'Who is in the room',
    do: 'In the room',
  },
  handover: {
    title: 'Hand over the chair',
    do: 'Hand over',
  },
  nausea: {
    title: 'Nausea',
    do: 'Ask',
    short: 'Nausea',
  },
  dissociation: {
    title: 'Dissociation',
    do: 'Ask',
    short: 'Dissociation',
  },
  sedation: {
    title: 'How awake, MOAA/S',
    do: 'Look',
    short: 'Awake?',
  },
  symptoms: {
    title: 'Symptoms',
    do: 'Record',
  },
  gait: {
    title: 'Walking and orientation',
    do: 'Look',
  },
  note: {
    title: 'Note',
    do: 'Write',
  },
  'adverse-event': {
    title: 'Adverse event',
    do: 'Record',
  },
  'access-in': {
    title: 'Line placed',
    do: 'Record',
  },
  'access-out': {
    title: 'Line out',
    do: 'Line is out',
  },
  chair: {
    title: 'Another chair',
    do: 'Change chair',
    chair: 'Which chair',
  },
} as const;
