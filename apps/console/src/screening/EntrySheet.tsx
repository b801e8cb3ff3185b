import { recogniseCondition } from '@keel/clinical/conditions';
import { recogniseMedicine } from '@keel/clinical/medicines';
import type { Allergy, Condition, Medicine, Patient } from '@keel/clinical/patient';
import type { ScreeningRequest } from '@keel/clinical/screening';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useChartSay } from '../chart/index.ts';
import styles from './Screening.module.css';

export interface ListAsked {
  readonly list: 'medicines' | 'conditions' | 'allergies';
  /** The line to look at; null: the list itself. */
  readonly at: number | null;
}

/** A list of the patient's record, written or put right here: while it is typed it says what Keel reads in it. */
export function EntrySheet(props: {
  readonly patient: Patient;
  /** What was judged: the clinic's list and what the patient told, in the order in which flags count their lines. */
  readonly request: ScreeningRequest;
  readonly asked: ListAsked;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { asked } = props;
  return (
    <Sheet open wide title={t(`screening.list.${asked.list}`)} onClose={props.onClose}>
      {asked.list === 'medicines' && <MedicineRows {...props} />}
      {asked.list === 'conditions' && <ConditionRows {...props} />}
      {asked.list === 'allergies' && <AllergyRows {...props} />}
    </Sheet>
  );
}

interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly change: (index: number, row: Row) => void;
  readonly add: () => void;
  readonly drop: (index: number) => void;
}

function useRows<Row>(first: readonly Row[], blank: Row): Rows<Row> {
  const [rows, setRows] = useState<readonly Row[]>(first.length === 0 ? [blank] : first);
  return {
    rows,
    change: (index, row) => setRows(rows.map((old, at) => (at === index ? row : old))),
    add: () => setRows([...rows, blank]),
    drop: (index) => setRows(rows.filter((_, at) => at !== index)),
  };
}

function ListForm<Row>(props: {
  readonly of: Rows<Row>;
  readonly filled: number;
  readonly trouble: string | null;
  readonly line: (row: Row, index: number) => ReactNode;
  readonly onSave: () => void;
}) {
  const { of } = props;
  const { t } = useTranslation();
  return (
    <form
      className={styles['sheet']}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      <ol className={styles['rows']}>
        {of.rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the list
          <li key={index}>
            {props.line(row, index)}
            <Button kind="quiet" onClick={() => of.drop(index)}>
              {t('screening.takeOff')}
            </Button>
          </li>
        ))}
      </ol>
      <Button onClick={of.add}>{t('screening.addLine')}</Button>
      {props.trouble && (
        <p role="alert" className={styles['gap']}>
          {props.trouble}
        </p>
      )}
      <Button type="submit" kind="next" size="large" wide>
        {props.filled === 0 ? t('screening.none') : t('screening.saveList', { count: props.filled })}
      </Button>
    </form>
  );
}

/** What Keel reads in a line, or that it reads nothing in it. */
function Reads({ as, unread }: { readonly as: readonly string[]; readonly unread: readonly string[] }) {
  const { t } = useTranslation();
  if (as.length + unread.length === 0) return null;
  return (
    <p className={styles['reads']} role="status">
      {as.length > 0 && <span lang="en">{t('screening.readsAs', { what: as.join(', ') })}</span>}{' '}
      {unread.length > 0 && <b>{t('screening.notRead', { what: unread.join('", "') })}</b>}
    </p>
  );
}

/** Lines as they were judged, each with what the clinic's own list knows besides; what was stopped long ago stays at the end. */
function medicinesOf(patient: Patient, { patient: judged }: ScreeningRequest): readonly Medicine[] {
  const known = patient.medicines?.body.medicines ?? [];
  const lines = (judged?.medications ?? []).map(({ name, dose, rxcui }): Medicine => {
    const held = known.find((one) => one.name === name);
    return held ?? { name: name ?? '', ...(dose == null ? {} : { dose }), ...(rxcui == null ? {} : { rxcui }) };
  });
  return [...lines, ...known.filter((one) => !lines.includes(one))];
}

const SYSTEMS = ['ICD-10-CM', 'SNOMED-CT'] as const;
const conditionsOf = ({ patient: judged }: ScreeningRequest): readonly Condition[] =>
  (judged?.diagnoses ?? []).map(({ system, code, display, status }) => {
    const named = SYSTEMS.find((one) => one === system);
    return {
      system: named ?? 'words',
      ...(named !== undefined && code != null ? { code } : {}),
      words: display ?? code ?? '',
      status: status ?? 'active',
    };
  });

function allergiesOf(patient: Patient, { patient: judged }: ScreeningRequest): readonly Allergy[] {
  const known = patient.allergies?.body.allergies ?? [];
  return (judged?.allergies ?? []).map(
    ({ substance, reaction }) =>
      known.find((one) => one.substance === substance) ?? {
        substance: substance ?? '',
        ...(reaction == null ? {} : { reaction }),
      },
  );
}

