export { IntegrationPanel } from './IntegrationPanel.tsx';
export { IntegrationScreen } from './IntegrationScreen.tsx';
export { RecordScreen } from './RecordScreen.tsx';
