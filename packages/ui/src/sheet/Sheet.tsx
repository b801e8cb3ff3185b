import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { HalfWritten } from '../half-written/index.ts';
import styles from './Sheet.module.css';

/**
 * A page of its own over the screen, for one thing. The identity of the patient stands in it where it matters. `keeps`: what is
 * written here, of whom and to which entry; words that are typed under that name outlive a page that is loaded again.
 */
export function Sheet(props: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly keeps?: string | undefined;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <Modal.Root
      opened={props.open}
      onClose={props.onClose}
      size={props.wide ? 880 : 560}
      // The page behind is held still by a rule of ours (base.css), not by a style element made at run time.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      classNames={{ inner: styles['inner']!, content: styles['content']! }}
    >
      <Modal.Overlay className={styles['overlay']!} />
      <Modal.Content>
        <div className={styles['header']}>
          <Modal.Title className={styles['title']!}>{props.title}</Modal.Title>
          <Modal.CloseButton aria-label={t('sheet.close')} size={44} iconSize={24} />
        </div>
        <Modal.Body className={styles['body']!}>
          {props.keeps === undefined ? (
            props.children
          ) : (
            <HalfWritten key={props.keeps} about={props.keeps}>
              {props.children}
            </HalfWritten>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
