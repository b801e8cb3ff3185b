import type { EventRef } from '@keel/clinical/record';
import type { SessionCommandBodies, SessionEntry } from '@keel/clinical/session';
import { addMinutes, type Instant } from '@keel/clinical/units';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockText } from '../time/index.ts';
import { DeliveryFields, deliveryDraft, deliveryOf, deliveryText, useVisit } from '../visit/index.ts';
import { correctableOf, correctedBody, deliveryIn, minutesBetween } from './correctable.ts';
import styles from './StoryScreen.module.css';

const CORRECT_REASONS = ['wrong-value', 'wrong-time', 'read-again'] as const;
const STRIKE_REASONS = ['did-not-happen', 'wrong-patient', 'entered-twice'] as const;

/** An entry of this session, put right. */
export function CorrectSheet({ entry, onClose }: { readonly entry: SessionEntry; readonly onClose: () => void }) {
  const visit = useVisit();
  return (
    <PutRight
      entry={entry}
      zone={visit.zone}
      corrects
      strikes
      onCorrect={async (body) => (await visit.say('correct-entry', body)).kind !== 'refused'}
      onStrike={async (body) => (await visit.say('strike-entry', body)).kind !== 'refused'}
      onClose={onClose}
    />
  );
}

/**
 * A wrong entry is put right beside itself: who, when and why stand in the record, and what was first written stays
 * readable. What did not happen is struck through, and counts for nothing.
 */
export function PutRight(props: {
  readonly entry: { readonly ref: EventRef; readonly kind: string; readonly at: Instant; readonly body: unknown };
  readonly zone: string;
  readonly corrects: boolean;
  readonly strikes: boolean;
  /** True when it is recorded. */
  readonly onCorrect: (body: SessionCommandBodies['correct-entry']) => Promise<boolean>;
  readonly onStrike: (body: SessionCommandBodies['strike-entry']) => Promise<boolean>;
  readonly trouble?: string | null;
  readonly onClose: () => void;
}) {
  const { t, i18n } = useTranslation();
  const { entry, zone, onClose } = props;
  const fields = correctableOf(entry);
  const clock = clockText(entry.at, zone, i18n.language);
  const [how, setHow] = useState<'correct' | 'strike'>();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [time, setTime] = useState(clock);
  const [reason, setReason] = useState<string>();
  const [words, setWords] = useState('');
  const gotIn = deliveryIn(entry);
  const [delivery, setDelivery] = useState(() => (gotIn === null ? null : deliveryDraft(gotIn)));
  const found = delivery === null ? null : deliveryOf(delivery);
  const asItWas = gotIn === null || JSON.stringify(delivery) === JSON.stringify(deliveryDraft(gotIn));
  const changes = fields.flatMap(({ path, value, numeric }): { path: readonly string[]; value: unknown }[] => {
    const next = values[path.join('.')];
    if (next === undefined || next === value || next.trim() === '') return [];
    return [{ path, value: numeric ? Number(next) : next.trim() }];
  });
  if (!asItWas && found !== null) changes.push({ path: ['delivery'], value: found });
  const moved = minutesBetween(clock, time);
  const text = [reason && t(`strike.${reason as 'wrong-value'}`), words.trim()].filter(Boolean).join('. ');
  const complete =
    reason !== undefined &&
    (how === 'strike' || ((asItWas || found !== null) && moved !== null && (changes.length > 0 || moved !== 0)));
  const save = async (): Promise<void> => {
    const done =
      how === 'strike'
        ? await props.onStrike({ entry: entry.ref, reason: text })
        : await props.onCorrect({
            entry: entry.ref,
            kind: entry.kind,
            body: correctedBody(entry.body, changes),
            ...(moved === 0 || moved === null ? {} : { at: addMinutes(entry.at, moved) }),
            reason: text,
          });
    if (done) onClose();
  };
  return (
    <Sheet
      open
      title={t('story.putRight')}
      keeps={`entry/${entry.ref.command}/${entry.ref.index}/put-right`}
      onClose={onClose}
    >
      <div className={styles['sheet']}>
        <Chips
          label={t('story.how')}
          glove
          options={(['correct', 'strike'] as const)
            .filter((value) => (value === 'correct' ? props.corrects : props.strikes))
            .map((value) => ({ value, label: t(`story.how-${value}`) }))}
          chosen={how === undefined ? [] : [how]}
          onChoose={(value) => {
            setHow(value);
            setReason(undefined);
          }}
        />
        {how === 'strike' && <p>{t('story.strikeLead')}</p>}
        {how === 'correct' && (
          <>
            <p>{t('story.correctLead')}</p>
            <div className={styles['fields']}>
              <Field
                label={t('story.happenedAt')}
                type="time"
                value={time}
                onChange={(event) => setTime(event.target.value)}
              />
              {fields.map(({ path, label, unit, value, numeric }) => {
                const key = path.join('.');
                const name = t(label as 'check.systolic');
                return (
                  <Field
                    key={key}
                    label={unit ? `${name}, ${unit}` : name}
                    hint={t('story.was', { value })}
                    inputMode={numeric ? 'decimal' : 'text'}
                    value={values[key] ?? value}
                    onChange={(event) => setValues({ ...values, [key]: event.target.value })}
                  />
                );
              })}
            </div>
            {gotIn !== null && delivery !== null && (
              <>
                <DeliveryFields draft={delivery} onChange={setDelivery} />
                {!asItWas && <p>{t('story.was', { value: deliveryText(gotIn, t) })}</p>}
              </>
            )}
          </>
        )}
        {how !== undefined && (
          <>
            <Chips
              label={t('strike.why')}
              options={(how === 'strike' ? STRIKE_REASONS : CORRECT_REASONS).map((value) => ({
                value: value as string,
                label: t(`strike.${value}`),
              }))}
              chosen={reason === undefined ? [] : [reason]}
              onChoose={setReason}
            />
            <WordsField label={t('weigh.words')} value={words} onWrite={setWords} />
            {props.trouble && <p role="alert">{props.trouble}</p>}
            <Button
              kind={how === 'strike' ? 'grave' : 'next'}
              size="large"
              wide
              disabled={!complete}
              onClick={() => void save()}
            >
              {t(how === 'strike' ? 'story.strike' : 'story.correct')}
            </Button>
          </>
        )}
      </div>
    </Sheet>
  );
}
