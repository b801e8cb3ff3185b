import { useId } from 'react';
import styles from './Chips.module.css';

export interface ChipsProps<T extends string> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly options: readonly { readonly value: T; readonly label: string; readonly more?: string }[];
  readonly chosen: readonly T[];
  readonly onChoose: (value: T) => void;
  readonly many?: boolean;
  /** Large keys for gloves, in equal columns. */
  readonly glove?: boolean;
}

/** A few answers to one question, each a key of its own. Nothing is chosen beforehand. */
export function Chips<T extends string>({ label, hint, options, chosen, onChoose, many, glove }: ChipsProps<T>) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset draws its legend in its border; the group is named all the same.
    <div role="group" aria-labelledby={id} className={styles['group']}>
      <p id={id} className={styles['label']}>
        {label}
        {hint && <span className={styles['hint']}> {hint}</span>}
      </p>
      <div className={`${styles['chips']} ${glove ? styles['glove'] : ''}`}>
        {options.map((option) => {
          const on = chosen.includes(option.value);
          return (
            <button
              key={option.value}
              type="button"
              className={styles['chip']}
              aria-pressed={on}
              data-many={many}
              onClick={() => onChoose(option.value)}
            >
              {option.label}
              {option.more && <span className={styles['more']}>{option.more}</span>}
            </button>
          );
        })}
      </div>
    </div>
  );
}
