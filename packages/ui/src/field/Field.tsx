import { type InputHTMLAttributes, type ReactNode, useId, useRef } from 'react';
import { useHalfWritten } from '../half-written/index.ts';
import styles from './Field.module.css';

export interface FieldProps extends InputHTMLAttributes<HTMLInputElement> {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What must change here, in words. */
  readonly problem?: string | undefined;
  /** In a sheet that keeps half-written text, this line is kept too: never a secret, and never the name under a signature. */
  readonly kept?: boolean;
}

/** As if it had been typed, so that whoever holds the field's text hears of it in his own way. */
function typeInto(line: HTMLInputElement | null, text: string): void {
  if (line === null) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(line, text);
  line.dispatchEvent(new Event('input', { bubbles: true }));
}

/** One labelled line of text. */
export function Field({ label, hint, problem, kept = false, ...input }: FieldProps) {
  const id = useId();
  const line = useRef<HTMLInputElement>(null);
  useHalfWritten(input.name ?? label, String(input.value ?? ''), kept ? (text) => typeInto(line.current, text) : null);
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <input
        ref={line}
        id={id}
        className={styles['input']}
        aria-invalid={problem !== undefined}
        aria-describedby={hint || problem ? `${id}-more` : undefined}
        {...input}
      />
      <Below id={`${id}-more`} hint={hint} problem={problem} />
    </div>
  );
}

export interface ChoiceFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
}

/** One of a list, with the machine's own picker: it works with gloves, keyboards and readers alike. */
export function ChoiceField({ label, value, onChoose, options, hint, problem }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {label}
      </label>
      <select
        id={id}
        className={styles['input']}
        value={value}
        aria-invalid={problem !== undefined}
        onChange={(event) => onChoose(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      <Below id={`${id}-more`} hint={hint} problem={problem} />
    </div>
  );
}

/** Free text is offered, never asked. */
export function WordsField(props: {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (value: string) => void;
  readonly hint?: string;
}) {
  const id = useId();
  useHalfWritten(props.label, props.value, props.onWrite);
  return (
    <div className={styles['field']}>
      <label className={styles['label']} htmlFor={id}>
        {props.label}
      </label>
      <textarea
        id={id}
        className={styles['input']}
        value={props.value}
        onChange={(event) => props.onWrite(event.target.value)}
      />
      <Below id={`${id}-more`} hint={props.hint} problem={undefined} />
    </div>
  );
}

function Below(props: { readonly id: string; readonly hint: ReactNode; readonly problem: ReactNode }) {
  if (!props.hint && !props.problem) return null;
  return (
    <div id={props.id}>
      {props.problem && <p className={styles['problem']}>{props.problem}</p>}
      {props.hint && !props.problem && <p className={styles['hint']}>{props.hint}</p>}
    </div>
  );
}
