import type { ReactNode } from 'react';
import { useId } from 'react';
import styles from './form.module.css';

/** One of a few answers, each as large as a thumb. None is chosen for anybody. */
export function Options<Value extends string>(props: {
  readonly legend: string;
  readonly value: Value | null;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChoose: (value: Value) => void;
  readonly problem?: string | undefined;
  readonly children?: ReactNode;
}) {
  const id = useId();
  return (
    <fieldset className={styles['part']} aria-describedby={props.problem ? `${id}-problem` : undefined}>
      <legend>{props.legend}</legend>
      <div className={styles['options']}>
        {props.options.map(({ value, label }) => (
          <label key={value} className={styles['option']}>
            <input
              type="radio"
              name={id}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChoose(value)}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      {props.problem && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {props.problem}
        </p>
      )}
      {props.children}
    </fieldset>
  );
}

/** A yes that is given by hand. */
export function Check(props: {
  readonly label: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly invalid?: boolean;
}) {
  return (
    <label className={styles['option']}>
      <input
        type="checkbox"
        checked={props.checked}
        aria-invalid={props.invalid === true ? true : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
    </label>
  );
}
