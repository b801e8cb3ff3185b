import type { ReactNode } from 'react';
import styles from './PatientScreen.module.css';

/** One question about this person, and what is on record of it. */
export function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles['section']}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** What was never asked is shown as a gap, not as nothing. */
export const Missing = ({ children }: { readonly children: ReactNode }) => (
  <p className={styles['missing']}>{children}</p>
);
