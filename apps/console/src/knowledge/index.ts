export { EntryScreen } from './EntryScreen.tsx';
export { KnowledgeScreen } from './KnowledgeScreen.tsx';
export { SafetyScreen } from './SafetyScreen.tsx';
