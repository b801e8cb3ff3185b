import {
  CALL_ADVICE,
  CALL_OUTCOMES,
  type CallOutcome,
  type CallTopic,
  missingSteps,
  unanswered,
} from '@keel/clinical/calls';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNow } from '../live/index.ts';
import styles from './CallDesk.module.css';
import type { CallHere, useCalls } from './use-calls.ts';

const HOUR = 3_600_000;
const NEXT = { in1: 1, in4: 4, in24: 24 } as const;
type Next = keyof typeof NEXT | 'byRow';

/** Ways a call of this topic ends; a wrong number can be any. */
const OUTCOMES: Readonly<Record<CallTopic, readonly CallOutcome[]>> = {
  suicidal: ['safe-for-now', 'with-clinician', 'comes-in', 'emergency-sent', 'line-lost', 'wrong-number'],
  'after-visit': ['advised', 'with-clinician', 'comes-in', 'emergency-sent', 'line-lost', 'wrong-number'],
  'cannot-come': ['answered', 'message-taken', 'with-clinician', 'line-lost', 'wrong-number'],
  escort: ['answered', 'message-taken', 'line-lost', 'wrong-number'],
  pharmacy: ['answered', 'message-taken', 'with-clinician', 'line-lost', 'wrong-number'],
  question: ['answered', 'message-taken', 'with-clinician', 'line-lost', 'wrong-number'],
};

/** And one that the clinic makes. */
const UNANSWERED: readonly CallOutcome[] = ['no-answer', 'left-message'];

/** Every call ends as an entry: how, what was advised, when the clinic calls again and who has it. */
export function EndSheet(props: {
  readonly here: CallHere;
  readonly staff: ReturnType<typeof useCalls>['staff'];
  readonly onClose: () => void;
  readonly onEnd: (body: Readonly<Record<string, unknown>>) => void;
}) {
  const { call } = props.here;
  const { t } = useTranslation();
  const now = useNow(60_000);
  const [outcome, setOutcome] = useState<CallOutcome>();
  const [advice, setAdvice] = useState<readonly string[]>([]);
  const [next, setNext] = useState<Next>('byRow');
  const [owner, setOwner] = useState('');
  const [words, setWords] = useState('');
  const outcomes = [...OUTCOMES[call.topic], ...(call.opened.direction === 'out' ? UNANSWERED : [])];
  // Nobody spoke: nothing was left unasked, advised or agreed on.
  const silent = outcome !== undefined && unanswered(call, { outcome });
  const missing = call.topic === 'suicidal' && !silent ? missingSteps(call) : [];
  const guided = !silent && (call.topic === 'suicidal' || call.topic === 'after-visit');
  const end = (): void => {
    if (outcome === undefined) return;
    props.onEnd({
      call: call.call,
      outcome,
      advice: silent ? [] : advice,
      ...(words.trim() === '' ? {} : { words: words.trim() }),
      ...(next === 'byRow' || !guided ? {} : { nextCallAt: Math.round(now) + NEXT[next] * HOUR }),
      ...(owner === '' || silent ? {} : { owner }),
    });
  };
  return (
    <Sheet open wide title={t('call.end')} keeps={`call/${call.call}/end`} onClose={props.onClose}>
      <div className={styles['sheet']}>
        {missing.length > 0 && (
          <p className={styles['unsent']} role="status">
            {t('call.missing', { list: missing.map(({ id }) => t(`call.step.${id as 'where'}`)).join(' ') })}
          </p>
        )}
        <Chips
          label={t('call.endTitle')}
          options={CALL_OUTCOMES.filter((value) => outcomes.includes(value)).map((value) => ({
            value,
            label: t(`call.outcome.${value}`),
          }))}
          chosen={outcome === undefined ? [] : [outcome]}
          onChoose={setOutcome}
        />
        {guided && (
          <Chips
            label={t('call.advice')}
            many
            options={CALL_ADVICE.map(({ id }) => ({ value: id as string, label: t(`call.say.${id}`) }))}
            chosen={[...advice]}
            onChoose={(id) =>
              setAdvice((said) => (said.includes(id) ? said.filter((one) => one !== id) : [...said, id]))
            }
          />
        )}
        {guided && (
          <Chips
            label={t('call.nextCall')}
            options={(['byRow', ...Object.keys(NEXT)] as Next[]).map((value) => ({ value, label: t(`call.${value}`) }))}
            chosen={[next]}
            onChoose={setNext}
          />
        )}
        {!silent && (
          <ChoiceField
            label={t('call.owner')}
            value={owner}
            onChoose={setOwner}
            options={[
              { value: '', label: t('call.anyRole') },
              ...props.staff
                .filter(({ roles }) => roles.includes('nurse') || roles.includes('prescriber') || !guided)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <WordsField label={t('call.words')} value={words} onWrite={setWords} />
        <Button kind="next" size="large" wide disabled={outcome === undefined} onClick={end}>
          {t('call.end')}
        </Button>
      </div>
    </Sheet>
  );
}
