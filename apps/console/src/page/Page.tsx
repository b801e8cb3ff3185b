import type { ReactNode } from 'react';
import styles from './Page.module.css';

/** A screen that is a list: its question as the heading, what can be done beside it, the list below. */
export function Page(props: {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly act?: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <div>
          <h1>{props.title}</h1>
          {props.lead && <p className={styles['lead']}>{props.lead}</p>}
        </div>
        {props.act && <div className={styles['act']}>{props.act}</div>}
      </header>
      {props.children}
    </div>
  );
}

export function Empty({ children }: { readonly children: ReactNode }) {
  return <p className={styles['empty']}>{children}</p>;
}
