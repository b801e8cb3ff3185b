import { queryClient } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';

/** Says something about a person's talks and asks again what shows them. */
export function useTalks(patient: string, seq: number) {
  const { say, trouble } = useClinicSay();
  const tell = async (kind: string, body: Readonly<Record<string, unknown>>): Promise<boolean> => {
    const done = await say({ kind, stream: `patient/${patient}`, seenSeq: seq, body });
    if (done) {
      await Promise.all(
        ['integration', 'integration-record', 'patient', 'tasks'].map((view) =>
          queryClient.invalidateQueries({ queryKey: ['view', view] }),
        ),
      );
    }
    return done;
  };
  return { tell, trouble };
}
