export { Comparison } from './Comparison.tsx';
export { EventsPanel } from './EventsPanel.tsx';
export { FollowUpPanel } from './FollowUpPanel.tsx';
export { LettersPanel } from './LettersPanel.tsx';
export { ProgressPanel } from './ProgressPanel.tsx';
export { ProposalsPanel } from './ProposalsPanel.tsx';
export { ScaleSheet } from './ScaleSheet.tsx';
export { useChartSay } from './useChartSay.ts';
