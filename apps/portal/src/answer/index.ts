export { AnswerPage as default } from './AnswerPage.tsx';
