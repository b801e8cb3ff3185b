import { IconPlugConnectedX } from '@tabler/icons-react';
import styles from './PriorityMark.module.css';

/** Priority as the standard writes it, so that it is not told by colour alone: `***`, `**`, `*`; a plug for technical. */
export function PriorityMark(props: { readonly priority: 'high' | 'medium' | 'low'; readonly technical: boolean }) {
  if (props.technical) return <IconPlugConnectedX size={20} aria-hidden />;
  return (
    <span className={styles['mark']} aria-hidden="true">
      {{ high: '***', medium: '**', low: '*' }[props.priority]}
    </span>
  );
}
