import type { IntakeQuestion, QuestionWords } from '@keel/clinical/intake';
import type { IntakeAnswer } from '@keel/clinical/patient';
import { lazy, Suspense, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Check, form, Waiting } from '../shell/index.ts';
import styles from './Forms.module.css';
import { NumberField } from './NumberField.tsx';

/** The names of the medicines are fetched when they are first asked for. */
const ListField = lazy(() => import('./ListField.tsx').then((one) => ({ default: one.ListField })));

/** What is chosen or written so far; null: nothing yet. */
export type Draft = IntakeAnswer | null;

/** One question and the ways of answering it. "I don't know" stands under every one of them. */
export function Question(props: {
  readonly row: IntakeQuestion;
  readonly words: QuestionWords;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onPending: (pending: boolean) => void;
}) {
  const { row, words, draft, onDraft } = props;
  const { t } = useTranslation();
  const id = useId();
  return (
    <fieldset className={styles['question']} aria-describedby={words.help ? `${id}-help` : undefined}>
      <legend>{words.ask}</legend>
      {words.help && (
        <p id={`${id}-help`} className={form['hint']}>
          {words.help}
        </p>
      )}
      <Ways {...props} name={id} />
      <div className={form['options']}>
        <label className={form['option']}>
          <input
            type={row.kind === 'one' ? 'radio' : 'checkbox'}
            name={id}
            checked={draft?.kind === 'unknown'}
            onChange={(event) => onDraft(event.target.checked ? { kind: 'unknown' } : null)}
          />
          <span>{t('forms.unknown')}</span>
        </label>
      </div>
    </fieldset>
  );
}

function Ways({
  row,
  words,
  draft,
  onDraft,
  onPending,
  name,
}: Parameters<typeof Question>[0] & { readonly name: string }) {
  const { t } = useTranslation();
  const label = (option: string): string => words.options?.[option] ?? option;
  switch (row.kind) {
    case 'one':
      return (
        <div className={form['options']}>
          {row.options.map(({ id }) => (
            <label key={id} className={form['option']}>
              <input
                type="radio"
                name={name}
                checked={draft?.kind === 'one' && draft.value === id}
                onChange={() => onDraft({ kind: 'one', value: id })}
              />
              <span>{label(id)}</span>
            </label>
          ))}
        </div>
      );
    case 'many': {
      const chosen = draft?.kind === 'many' ? draft.values : null;
      const toggle = (id: string, on: boolean): void => {
        const values = [...(chosen ?? []).filter((one) => one !== id), ...(on ? [id] : [])];
        onDraft(values.length === 0 ? null : { kind: 'many', values });
      };
      return (
        <div className={form['options']}>
          {row.options.map(({ id }) => (
            <Check
              key={id}
              label={label(id)}
              checked={chosen?.includes(id) ?? false}
              onChange={(on) => toggle(id, on)}
            />
          ))}
          <Check
            label={t('forms.none')}
            checked={chosen !== null && chosen.length === 0}
            onChange={(on) => onDraft(on ? { kind: 'many', values: [] } : null)}
          />
        </div>
      );
    }
    case 'number':
      return <NumberField row={row} draft={draft} onDraft={onDraft} />;
    case 'lines': {
      const lines = draft?.kind === 'lines' ? draft.lines : null;
      return (
        <>
          <textarea
            className={styles['area']}
            aria-label={`${words.ask} ${t('forms.lines')}`}
            value={lines?.join('\n') ?? ''}
            onChange={(event) => {
              const written = event.target.value.split('\n').map((line) => line.slice(0, 400));
              onDraft(written.every((line) => line.trim() === '') ? null : { kind: 'lines', lines: written });
            }}
          />
          <Check
            label={t('forms.nothing')}
            checked={lines !== null && lines.length === 0}
            onChange={(on) => onDraft(on ? { kind: 'lines', lines: [] } : null)}
          />
        </>
      );
    }
    case 'medicines':
    case 'allergies':
    case 'trials':
      return (
        <Suspense fallback={<Waiting />}>
          <ListField kind={row.kind} draft={draft} onDraft={onDraft} onPending={onPending} />
        </Suspense>
      );
    case 'scale':
      return null;
  }
}
