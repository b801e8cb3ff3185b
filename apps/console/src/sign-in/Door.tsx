import { KeelMark } from '@keel/ui/mark';
import type { ReactNode } from 'react';
import styles from './Door.module.css';

/** The page in front of the clinic: the mark on its waterline, and one form below it. */
export function Door(props: {
  readonly title: string;
  readonly lead: string;
  readonly wide?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <main className={styles['page']}>
      <div className={styles['sea']}>
        <KeelMark size={96} />
      </div>
      <div className={`${styles['card']} ${props.wide ? styles['wide'] : ''}`}>
        <div className={styles['head']}>
          <h1>{props.title}</h1>
          <p className={styles['soft']}>{props.lead}</p>
        </div>
        {props.children}
      </div>
    </main>
  );
}
