export { MyPath as default } from './MyPath.tsx';
