import type { SourceId } from '../sources/index.ts';

/** An ingredient that lengthens the QT interval, by the name of its row in `../medicines`. */
export interface QtDrugRow {
  readonly ingredient: string;
  readonly basis: 'general knowledge' | 'clinic policy';
  readonly sources: readonly SourceId[];
}

const gk = (ingredient: string): QtDrugRow => ({ ingredient, basis: 'general knowledge', sources: ['GK'] });

/**
 * Drugs beside which an ECG is asked for before a course (clinical-protocol d: "QT drugs"). The reference names none: the list
 * is general knowledge, to be confirmed by the clinic's medical director, and asks for an ECG, never against a dose.
 */
export const QT_DRUGS: readonly QtDrugRow[] = [
  'amiodarone',
  'sotalol',
  'dofetilide',
  'flecainide',
  'quinidine',
  'citalopram',
  'escitalopram',
  'amitriptyline',
  'imipramine',
  'haloperidol',
  'chlorpromazine',
  'thioridazine',
  'pimozide',
  'ziprasidone',
  'iloperidone',
  'quetiapine',
  'methadone',
  'ondansetron',
  'erythromycin',
  'clarithromycin',
  'azithromycin',
  'levofloxacin',
  'ciprofloxacin',
  'fluconazole',
  'hydroxychloroquine',
  'donepezil',
].map(gk);

/** Lines of the work-up that lie between two numbers. */
export const WORKUP_LINES = {
  'ecg-age': {
    title: 'ECG before a course from this age',
    unit: 'a',
    value: 50,
    basis: 'clinic policy',
    sources: ['PD'],
  },
  'high-dose': {
    title: 'High dose, above which an ECG is asked: the upper end of what depression trials gave into a vein',
    unit: 'mg/kg',
    value: 0.75,
    basis: 'clinic policy',
    sources: ['PD', 'ANDRADE-DOSE'],
  },
} as const satisfies Readonly<
  Record<string, { title: string; unit: string; value: number; basis: string; sources: readonly SourceId[] }>
>;
