export { PutRight } from './CorrectSheet.tsx';
export { Flags } from './Flags.tsx';
export { StoryScreen } from './StoryScreen.tsx';
