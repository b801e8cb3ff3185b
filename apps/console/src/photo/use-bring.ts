import type { CommandsAnswer } from '@keel/formats/api';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, meQuery, ProblemError, queryClient } from '../api/index.ts';
import { author } from '../author/index.ts';
import { useFeedState } from '../live/index.ts';
import { uuid7 } from '../outbox/index.ts';

const base64Of = (bytes: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^data:[^,]*,/, ''));
    reader.readAsDataURL(bytes);
  });

/** Says something about a person together with the bytes that it is about. Both are kept, or neither: never on this device. */
export function useBring(patient: string) {
  const { t } = useTranslation();
  const { skewMs } = useFeedState();
  const [trouble, setTrouble] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const bring = async (kind: string, body: Readonly<Record<string, unknown>>, bytes: Blob): Promise<boolean> => {
    setTrouble(null);
    setBusy(true);
    try {
      const now = Date.now() + skewMs;
      const occurredAt = new Date(now).toISOString();
      // Whoever was named by PIN or badge says it, under the login that this page was opened by.
      const entry = author.entry?.entry;
      const by = queryClient.getQueryData(meQuery.queryKey)?.person.id;
      const said = { id: uuid7(now), kind, stream: `patient/${patient}`, seenSeq: 0, occurredAt, body };
      const command = entry === undefined ? said : { ...said, entry };
      await api.post<CommandsAnswer>('/uploads', {
        command,
        bytes: await base64Of(bytes),
        ...(by === undefined ? {} : { by }),
      });
      await queryClient.invalidateQueries({ queryKey: ['view'] });
      return true;
    } catch (error) {
      const reasons = error instanceof ProblemError ? (error.problem.reasons ?? []) : [];
      setTrouble(
        error instanceof ProblemError
          ? reasons.map(({ title }) => title).join('. ') || error.problem.title
          : t('signIn.unreachable'),
      );
      return false;
    } finally {
      setBusy(false);
    }
  };
  return { bring, busy, trouble };
}
