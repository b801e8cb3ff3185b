import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { useSaid } from '../clinical-words/index.ts';
import { taskTitle } from './task-title.ts';

/** What is to be done, in the language of the screen. */
export function useTaskTitle(): (task: { readonly kind: string; readonly title: string }) => string {
  const { t } = useTranslation();
  const said = useSaid();
  return useCallback((task) => taskTitle(t, said, task), [t, said]);
}
