export { Button, type ButtonProps, buttonClass } from './Button.tsx';
export { OfferedContext } from './offered.ts';
