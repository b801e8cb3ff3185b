export { AccountsScreen } from './AccountsScreen.tsx';
export { EstimatesBlock } from './EstimatesBlock.tsx';
