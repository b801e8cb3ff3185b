import { UPLOAD_BYTES_MAX, UPLOAD_KINDS, type UploadKind } from '@keel/clinical/patient';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { Sheet } from '@keel/ui/sheet';
import { IconFileUpload } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Photo.module.css';
import { useBring } from './use-bring.ts';

/** A paper that somebody brought, as a picture or a PDF: what it is, and the file. */
export function DocumentSheet(props: { readonly patient: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { bring, busy, trouble } = useBring(props.patient);
  const file = useRef<HTMLInputElement>(null);
  const [kind, setKind] = useState<UploadKind>();
  const [tooLarge, setTooLarge] = useState(false);
  const send = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined || kind === undefined) return;
    setTooLarge(chosen.size > UPLOAD_BYTES_MAX);
    if (chosen.size > UPLOAD_BYTES_MAX) return;
    if (await bring('upload-document', { upload: kind }, chosen)) props.onClose();
  };
  return (
    <Sheet open title={t('photo.document')} onClose={props.onClose}>
      <div className={styles['sheet']}>
        <Chips
          label={t('photo.what')}
          options={UPLOAD_KINDS.map((value) => ({ value, label: t(`intake.upload.${value}`) }))}
          chosen={kind === undefined ? [] : [kind]}
          onChoose={setKind}
        />
        {(tooLarge || trouble) && <p role="alert">{tooLarge ? t('photo.tooLarge') : trouble}</p>}
        <Button
          kind="next"
          size="large"
          wide
          disabled={kind === undefined || busy}
          onClick={() => file.current?.click()}
        >
          <IconFileUpload size={24} stroke={1.6} aria-hidden />
          {t('photo.chooseDocument')}
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          accept="image/jpeg,image/png,image/webp,application/pdf"
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </div>
    </Sheet>
  );
}
