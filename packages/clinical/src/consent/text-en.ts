import type { ConsentId } from './document.ts';
import type { ConsentSection, ConsentText, ConsentWording, TeachBack } from './text.ts';

/** Plain English, reading age about 12. Written for Keel; a clinic's own lawyer reads it before it is used. */
const HARMS: Readonly<Record<string, string>> = {
  dissociation: 'feeling far away from yourself or the room (dissociation)',
  dizziness: 'dizziness',
  nausea: 'nausea',
  sedation: 'great sleepiness',
  drowsiness: 'drowsiness',
  headache: 'headache',
  anxiety: 'fear or unease',
  'bp-increased': 'a rise in blood pressure that counted as a problem',
  vomiting: 'vomiting',
};

const DRUG = { ketamine: 'ketamine', esketamine: 'esketamine (a nasal spray, Spravato)' } as const;
const TITLES: Readonly<Record<ConsentId, string>> = {
  'ketamine-iv': 'Consent to ketamine through a vein',
  'ketamine-im': 'Consent to ketamine by an injection into a muscle',
  'ketamine-sc': 'Consent to ketamine under the skin',
  'ketamine-nasal': 'Consent to ketamine as a nasal spray',
  'ketamine-mouth': 'Consent to ketamine by mouth in the clinic',
  'ketamine-home': 'Consent to ketamine by mouth at home',
  'esketamine-nasal': 'Consent to esketamine nasal spray (Spravato)',
};
const HOW: Readonly<Record<ConsentId, string>> = {
  'ketamine-iv':
    'A nurse puts a thin tube into a vein of your arm. The ketamine runs in slowly, most often in about 40 minutes.',
  'ketamine-im': 'A nurse gives the ketamine as an injection into a muscle of your arm, thigh or hip.',
  'ketamine-sc': 'A nurse gives the ketamine through a small needle under your skin.',
  'ketamine-nasal': 'You spray the ketamine into your nose while a nurse is with you. A pharmacy makes the spray.',
  'ketamine-mouth':
    'You take the ketamine by mouth, or let it melt under your tongue, while a nurse is with you. A pharmacy makes it.',
  'ketamine-home':
    'You take the ketamine by mouth, or let it melt under your tongue, at home. A pharmacy makes it. Only a small amount is given out at a time.',
  'esketamine-nasal':
    'You spray the medicine into your nose yourself, one to three sprayers with a rest between them, while a nurse watches.',
};

function whatItIs({ document, facts }: ConsentWording): ConsentSection {
  const approval =
    document.molecule === 'esketamine'
      ? [
          'The US Food and Drug Administration (FDA) has approved it for adults with depression that did not get better with at least two antidepressants, and for depression with acute thoughts of suicide. It has not been shown to prevent suicide.',
          'You must be entered in the safety program of the maker (REMS) before the first dose. The program learns how each visit went.',
        ]
      : [
          'The FDA has approved ketamine to put people to sleep for operations. It has not approved ketamine for depression, other mental illness or lasting pain. Giving it for these is called off-label. It is legal, and the evidence is smaller than for an approved use.',
          ...(document.routes.some((route) => route !== 'iv-ketamine' && route !== 'im-ketamine')
            ? [
                'A product that a pharmacy makes to order (compounded) is not approved by the FDA and was not checked by it.',
              ]
            : []),
        ];
  return {
    heading: 'What it is',
    paragraphs: [`You are offered ${DRUG[document.molecule]}. ${HOW[document.id]}`, ...approval],
    points: document.atHome
      ? []
      : [
          `Staff watch you during the treatment and for at least ${facts.watchedAtLeast} minutes afterwards, until it is safe for you to leave.`,
        ],
  };
}

