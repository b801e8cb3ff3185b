import { UPLOAD_BYTES_MAX, UPLOAD_KINDS, type UploadKind } from '@keel/clinical/patient';
import type { CommandsAnswer, MyFormsView } from '@keel/formats/api';
import { buttonClass } from '@keel/ui/button';
import { ChoiceField } from '@keel/ui/field';
import { IconFileCheck, IconUpload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, commandOf, meQuery, ProblemError, queryClient, toSay } from '../api/index.ts';
import { dayAt, form, hereZone, Trouble } from '../shell/index.ts';
import styles from './Forms.module.css';

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.readAsDataURL(file);
  });

/** Which rule refused it, where it was refused by one of ours. */
const ruleOf = (error: unknown): string | null =>
  error instanceof ProblemError ? ((error.problem.reasons ?? [])[0]?.rule ?? null) : null;

class TooLarge extends Error {}

/** Documents and the insurance card: chosen once, sent at once, listed when they have arrived. */
export function Uploads({ uploads, first }: { readonly uploads: MyFormsView['uploads']; readonly first: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (!first) return;
    title.current?.scrollIntoView();
    title.current?.focus();
  }, [first]);
  const [kind, setKind] = useState<UploadKind>('insurance-front');
  const send = useMutation({
    mutationFn: async (file: File) => {
      if (file.size > UPLOAD_BYTES_MAX) throw new TooLarge();
      const me = await queryClient.ensureQueryData(meQuery);
      const command = commandOf(me, toSay('upload-document', { upload: kind }));
      await api.post<CommandsAnswer>('/uploads', { command, bytes: await base64Of(file) });
      await queryClient.invalidateQueries({ queryKey: ['my'] });
    },
  });
  const rule = ruleOf(send.error);
  const problem =
    send.error instanceof TooLarge
      ? t('forms.tooLarge')
      : rule === 'upload-without-bytes'
        ? t('forms.notThat')
        : rule === 'upload-exists'
          ? t('forms.already')
          : null;
  return (
    <section className={form['part']} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} ref={title} tabIndex={-1}>
        {t('forms.uploads')}
      </h2>
      <p className={form['hint']}>{t('forms.uploadsMore')}</p>
      {uploads.length > 0 && (
        <ul className={styles['listed']}>
          {uploads.map((one) => (
            <li key={`${one.at} ${one.upload}`} className={styles['line']}>
              <span>
                {t('forms.sentOn', {
                  what: t(`forms.upload.${one.upload}`),
                  when: dayAt(one.at, hereZone()),
                })}
              </span>
              <IconFileCheck size={20} aria-hidden="true" />
            </li>
          ))}
        </ul>
      )}
      <div className={styles['file']}>
        <ChoiceField
          label={t('forms.uploadKind')}
          value={kind}
          onChoose={(value) => setKind(value as UploadKind)}
          options={UPLOAD_KINDS.map((value) => ({ value, label: t(`forms.upload.${value}`) }))}
        />
        <label className={`${buttonClass({ kind: 'plain', size: 'large' })} ${styles['choose']}`}>
          <IconUpload size={20} aria-hidden="true" /> {t('forms.choose_file')}
          <input
            type="file"
            accept="image/jpeg,image/png,image/webp,application/pdf"
            disabled={send.isPending}
            onChange={(event) => {
              const file = event.target.files?.[0];
              event.target.value = '';
              if (file) send.mutate(file);
            }}
          />
        </label>
      </div>
      <p role="status">{send.isPending ? `${t('forms.sending')} …` : send.isSuccess ? t('forms.sent') : ''}</p>
      {problem === null ? (
        <Trouble error={send.error} />
      ) : (
        <p role="alert" className={form['problem']}>
          {problem}
        </p>
      )}
    </section>
  );
}
