import { type PolicyIssue, type PolicyRow, type RowValue, rowText } from '@keel/clinical/policy';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Link } from '@tanstack/react-router';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { boundsText, readable, readValue, unitText, valueText } from '../policy-row/index.ts';
import styles from './Policy.module.css';

/** One row: what stands there, how far it may go and why, and where that comes from. `onChange` is there while it is edited. */
export function RowLine(props: {
  readonly row: PolicyRow;
  readonly issues: readonly PolicyIssue[];
  readonly marked: boolean;
  readonly onChange?: ((value: RowValue) => void) | undefined;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { row, issues, onChange } = props;
  const changed = row.proposed !== null && rowText(row.value) !== rowText(row.proposed);
  const bounds = boundsText(row, t);
  return (
    <li id={`row-${row.id}`} className={styles['row']} data-marked={props.marked} data-refused={issues.length > 0}>
      <div className={styles['name']}>
        <p>{said(row.title)}</p>
        <p className={styles['soft']}>
          {t(`policy.basis.${row.basis}`)}
          {row.marks.map((mark) => ` · ${t(`policy.mark.${mark}`)}`)}
          {' · '}
          {row.sources.map((source, index) => (
            <span key={source}>
              {index > 0 && ', '}
              <Link to="/knowledge/$id" params={{ id: `source-${source.toLowerCase()}` }}>
                {source}
              </Link>
            </span>
          ))}
        </p>
      </div>
      <div className={styles['value']}>
        {onChange === undefined ? (
          <b>
            {valueText(row.value, t)} {unitText(row.unit, t)}
          </b>
        ) : (
          <Editor row={row} refused={issues.length > 0} onChange={onChange} />
        )}
        {changed && (
          <p className={styles['soft']}>
            {t('policy.proposed', { value: `${valueText(row.proposed, t)} ${unitText(row.unit, t)}`.trim() })}
          </p>
        )}
        {changed && onChange !== undefined && (
          <Button kind="quiet" className={styles['putBack']} onClick={() => onChange(row.proposed)}>
            {t('policy.putBack')}
          </Button>
        )}
      </div>
      <div className={styles['bounds']}>
        {bounds !== '' && <p>{bounds}</p>}
        {row.positions.length > 0 && (
          <ul className={styles['positions']}>
            {row.positions.map((position) => (
              <li key={position}>{position}</li>
            ))}
          </ul>
        )}
      </div>
      {issues.length > 0 && (
        <p className={styles['refusal']} role="alert">
          {issues.map(({ message, sources }) => `${readable(message)} (${sources.join(', ')})`).join('. ')}
        </p>
      )}
    </li>
  );
}

function Editor(props: {
  readonly row: PolicyRow;
  readonly refused: boolean;
  readonly onChange: (value: RowValue) => void;
}) {
  const { t } = useTranslation();
  const said = useSaid();
  const { row, onChange } = props;
  const id = useId();
  if (row.kind === 'many' || row.kind === 'one') {
    const chosen = Array.isArray(row.value) ? row.value.map(String) : [String(row.value)];
    return (
      <div className={styles['choice']}>
        <Chips
          label={said(row.title)}
          many={row.kind === 'many'}
          options={row.options.map((option) => ({ value: option, label: valueText(option, t) }))}
          chosen={chosen}
          onChoose={(option) =>
            onChange(
              row.kind === 'one'
                ? option
                : row.options.filter((one) => (one === option ? !chosen.includes(one) : chosen.includes(one))),
            )
          }
        />
      </div>
    );
  }
  return (
    <span className={styles['input']}>
      <label htmlFor={id} className={styles['hidden']}>
        {said(row.title)}
      </label>
      <Typed id={id} {...props} />
      {unitText(row.unit, t)}
    </span>
  );
}

/** Keeps what is typed as it is typed; the row follows as soon as it can be read. */
function Typed({ id, row, refused, onChange }: Parameters<typeof Editor>[0] & { readonly id: string }) {
  const shown = rowText(row.value) === 'NaN' ? '' : row.value === null ? '' : rowText(row.value);
  const [text, setText] = useState(shown);
  // Put back, or changed elsewhere: what is shown follows, unless it says the same already.
  useEffect(() => {
    setText((typed) => (rowText(readValue(row, typed)) === rowText(row.value) ? typed : shown));
  }, [row, shown]);
  return (
    <input
      id={id}
      type="text"
      inputMode={row.kind === 'number' ? 'decimal' : 'text'}
      className={styles['typed']}
      data-wide={row.kind !== 'number'}
      value={text}
      aria-invalid={refused}
      onChange={(event) => {
        setText(event.target.value);
        onChange(readValue(row, event.target.value));
      }}
    />
  );
}
