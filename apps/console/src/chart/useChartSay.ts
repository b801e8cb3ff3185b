import type { Patient } from '@keel/clinical/patient';
import { queryClient } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';

/** Says something about this person and asks the chart and the tasks again. */
export function useChartSay(patient: Pick<Patient, 'id' | 'seq'>) {
  const { say, trouble } = useClinicSay();
  const tell = async (kind: string, body: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const done = await say({ kind, stream: `patient/${patient.id}`, seenSeq: patient.seq, body });
    if (done) {
      // Whoever goes on from here goes on from what is there now.
      await queryClient.invalidateQueries({ queryKey: ['view', 'patient', patient.id] });
      void queryClient.invalidateQueries({ queryKey: ['view', 'tasks'] });
    }
    return done;
  };
  return { tell, trouble };
}
