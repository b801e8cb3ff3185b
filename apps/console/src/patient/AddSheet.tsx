import type { Patient } from '@keel/clinical/patient';
import { mayDo } from '@keel/clinical/rights';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Field, WordsField } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery } from '../api/index.ts';
import { useChartSay } from '../chart/index.ts';
import { ADDITION_KEYS, ADDITIONS, type Addition, type AdditionKey, type Filled, missingLines } from './additions.ts';
import styles from './PatientScreen.module.css';

const BROUGHT = [
  { key: 'photo', command: 'take-photo', words: 'photo.do' },
  { key: 'document', command: 'upload-document', words: 'photo.document' },
] as const;

/** What can be added to this record by hand, by whoever may: first what, then its few lines. */
export function AddSheet(props: {
  readonly patient: Patient;
  readonly now: number;
  /** What is added, where that is known already. */
  readonly first?: AdditionKey | undefined;
  /** What comes with bytes has a sheet of its own. */
  readonly onBring: (what: 'photo' | 'document') => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { patient, now, onClose } = props;
  const me = useQuery(meQuery).data;
  const [what, setWhat] = useState<AdditionKey | undefined>(props.first);
  const offered = ADDITION_KEYS.filter((key) => {
    const addition: Addition = ADDITIONS[key];
    const may =
      me != null &&
      mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, `command/${addition.command}`, 'own-patient')
        .verdict !== 'deny';
    return may && (addition.offered?.(patient, now) ?? true);
  });
  return (
    <Sheet
      open
      wide={what === undefined}
      title={what === undefined ? t('addition.title') : t(`addition.what.${what}`)}
      keeps={what && `patient/${patient.id}/add/${what}`}
      onClose={onClose}
    >
      {what === undefined ? (
        <div className={styles['choices']}>
          {BROUGHT.filter(
            ({ command }) =>
              me != null &&
              mayDo({ kind: 'person', id: me.person.id, roles: me.roles }, `command/${command}`, 'own-patient')
                .verdict !== 'deny',
          ).map(({ key, words }) => (
            <Button key={key} size="large" wide onClick={() => props.onBring(key)}>
              {t(words)}
            </Button>
          ))}
          {offered.map((key) => (
            <Button key={key} size="large" wide onClick={() => setWhat(key)}>
              {t(`addition.what.${key}`)}
            </Button>
          ))}
        </div>
      ) : (
        <AdditionForm addition={ADDITIONS[what]} patient={patient} now={now} onClose={onClose} />
      )}
    </Sheet>
  );
}

function AdditionForm(props: {
  readonly addition: Addition;
  readonly patient: Patient;
  readonly now: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { addition, patient, now, onClose } = props;
  const { tell, trouble } = useChartSay(patient);
  const [filled, setFilled] = useState<Filled>(() => addition.known?.(patient) ?? {});
  const [busy, setBusy] = useState(false);
  const write = (name: string, value: string): void => setFilled({ ...filled, [name]: value });
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setBusy(true);
    const done = await tell(addition.command, addition.body(filled, { patient, now }));
    setBusy(false);
    if (done) onClose();
  };
  const missing = missingLines(addition, filled);
  return (
    <form className={styles['sheet']} onSubmit={(event) => void submit(event)}>
      {addition.lines.map((line) => {
        const label = t(`addition.line.${line.name as 'name'}`);
        const value = filled[line.name] ?? '';
        if (line.as === 'choice')
          return (
            <Chips
              key={line.name}
              label={label}
              options={line.options(patient).map((option) => ({
                value: option,
                label: t(`addition.option.${line.name}.${option}` as 'addition.option.class.clinical', {
                  defaultValue: option,
                }),
              }))}
              chosen={value === '' ? [] : [value]}
              onChoose={(option) => write(line.name, option)}
            />
          );
        if (line.as === 'words')
          return (
            <WordsField key={line.name} label={label} value={value} onWrite={(words) => write(line.name, words)} />
          );
        return (
          <Field
            kept={line.as !== 'date'}
            key={line.name}
            label={label}
            type={line.as === 'date' ? 'date' : line.hint === 'phone' ? 'tel' : 'text'}
            autoComplete="off"
            value={value}
            onChange={(event) => write(line.name, event.target.value)}
          />
        );
      })}
      {trouble && (
        <p className={styles['missing']} role="alert">
          {trouble}
        </p>
      )}
      <Button type="submit" kind="next" size="large" wide disabled={busy || missing.length > 0}>
        {t('addition.save')}
      </Button>
    </form>
  );
}
