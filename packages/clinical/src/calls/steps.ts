import type { SourceId } from '../sources/index.ts';
import type { CallTopic } from './events.ts';

/** One thing that is asked or done on the phone, in the order of its path. */
export interface CallStep {
  readonly id: string;
  readonly topics: readonly CallTopic[];
  /** `words`: written as it is said. `one`: one of the options. `done`: tapped when it was done, with its time. `scale`: the questions of the screener. */
  readonly answer: 'words' | 'one' | 'done' | 'scale';
  readonly options: readonly string[];
  /** A suicidal call that ends without it is flagged. */
  readonly needed: boolean;
  readonly title: string;
  readonly sources: readonly SourceId[];
}

const step = (
  id: string,
  topics: readonly CallTopic[],
  title: string,
  answer: CallStep['answer'],
  more: Partial<Pick<CallStep, 'options' | 'needed' | 'sources'>> = {},
): CallStep => ({ id, topics, title, answer, options: [], needed: false, sources: ['GK', 'PD'], ...more });

const SUICIDAL = ['suicidal'] as const;
const GUIDED = ['suicidal', 'after-visit'] as const;

/**
 * What is asked, in order. Location and a number to call back come first, so that help can be sent when the line breaks;
 * the person on the phone stays on it while a second one calls. Source: clinical-protocol i, "Suicidality" (GK, PD).
 */
export const CALL_STEPS = [
  step('where', GUIDED, 'Where are you right now?', 'words', { needed: true }),
  step('call-back', GUIDED, 'Number to call back if the line breaks', 'words', { needed: true }),
  step('with-whom', GUIDED, 'Is anybody with you?', 'one', {
    options: ['alone', 'adult', 'only-children', 'not-said'],
    needed: true,
  }),
  step(
    'means',
    SUICIDAL,
    'Have you got something with you to harm yourself, or have you already done something?',
    'one',
    {
      options: ['none-near', 'near', 'in-hand', 'done', 'not-said'],
      needed: true,
    },
  ),
  step('second-person', SUICIDAL, 'A second person of the clinic is with you', 'words'),
  step('cssrs', SUICIDAL, 'Columbia screener, one question at a time', 'scale', { needed: true }),
  step('called-911', GUIDED, '911 called by the second person', 'done'),
  step('joined-988', SUICIDAL, '988 on the line or number given', 'done'),
  step('plan-read', SUICIDAL, 'Safety plan gone through together', 'one', {
    options: ['read-together', 'none-written', 'did-not-want'],
  }),
  step('means-away', SUICIDAL, 'Means put out of reach', 'one', {
    options: ['given-to-somebody', 'locked-away', 'not-yet', 'nothing-there'],
  }),
  step('contact-called', SUICIDAL, 'Emergency contact', 'one', {
    options: ['reached', 'no-answer', 'patient-refuses', 'none-named'],
  }),
  step('driving', ['after-visit'], 'Driving since the visit, or about to', 'one', {
    options: ['no', 'has-driven', 'about-to', 'not-said'],
    sources: ['PI-US-2019', 'GK'],
  }),
  step('since', ['after-visit'], 'When did it begin?', 'one', {
    options: ['at-the-clinic', 'within-4-h', 'same-day', 'next-day', 'later'],
    sources: ['PD'],
  }),
  step('cannot-because', ['cannot-come'], 'Why not?', 'one', {
    options: ['ill', 'work', 'no-escort', 'no-ride', 'cost', 'afraid', 'feels-worse', 'feels-better', 'not-said'],
    sources: ['PD'],
  }),
  /** Asked of everybody who goes without a treatment that was planned. Source: b.6 (PD). */
  step('mood', ['cannot-come'], 'How have you been? Any thoughts of ending your life?', 'one', {
    options: ['as-usual', 'worse', 'thoughts', 'not-asked'],
    sources: ['PD'],
  }),
  step('then', ['cannot-come'], 'What now?', 'one', {
    options: ['book-again', 'calls-later', 'wants-to-stop'],
    sources: ['PD'],
  }),
  step('escort-about', ['escort'], 'About the escort', 'one', {
    options: ['comes-later', 'cannot-come', 'somebody-else-comes', 'is-here', 'asks-when'],
    sources: ['PD'],
  }),
  step('pharmacy-about', ['pharmacy'], 'About', 'one', {
    options: ['prescription', 'supply', 'interaction', 'rems', 'other'],
    sources: ['PD'],
  }),
  step('said', ['escort', 'pharmacy', 'question', 'cannot-come', 'after-visit'], 'In their words', 'words', {
    sources: ['PD'],
  }),
] as const satisfies readonly CallStep[];

export const stepsOf = (topic: CallTopic): readonly CallStep[] =>
  (CALL_STEPS as readonly CallStep[]).filter(({ topics }) => topics.includes(topic));