function MedicineRows({ patient, request, asked, onClose }: Parameters<typeof EntrySheet>[0]) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const of = useRows<Medicine>(medicinesOf(patient, request), { name: '' });
  const filled = of.rows.filter(({ name }) => name.trim() !== '');
  const save = (): void =>
    void tell('list-medicines', {
      medicines: filled.map(({ name, dose, rxcui, since, stopped }) => ({
        name: name.trim(),
        ...(dose === undefined || dose.trim() === '' ? {} : { dose: dose.trim() }),
        ...(rxcui === undefined ? {} : { rxcui }),
        ...(since === undefined ? {} : { since }),
        ...(stopped === undefined || stopped === '' ? {} : { stopped }),
      })),
    }).then((done) => done && onClose());
  return (
    <ListForm
      of={of}
      filled={filled.length}
      trouble={trouble}
      onSave={save}
      line={(row, index) => {
        const read = recogniseMedicine({ name: row.name, rxcui: row.rxcui ?? null });
        const { unread } = read;
        return (
          <div className={styles['line']} data-here={asked.at === index}>
            <Field
              label={t('screening.medicine')}
              autoFocus={asked.at === index}
              autoComplete="off"
              value={row.name}
              // A name that was changed is no longer what the code of the old one says.
              onChange={(event) => {
                const { rxcui: _code, ...rest } = row;
                of.change(index, { ...rest, name: event.target.value });
              }}
            />
            <Field
              label={t('screening.dose')}
              autoComplete="off"
              value={row.dose ?? ''}
              onChange={(event) => of.change(index, { ...row, dose: event.target.value })}
            />
            <Field
              label={t('screening.stopped')}
              type="date"
              value={row.stopped ?? ''}
              onChange={(event) => of.change(index, { ...row, stopped: event.target.value })}
            />
            <Reads
              as={read.ingredients.map(({ name, by, written }) => (by === 'spelling' ? `${name} (${written})` : name))}
              unread={unread !== null && 'written' in unread ? [unread.written] : []}
            />
            {unread?.kind === 'ambiguous' && (
              <Chips
                label={t('screening.whichOne')}
                options={unread.candidates.map((name) => ({ value: name, label: name }))}
                chosen={[]}
                onChoose={(name) => of.change(index, { ...row, name })}
              />
            )}
          </div>
        );
      }}
    />
  );
}

const STATUSES = ['active', 'remission', 'history', 'ruled-out'] as const;

function ConditionRows({ patient, request, asked, onClose }: Parameters<typeof EntrySheet>[0]) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const of = useRows<Condition>(conditionsOf(request), {
    system: 'words',
    words: '',
    status: 'active',
  });
  const filled = of.rows.filter(({ words }) => words.trim() !== '');
  const save = (): void =>
    void tell('list-conditions', {
      conditions: filled.map((row) => ({ ...row, words: row.words.trim() })),
    }).then((done) => done && onClose());
  return (
    <ListForm
      of={of}
      filled={filled.length}
      trouble={trouble}
      onSave={save}
      line={(row, index) => {
        const read = recogniseCondition({
          system: row.system === 'words' ? null : row.system,
          code: row.code ?? null,
          display: row.words,
          status: row.status,
        });
        return (
          <div className={styles['line']} data-here={asked.at === index}>
            <Field
              label={row.code === undefined ? t('screening.condition') : `${t('screening.condition')} (${row.code})`}
              autoFocus={asked.at === index}
              autoComplete="off"
              value={row.words}
              onChange={(event) => of.change(index, { ...row, words: event.target.value })}
            />
            <ChoiceField
              label={t('screening.status')}
              value={row.status}
              options={STATUSES.map((value) => ({ value, label: t(`screening.statuses.${value}`) }))}
              onChoose={(value) => of.change(index, { ...row, status: value as Condition['status'] })}
            />
            <Reads
              as={[...new Set(read.findings.map(({ condition, status }) => `${condition} (${status})`))]}
              unread={
                read.unread === 'unknown-words' || read.unread === 'unknown-code' ? [read.label] : read.unreadParts
              }
            />
          </div>
        );
      }}
    />
  );
}

function AllergyRows({ patient, request, asked, onClose }: Parameters<typeof EntrySheet>[0]) {
  const { t } = useTranslation();
  const { tell, trouble } = useChartSay(patient);
  const of = useRows<Allergy>(allergiesOf(patient, request), { substance: '' });
  const filled = of.rows.filter(({ substance }) => substance.trim() !== '');
  const save = (): void =>
    void tell('list-allergies', {
      answer: filled.length === 0 ? 'none-known' : 'listed',
      allergies: filled.map((row) => ({
        substance: row.substance.trim(),
        ...(row.reaction === undefined || row.reaction.trim() === '' ? {} : { reaction: row.reaction.trim() }),
        ...(row.severity === undefined ? {} : { severity: row.severity }),
      })),
    }).then((done) => done && onClose());
  return (
    <ListForm
      of={of}
      filled={filled.length}
      trouble={trouble}
      onSave={save}
      line={(row, index) => {
        const read = recogniseMedicine({ name: row.substance });
        return (
          <div className={styles['line']} data-here={asked.at === index}>
            <Field
              label={t('screening.substance')}
              autoFocus={asked.at === index}
              autoComplete="off"
              value={row.substance}
              onChange={(event) => of.change(index, { ...row, substance: event.target.value })}
            />
            <Field
              label={t('screening.reaction')}
              autoComplete="off"
              value={row.reaction ?? ''}
              onChange={(event) => of.change(index, { ...row, reaction: event.target.value })}
            />
            <Reads as={read.ingredients.map(({ name }) => name)} unread={[]} />
          </div>
        );
      }}
    />
  );
}
