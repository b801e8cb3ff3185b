export { EntryScreen } from './EntryScreen.tsx';
export { ENTRIES, KINDS } from './entries.ts';
export { finderIn } from './find.ts';
export { KnowledgeScreen } from './KnowledgeScreen.tsx';
export { SafetyScreen } from './SafetyScreen.tsx';
