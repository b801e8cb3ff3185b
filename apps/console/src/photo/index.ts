export { DocumentSheet } from './DocumentSheet.tsx';
export { PhotoSheet } from './PhotoSheet.tsx';
