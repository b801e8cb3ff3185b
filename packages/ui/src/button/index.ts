export { Button, type ButtonProps, buttonClass } from './Button.tsx';
