import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Sheet.module.css';

/** A page of its own over the screen, for one thing. The identity of the patient stands in it where it matters. */
export function Sheet(props: {
  readonly title: string;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation('ui');
  return (
    <Modal
      opened={props.open}
      onClose={props.onClose}
      title={props.title}
      size={props.wide ? 880 : 560}
      // The page behind is held still by a rule of ours (base.css), not by a style element made at run time.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
      closeButtonProps={{ 'aria-label': t('sheet.close'), size: 44, iconSize: 24 }}
      classNames={{
        inner: styles['inner']!,
        content: styles['content']!,
        header: styles['header']!,
        title: styles['title']!,
        body: styles['body']!,
        overlay: styles['overlay']!,
      }}
    >
      {props.children}
    </Modal>
  );
}
