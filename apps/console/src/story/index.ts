export { PutRight } from './CorrectSheet.tsx';
export { StoryScreen } from './StoryScreen.tsx';
