import type { RemsFormView } from '@keel/formats/api';
import { Button, buttonClass } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery } from '../api/index.ts';
import { useSaid } from '../clinical-words/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { list, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './DocumentsScreen.module.css';

type Version = RemsFormView['version'];

/** The monitoring form as the record fills it: each field with its entry, each gap with where it is entered. */
export function RemsScreen() {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const { session } = useParams({ strict: false }) as { session: string };
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const [version, setVersion] = useState<Version>('2024');
  const [sending, setSending] = useState(false);
  const view = useQuery({
    queryKey: ['view', 'rems-form', session, version],
    queryFn: () => api.get<RemsFormView>(`/rems-form/${session}?version=${version}`),
  });
  useTopics([`view/rems-form/${session}`], view.data?.position);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const form = view.data;
  const when = (at: number | string): string =>
    dateTimeText(typeof at === 'string' ? Date.parse(at) : at, zone, i18n.language);
  const blocks = [...new Set(form.fields.map(({ block }) => block))];
  const value = (field: RemsFormView['fields'][number]): string => {
    if (field.value === null) return '';
    if (typeof field.value === 'boolean') return t(field.value ? 'documents.yes' : 'documents.no');
    if (field.id === 'session-date' || field.id === 'attested-at') return when(Number(field.value));
    if (field.id === 'patient-sex') return said(String(field.value));
    return field.unit === null
      ? String(field.value)
      : `${field.value} ${field.unit === 'mm[Hg]' ? 'mmHg' : field.unit}`;
  };
  return (
    <Page
      title={`${t('documents.rems')}: ${form.patient.name}`}
      lead={`${t('documents.filled', { filled: form.filled, required: form.required })}${
        form.dueAt ? ` · ${t('documents.due', { when: when(form.dueAt) })}` : ''
      }`}
      act={
        <>
          <ChoiceField
            label={t('documents.version')}
            value={version}
            onChoose={(next) => setVersion(next as Version)}
            options={[
              { value: '2024', label: '2024' },
              { value: '2021', label: '2021' },
            ]}
          />
          <a className={buttonClass({})} href={`/api/v1/rems-form-pdf/${session}?version=${version}`} download>
            {t('documents.pdf')}
          </a>
          {form.task?.state === 'open' && (
            <Button kind="next" disabled={!form.complete} onClick={() => setSending(true)}>
              {t('documents.send')}
            </Button>
          )}
        </>
      }
    >
      {form.task?.state === 'closed' && <p>{t('documents.sent', { evidence: form.task.evidence ?? '' })}</p>}
      <div className={list['stack']}>
        {blocks.map((block) => (
          <section key={block} className={list['block']}>
            <h2>{t(`documents.block.${block as 'patient'}`)}</h2>
            <ul className={list['rows']}>
              {form.fields
                .filter((field) => field.block === block)
                .map((field) => (
                  <li key={field.id} className={styles['field']}>
                    <span className={list['soft']}>{said(field.label)}</span>
                    {field.missing === null ? (
                      <b>{value(field)}</b>
                    ) : (
                      <span className={list['late']}>{t('documents.place', { where: said(field.missing) })}</span>
                    )}
                    {field.from[0] !== undefined && (
                      <Link
                        to="/session/$id/record"
                        params={{ id: session }}
                        hash={`${field.from[0].command}/${field.from[0].index}`}
                        aria-label={`${t('documents.entry')}: ${said(field.label)}`}
                      >
                        {t('documents.entry')}
                      </Link>
                    )}
                  </li>
                ))}
            </ul>
          </section>
        ))}
      </div>
      {sending && form.task !== null && (
        <SendSheet patient={form.patient.id} task={form.task.id} version={version} onClose={() => setSending(false)} />
      )}
    </Page>
  );
}

/** How and under which reference it went out: the evidence with which the task is closed. */
function SendSheet(props: {
  readonly patient: string;
  readonly task: string;
  readonly version: Version;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { say, trouble } = useClinicSay();
  const [how, setHow] = useState<'portal' | 'fax'>();
  const [reference, setReference] = useState('');
  const save = async (): Promise<void> => {
    const done = await say({
      kind: 'close-task',
      stream: `patient/${props.patient}`,
      seenSeq: 0,
      body: {
        task: props.task,
        evidence: `form version ${props.version}, ${how === 'fax' ? 'fax' : 'REMS web site'}, ${reference.trim()}`,
      },
    });
    if (done) props.onClose();
  };
  return (
    <Sheet open title={t('documents.sendTitle')} onClose={props.onClose}>
      <div className={list['sheet']}>
        <Chips
          label={t('documents.how')}
          options={(['portal', 'fax'] as const).map((value) => ({ value, label: t(`documents.${value}`) }))}
          chosen={how === undefined ? [] : [how]}
          onChoose={setHow}
        />
        <Field
          label={t('documents.reference')}
          value={reference}
          onChange={(event) => setReference(event.target.value)}
        />
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button
          kind="next"
          size="large"
          wide
          disabled={how === undefined || reference.trim() === ''}
          onClick={() => void save()}
        >
          {t('ask.save')}
        </Button>
      </div>
    </Sheet>
  );
}
