export { DocumentsScreen } from './DocumentsScreen.tsx';
export { RemsScreen } from './RemsScreen.tsx';
