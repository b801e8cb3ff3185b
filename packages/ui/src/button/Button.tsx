import { type ButtonHTMLAttributes, type ReactNode, useContext } from 'react';
import styles from './Button.module.css';
import { OfferedContext } from './offered.ts';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `next` is the one thing to do next on a screen; `grave` ends or discards something. */
  readonly kind?: 'next' | 'plain' | 'quiet' | 'grave';
  readonly size?: 'touch' | 'large' | 'glove';
  readonly wide?: boolean;
  readonly children: ReactNode;
}

export const buttonClass = (props: Pick<ButtonProps, 'kind' | 'size' | 'wide'>): string =>
  [
    styles['button'],
    styles[props.kind ?? 'plain'],
    props.size && props.size !== 'touch' ? styles[props.size] : '',
    props.wide ? styles['wide'] : '',
  ]
    .filter(Boolean)
    .join(' ');

export function Button({ kind, size, wide, className, ...rest }: ButtonProps) {
  const offered = useContext(OfferedContext);
  if (!offered) return null;
  const own = buttonClass({ ...(kind && { kind }), ...(size && { size }), ...(wide && { wide }) });
  return <button type="button" className={className ? `${own} ${className}` : own} {...rest} />;
}