function benefit({ document, facts }: ConsentWording): ConsentSection {
  const lines = facts.helped.map(({ study, of100, against }) =>
    against === null
      ? `${of100} of 100 people were clearly better (${study}).`
      : `${of100} of 100 people were clearly better, against ${against} of 100 who had ${document.molecule === 'esketamine' ? 'a spray without the drug' : 'electroconvulsive therapy'} (${study}).`,
  );
  return {
    heading: 'What it may do for you',
    paragraphs: [
      'Many people feel better within hours or days. Many do not. Nobody can promise you that it will help.',
      ...(facts.borrowed
        ? ['These figures come from ketamine through a vein. For your way of taking it there are fewer studies.']
        : []),
    ],
    points: [
      ...lines,
      `It often does not last: ${facts.relapsed.of100} of 100 people who had got better fell ill again (${facts.relapsed.study}). Further treatments may be needed.`,
    ],
  };
}

function harms({ document, facts }: ConsentWording): ConsentSection {
  return {
    heading: 'What may go wrong',
    paragraphs: [
      'Most effects come within the first hours and pass on the same day.',
      ...(facts.borrowed
        ? ['These figures come from ketamine through a vein. By your way of taking it they may be more or fewer.']
        : []),
    ],
    points: [
      ...facts.harms.map(({ key, of100, without }) =>
        without === null
          ? `${of100} of 100 people had ${HARMS[key] ?? key}.`
          : `${of100} of 100 people had ${HARMS[key] ?? key}; without the drug ${without} of 100.`,
      ),
      `Some feel worse: in one large group ${facts.worse.depressed} of 100 were more depressed afterwards and ${facts.worse.suicidal} of 100 had more thoughts of suicide.`,
      'Breathing can become too slow. This is rare at these doses, and staff are trained and equipped for it.',
      'Blood pressure and pulse rise for a while. In some people this can lead to a heart attack or stroke.',
      'Frightening experiences, confusion, or, rarely, psychosis or mania.',
      'Harm to the bladder with frequent use. Tell us at once about blood, pain, or having to go very often.',
      'Ketamine can be misused, and some people become dependent on it.',
      'An allergic reaction, which is rare.',
      'It may harm an unborn child. Tell us if you are or could be pregnant, or if you breastfeed.',
      ...(document.id === 'ketamine-iv' ? ['Pain, bruising or a blocked vein where the tube is.'] : []),
      'What happens after years of treatment is not well known.',
    ],
  };
}

const home: ConsentSection = {
  heading: 'A warning about taking it at home',
  paragraphs: [
    'The FDA has warned that ketamine taken at home, without a health professional watching, can put people at risk: of great sleepiness, of feeling cut off from themselves, of high blood pressure, of slow breathing, and of misuse.',
  ],
  points: [
    'Another adult, who is sober and knows what to watch for, is with you from the dose until you are fully awake.',
    'You measure your blood pressure before and after each dose and tell us both. Above the limit we gave you, you do not take the dose.',
    'You answer a short check-in on the same day. Without it no more is given out.',
    'You keep it locked away, for yourself alone. You take no more than the dose, and no extra doses.',
    'We give out a small number of doses at a time, and may stop at any time.',
  ],
};

function yourPart({ document }: ConsentWording): ConsentSection {
  return {
    heading: 'Your part',
    paragraphs: [],
    points: [
      document.molecule === 'esketamine'
        ? 'You do not drive, cycle or use machines until the next day, after a good night’s sleep.'
        : 'You do not drive, cycle or use machines for 24 hours.',
      ...(document.atHome ? [] : ['An adult, or transport that the clinic accepts, takes you home.']),
      'You eat and drink nothing before it for as long as we tell you.',
      'No alcohol or other drugs for 24 hours before and after. No big decisions and no children in your sole care for 24 hours.',
      'You tell us about every medicine and illness, and about any change. You change your medicines only as their prescriber says.',
      'If thoughts of suicide come or grow, you call or text 988, call 911, or tell us. The treatment is not a rescue service.',
    ],
  };
}

const choices: ConsentSection = {
  heading: 'Other choices, and your right to say no',
  paragraphs: [
    'There are other treatments: other antidepressants, talking therapy, electroconvulsive therapy (ECT) and magnetic stimulation (TMS). You may also choose none of them now. Ask us to compare them with you.',
    'You may say no. You may stop at any time, before or during a treatment, without giving a reason. It changes nothing in how we treat you.',
  ],
  points: [
    'What we record is part of your chart. The law says who may see it, and you can ask for a copy.',
    'If these words change, we ask you again before the next treatment.',
  ],
};

