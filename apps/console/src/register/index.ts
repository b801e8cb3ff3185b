export { InspectionScreen } from './InspectionScreen.tsx';
export { RegisterScreen } from './RegisterScreen.tsx';
