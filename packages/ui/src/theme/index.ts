export { KeelTheme } from './KeelTheme.tsx';
export { applyLook, storedLook, storeLook } from './look.ts';