const teach = (id: string, ask: string, right: string, wrong: readonly string[], explain: string): TeachBack => {
  const choicesOf = [right, ...wrong].map((words, index) => ({ id: String.fromCharCode(97 + index), words }));
  // The right one does not always stand first: its place follows from the question, alike for everybody.
  const turn = id.length % choicesOf.length;
  return { id, ask, choices: [...choicesOf.slice(turn), ...choicesOf.slice(0, turn)], right: 'a', explain };
};

function teachBack({ document }: ConsentWording): readonly TeachBack[] {
  const esketamine = document.molecule === 'esketamine';
  return [
    teach(
      'drive',
      'When may you drive again?',
      esketamine ? 'The next day, after a good night’s sleep' : 'After 24 hours',
      ['As soon as I feel normal', 'After two hours'],
      esketamine
        ? 'Even when you feel normal, your reactions are slower. Wait until the next day, after a good night’s sleep.'
        : 'Even when you feel normal, your reactions are slower. Wait for 24 hours.',
    ),
    teach(
      'approved',
      esketamine ? 'What is it approved for?' : 'Is ketamine approved by the FDA for what we give it for?',
      esketamine ? 'For some kinds of depression in adults' : 'No. It is given off-label',
      esketamine ? ['To prevent suicide', 'For any pain or worry'] : ['Yes', 'Yes, but only in clinics'],
      esketamine
        ? 'It is approved for depression that did not get better with two antidepressants, and for depression with acute thoughts of suicide. It is not shown to prevent suicide.'
        : 'Ketamine is approved for operations. For depression, other mental illness or lasting pain it is used off-label: it is legal, with less evidence.',
    ),
    teach(
      'stop',
      'You are in the chair and want to stop. What then?',
      'I say so, and it stops',
      ['I have to finish', 'I lose my place in the clinic'],
      'You may stop at any time and need no reason. Nothing changes in how we treat you.',
    ),
    teach(
      'help',
      'What can you expect from it?',
      'It helps many people, not all, and it may not last',
      ['It cures depression', 'It works for everybody'],
      'About half are clearly better. Many fall ill again after a time. Nobody can promise that it helps.',
    ),
    teach(
      'suicide',
      'Thoughts of ending your life come at night. What do you do?',
      'I call or text 988, or call 911, at once',
      ['I wait for the next treatment', 'I write it down for the next visit'],
      'Do not wait. Call or text 988 at any hour, or call 911. Tell us as well.',
    ),
    document.atHome
      ? teach(
          'adult',
          'Who must be with you when you take a dose?',
          'A sober adult, until I am fully awake',
          ['Nobody, if I feel well', 'A child who can call'],
          'Another adult stays with you from the dose until you are fully awake. Without them you do not take it.',
        )
      : teach(
          'bladder',
          'You see blood when you pass water. What do you do?',
          'I tell the clinic at once',
          ['I drink more and wait', 'It is normal'],
          'Ketamine can harm the bladder. Found early it can heal, so tell us at once.',
        ),
  ];
}

export function consentInEnglish(wording: ConsentWording): ConsentText {
  const { document } = wording;
  return {
    title: TITLES[document.id],
    sections: [
      whatItIs(wording),
      ...(document.atHome ? [home] : []),
      benefit(wording),
      harms(wording),
      yourPart(wording),
      choices,
    ],
    teachBack: teachBack(wording),
    agreement: [
      'I have read this, or it was read to me, and my questions were answered.',
      ...(document.offLabel ? ['I know that ketamine is used off-label for me.'] : []),
      ...(document.atHome ? ['I have read the warning of the FDA about taking ketamine at home.'] : []),
      'I know that it may not help, that it can harm, and that I can stop at any time.',
      'I agree to the treatment.',
    ],
  };
}
