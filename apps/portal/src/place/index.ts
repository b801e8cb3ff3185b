export { PlacePage as default } from './PlacePage.tsx';
