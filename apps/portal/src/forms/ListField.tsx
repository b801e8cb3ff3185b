import { findMedicine } from '@keel/clinical/intake';
import type { IntakeAnswer, IntakeTrial } from '@keel/clinical/patient';
import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { trialDetails } from '../answer-text/index.ts';
import { Check, form, Options } from '../shell/index.ts';
import styles from './Forms.module.css';
import type { Draft } from './Question.tsx';
import { writtenNumber } from './written-number.ts';

type Kind = 'medicines' | 'allergies' | 'trials';

interface Line {
  readonly title: string;
  readonly more: string;
}

const empty = (kind: Kind): IntakeAnswer =>
  kind === 'medicines'
    ? { kind, medicines: [] }
    : kind === 'allergies'
      ? { kind, allergies: [] }
      : { kind, trials: [] };

const countOf = (draft: Draft): number | null => {
  if (draft?.kind === 'medicines') return draft.medicines.length;
  if (draft?.kind === 'allergies') return draft.allergies.length;
  return draft?.kind === 'trials' ? draft.trials.length : null;
};

/** A list that grows a line at a time: what is in it stays in sight, and "none" is an answer. */
export function ListField({
  kind,
  draft,
  onDraft,
  onPending,
}: {
  readonly kind: Kind;
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** A line is written and not in the list yet: going on would lose it. */
  readonly onPending: (pending: boolean) => void;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const [more, setMore] = useState('');
  const [weeks, setWeeks] = useState('');
  const [helped, setHelped] = useState<NonNullable<IntakeTrial['helped']> | null>(null);
  /** Pressed with something that cannot go on the list as it stands: the field says what, and keeps what was written. */
  const [pressed, setPressed] = useState(false);
  const nameless = name.trim() === '';
  const pending = !nameless || more.trim() !== '' || weeks.trim() !== '' || helped !== null;
  useEffect(() => onPending(pending), [pending, onPending]);
  const held = draft !== null && draft.kind === kind ? draft : empty(kind);
  const lines: readonly Line[] =
    held.kind === 'medicines'
      ? held.medicines.map((one) => ({ title: one.name, more: one.dose ?? '' }))
      : held.kind === 'allergies'
        ? held.allergies.map((one) => ({ title: one.substance, more: one.reaction ?? '' }))
        : held.kind === 'trials'
          ? held.trials.map((one) => ({
              title: one.medicine,
              more: trialDetails(one, t).join(', '),
            }))
          : [];
  const found = kind === 'allergies' || name.trim().length < 2 ? [] : findMedicine(name);
  const exact = found.some((one) => one.name.toLowerCase() === name.trim().toLowerCase());

  const add = (): void => {
    const what = name.trim();
    const extra = more.trim();
    const mgPerDay = writtenNumber(extra);
    const long = writtenNumber(weeks);
    if (nameless || (held.kind === 'trials' && (mgPerDay === 'unread' || long === 'unread'))) {
      setPressed(true);
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
      return;
    }
    if (held.kind === 'medicines') {
      onDraft({ ...held, medicines: [...held.medicines, { name: what, ...(extra === '' ? {} : { dose: extra }) }] });
    } else if (held.kind === 'allergies') {
      const line = { substance: what, ...(extra === '' ? {} : { reaction: extra }) };
      onDraft({ ...held, allergies: [...held.allergies, line] });
    } else if (held.kind === 'trials') {
      const trial: IntakeTrial = {
        medicine: what,
        ...(typeof mgPerDay === 'number' ? { mgPerDay } : {}),
        ...(typeof long === 'number' ? { weeks: long } : {}),
        ...(helped === null ? {} : { helped }),
      };
      onDraft({ ...held, trials: [...held.trials, trial] });
    }
    setName('');
    setMore('');
    setWeeks('');
    setHelped(null);
    setPressed(false);
  };
  const unread = (text: string): string | undefined =>
    pressed && kind === 'trials' && writtenNumber(text) === 'unread' ? t('forms.onlyNumber') : undefined;
  const remove = (at: number): void => {
    const rest = <T,>(list: readonly T[]): readonly T[] => list.filter((_, index) => index !== at);
    const next: IntakeAnswer =
      held.kind === 'medicines'
        ? { ...held, medicines: rest(held.medicines) }
        : held.kind === 'allergies'
          ? { ...held, allergies: rest(held.allergies) }
          : held.kind === 'trials'
            ? { ...held, trials: rest(held.trials) }
            : held;
    onDraft(countOf(next) === 0 ? null : next);
  };

  return (
    <>
      {lines.length > 0 && (
        <ul className={styles['listed']}>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may say the same
            <li key={`${index} ${line.title}`} className={styles['line']}>
              <span>
                {line.title}
                {line.more !== '' && <small>{line.more}</small>}
              </span>
              <Button kind="quiet" aria-label={t('forms.remove', { what: line.title })} onClick={() => remove(index)}>
                <IconTrash size={20} aria-hidden="true" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={kind === 'allergies' ? t('forms.substance') : t('forms.medicine')}
        hint={kind === 'allergies' ? undefined : t('forms.medicineHint')}
        value={name}
        problem={pressed && nameless ? t('forms.nameFirst') : undefined}
        maxLength={160}
        autoComplete="off"
        onChange={(event) => setName(event.target.value)}
      />
      {found.length > 0 && !exact && (
        <ul className={styles['found']}>
          {found.map((one) => (
            <li key={one.name}>
              <button type="button" onClick={() => setName(one.name)}>
                {one.name} {one.holds !== null && <small>({t('forms.holds', { what: one.holds })})</small>}
              </button>
            </li>
          ))}
        </ul>
      )}
      <Field
        label={
          kind === 'medicines' ? t('forms.dose') : kind === 'allergies' ? t('forms.reaction') : t('forms.mgPerDay')
        }
        hint={kind === 'medicines' ? t('forms.doseHint') : undefined}
        value={more}
        problem={unread(more)}
        maxLength={400}
        inputMode={kind === 'trials' ? 'decimal' : 'text'}
        onChange={(event) => setMore(event.target.value)}
      />
      {kind === 'trials' && (
        <>
          <Field
            label={t('forms.weeks')}
            value={weeks}
            problem={unread(weeks)}
            maxLength={40}
            inputMode="decimal"
            onChange={(event) => setWeeks(event.target.value)}
          />
          <Options
            legend={t('forms.helped')}
            value={helped}
            options={(['yes', 'a-little', 'no', 'unknown'] as const).map((value) => ({
              value,
              label: t(`forms.help.${value}`),
            }))}
            onChoose={setHelped}
          />
        </>
      )}
      <div>
        <Button onClick={add} disabled={!pending}>
          <IconPlus size={20} aria-hidden="true" /> {t('forms.add')}
        </Button>
      </div>
      {lines.length === 0 && (
        <div className={form['options']}>
          <Check
            label={t(
              kind === 'medicines'
                ? 'forms.noMedicines'
                : kind === 'allergies'
                  ? 'forms.noAllergies'
                  : 'forms.noTrials',
            )}
            checked={countOf(draft) === 0}
            onChange={(on) => onDraft(on ? empty(kind) : null)}
          />
        </div>
      )}
    </>
  );
}
