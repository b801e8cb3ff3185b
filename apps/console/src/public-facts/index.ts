export { PublicFactsScreen } from './PublicFactsScreen.tsx';
