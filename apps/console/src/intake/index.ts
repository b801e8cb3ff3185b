export { ConsentsPanel } from './ConsentsPanel.tsx';
export { HoldsPanel } from './HoldsPanel.tsx';
export { IntakePanel } from './IntakePanel.tsx';
export { type ToldList, toldLists } from './told-lists.ts';
