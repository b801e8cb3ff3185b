import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { say, toSay } from '../api/index.ts';
import { form, Options, Trouble } from '../shell/index.ts';

const DAY_MS = 24 * 60 * 60_000;

/** Today or yesterday at that hour, by the clock of this device: the patient is where the visit is. */
function timeOf(day: 'today' | 'yesterday', hour: string): Date | null {
  const found = /^(\d{2}):(\d{2})$/.exec(hour);
  if (found === null) return null;
  const at = new Date(Date.now() - (day === 'yesterday' ? DAY_MS : 0));
  at.setHours(Number(found[1]), Number(found[2]), 0, 0);
  return at;
}

/** "I ate": three taps, and what it means is said at once. */
export function Ate({ visit }: { readonly visit: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<'food' | 'drink'>('food');
  const [day, setDay] = useState<'today' | 'yesterday'>('today');
  const [hour, setHour] = useState('');
  const at = timeOf(day, hour);
  const send = useMutation({
    mutationFn: async () => {
      if (at !== null) await say(toSay('report-food', { visit, what, lastAt: at.toISOString() }));
    },
    onSuccess: () => setOpen(false),
  });
  if (!open)
    return (
      <div>
        <Button size="large" onClick={() => setOpen(true)}>
          {t('prepare.ate')}
        </Button>
      </div>
    );
  return (
    <div className={form['part']}>
      <Options
        legend={t('prepare.ateWhat')}
        value={what}
        options={[
          { value: 'food', label: t('prepare.ateFood') },
          { value: 'drink', label: t('prepare.ateDrink') },
        ]}
        onChoose={setWhat}
      />
      <Options
        legend={t('prepare.ateWhen')}
        value={day}
        options={[
          { value: 'today', label: t('prepare.ateToday') },
          { value: 'yesterday', label: t('prepare.ateYesterday') },
        ]}
        onChoose={setDay}
      >
        <Field
          label={t('prepare.ateWhen')}
          type="time"
          value={hour}
          onChange={(event) => setHour(event.target.value)}
        />
      </Options>
      <Button kind="next" size="large" disabled={at === null || send.isPending} onClick={() => send.mutate()}>
        {t('prepare.ateSend')}
      </Button>
      <Trouble error={send.error} />
    </div>
  );
}
