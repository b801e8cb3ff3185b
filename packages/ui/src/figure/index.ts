export { figure } from './figure.ts';
