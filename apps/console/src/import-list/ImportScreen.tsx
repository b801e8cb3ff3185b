import type { PatientListAnswer } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, queryClient } from '../api/index.ts';
import { list, Page } from '../page/index.ts';
import styles from './ImportScreen.module.css';

type Dates = 'iso' | 'mdy' | 'dmy';
/** So many lines are read by nobody: the file is mended and brought again. */
const PROBLEMS_SHOWN = 200;
/** From so many on the one act takes long enough to be in somebody's way (measurements: import). */
const LONG_FROM = 300;

const bytesOf = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result).split(',')[1] ?? '');
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });

/** A clinic's list, looked at before anything is written: every bad row with its field and what would be right. */
export function ImportScreen() {
  const { t } = useTranslation();
  const chooser = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<File>();
  const [dates, setDates] = useState<Dates>('iso');
  const send = useMutation({
    mutationFn: async (asked: { file: File; dates: Dates; go: boolean }) =>
      api.post<PatientListAnswer>('/patient-list', {
        bytes: await bytesOf(asked.file),
        dates: asked.dates,
        go: asked.go,
      }),
    onSuccess: ({ done }) => (done ? queryClient.invalidateQueries({ queryKey: ['view', 'patients'] }) : undefined),
  });
  const look = (chosen: File, order: Dates): void => send.mutate({ file: chosen, dates: order, go: false });
  const found = send.isError ? undefined : send.data;
  return (
    <Page title={t('importList.title')} lead={t('importList.lead')}>
      <div className={styles['asked']}>
        <Chips
          label={t('importList.dates')}
          options={(['iso', 'mdy', 'dmy'] as const).map((value) => ({ value, label: t(`importList.order.${value}`) }))}
          chosen={[dates]}
          onChoose={(order) => {
            setDates(order);
            if (file) look(file, order);
          }}
        />
        <div className={styles['file']}>
          <span>{t('importList.file')}</span>
          <Button size="large" disabled={send.isPending} onClick={() => chooser.current?.click()}>
            {file?.name ?? t('importList.choose')}
          </Button>
          <input
            ref={chooser}
            hidden
            type="file"
            aria-label={t('importList.file')}
            accept=".csv,.tsv,.txt,text/csv,text/tab-separated-values"
            onChange={(event) => {
              const chosen = event.target.files?.[0];
              // A list that was mended under the same name is chosen again.
              event.target.value = '';
              if (chosen === undefined) return;
              setFile(chosen);
              look(chosen, dates);
            }}
          />
        </div>
      </div>
      <p role="status" className={list['soft']}>
        {send.isPending ? t('importList.reading') : ''}
      </p>
      {send.isError && (
        <p role="alert" className={list['late']}>
          {t('importList.notRead')} {send.error.message}
        </p>
      )}
      {found && !send.isPending && (
        <div className={list['stack']}>
          <Told found={found} />
          {found.problems.length > 0 && <Problems found={found} />}
          {found.people.length > 0 && <People found={found} />}
          {found.done ? (
            <p>
              <Link to="/patients" className={buttonClass({ kind: 'next' })}>
                {t('importList.toPatients')}
              </Link>
            </p>
          ) : (
            found.problems.length === 0 &&
            found.added > 0 &&
            file && (
              <div className={list['block']}>
                {found.added >= LONG_FROM && <p>{t('importList.takesLong')}</p>}
                <Button kind="next" size="large" onClick={() => send.mutate({ file, dates, go: true })}>
                  {t('importList.go', { count: found.added })}
                </Button>
              </div>
            )
          )}
        </div>
      )}
    </Page>
  );
}

function Told({ found }: { readonly found: PatientListAnswer }) {
  const { t } = useTranslation();
  const bad = new Set(found.problems.map(({ line }) => line)).size;
  return (
    <section className={list['block']}>
      <h2>
        {found.done
          ? t('importList.done', { count: found.added })
          : bad > 0
            ? t('importList.bad', { count: bad })
            : t('importList.good', { count: found.added })}
      </h2>
      <p className={list['soft']}>
        {[
          t('importList.rows', { count: found.rows }),
          found.already > 0 && t('importList.already', { count: found.already }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {bad > 0 && <p className={list['late']}>{t('importList.nothingWritten')}</p>}
      {found.ignored.length > 0 && <p>{t('importList.ignored', { list: found.ignored.join(', ') })}</p>}
    </section>
  );
}

function Problems({ found }: { readonly found: PatientListAnswer }) {
  const { t, i18n } = useTranslation();
  const shown = found.problems.slice(0, PROBLEMS_SHOWN);
  return (
    <section className={list['block']}>
      <h2>{t('importList.problems')}</h2>
      <ul className={list['rows']}>
        {shown.map((one) => (
          <li key={`${one.line} ${one.field} ${one.fix}`} className={styles['problem']}>
            <b>
              {t('importList.line', { line: one.line })},{' '}
              {t(`importList.field.${one.field as 'row'}`, { defaultValue: one.field })}
            </b>
            <span className={styles['value']}>{one.value === '' ? t('importList.empty') : one.value}</span>
            {i18n.language.startsWith('es') && one.fixEs !== undefined ? (
              <span>{one.fixEs}</span>
            ) : (
              <span lang="en">{one.fix}</span>
            )}
          </li>
        ))}
      </ul>
      {found.problems.length > shown.length && (
        <p>{t('importList.more', { count: found.problems.length - shown.length })}</p>
      )}
    </section>
  );
}

/** The first of them as they were understood: a column read as another shows here. */
function People({ found }: { readonly found: PatientListAnswer }) {
  const { t } = useTranslation();
  const listed = (words: readonly string[] | null): string =>
    words === null ? t('importList.notSaid') : words.length === 0 ? t('importList.none') : words.join(', ');
  return (
    <section className={list['block']}>
      <h2>{t('importList.people')}</h2>
      <ul className={list['rows']}>
        {found.people.map((one) => (
          <li key={one.line} className={styles['person']}>
            <b>
              {one.givenName} {one.familyName}
            </b>
            <span className={list['soft']}>
              {[one.birthDate, one.recordNumber && t('importList.number', { number: one.recordNumber })]
                .filter(Boolean)
                .join(' · ')}
            </span>
            <span className={list['soft']}>{t('importList.allergies', { list: listed(one.allergies) })}</span>
            <span className={list['soft']}>{t('importList.medicines', { list: listed(one.medicines) })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
