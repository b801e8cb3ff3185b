export {
  HalfWritten,
  HalfWrittenContext,
  type HalfWrittenStore,
  type HalfWrittenText,
  useHalfWritten,
} from './HalfWritten.tsx';
