export { type OnShelf, ShelfPicker, useShelf } from './ShelfPicker.tsx';
