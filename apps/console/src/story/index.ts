export { StoryScreen } from './StoryScreen.tsx';
