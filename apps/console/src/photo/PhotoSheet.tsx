import { Button } from '@keel/ui/button';
import { Sheet } from '@keel/ui/sheet';
import { IconCamera, IconPhoto } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Photo.module.css';
import { faceOf } from './square-of.ts';
import { useBring } from './use-bring.ts';

/** A face beside the name: from the camera of this device, or from a file. Seen before it is kept. */
export function PhotoSheet(props: { readonly patient: string; readonly name: string; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const { bring, busy, trouble } = useBring(props.patient);
  const camera = useRef<HTMLInputElement>(null);
  const file = useRef<HTMLInputElement>(null);
  const [face, setFace] = useState<{ readonly bytes: Blob; readonly address: string } | null>(null);
  const [unreadable, setUnreadable] = useState(false);
  const address = face?.address;
  useEffect(() => () => void (address && URL.revokeObjectURL(address)), [address]);
  const take = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    const bytes = await faceOf(chosen);
    setUnreadable(bytes === null);
    setFace(bytes === null ? null : { bytes, address: URL.createObjectURL(bytes) });
  };
  const keep = async (): Promise<void> => {
    if (face && (await bring('take-photo', {}, face.bytes))) props.onClose();
  };
  return (
    <Sheet open title={t('photo.title', { name: props.name })} onClose={props.onClose}>
      <div className={styles['sheet']}>
        {face === null ? (
          <p>{t('photo.lead')}</p>
        ) : (
          <img className={styles['face']} src={face.address} alt={t('photo.preview')} />
        )}
        {(unreadable || trouble) && <p role="alert">{unreadable ? t('photo.unreadable') : trouble}</p>}
        {face !== null && (
          <Button kind="next" size="large" wide disabled={busy} onClick={() => void keep()}>
            {t('photo.keep')}
          </Button>
        )}
        <Button
          kind={face === null ? 'next' : 'plain'}
          size="large"
          wide
          disabled={busy}
          onClick={() => camera.current?.click()}
        >
          <IconCamera size={24} stroke={1.6} aria-hidden />
          {t(face === null ? 'photo.camera' : 'photo.again')}
        </Button>
        <Button size="large" wide disabled={busy} onClick={() => file.current?.click()}>
          <IconPhoto size={24} stroke={1.6} aria-hidden />
          {t('photo.file')}
        </Button>
        <input
          ref={camera}
          hidden
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => void take(event.target.files?.[0])}
        />
        <input
          ref={file}
          hidden
          type="file"
          accept="image/jpeg,image/png,image/webp"
          onChange={(event) => void take(event.target.files?.[0])}
        />
      </div>
    </Sheet>
  );
}
