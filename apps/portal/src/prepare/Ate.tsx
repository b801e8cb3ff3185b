import { Button } from '@keel/ui/button';
import { Field } from '@keel/ui/field';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toSay, untilSent, useOnePress } from '../api/index.ts';
import { form, NotSent, Options } from '../shell/index.ts';
import { saidTime } from './said-time.ts';

/** "I ate": three taps, and what it means is said at once. */
export function Ate({ visit }: { readonly visit: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<'food' | 'drink'>('food');
  const [day, setDay] = useState<'today' | 'yesterday'>('today');
  const [hour, setHour] = useState('');
  const { at, ahead } = saidTime(day, hour, Date.now());
  const once = useOnePress();
  const send = useMutation({ ...untilSent, onSuccess: () => setOpen(false), onSettled: once.done });
  const tell = (): void => {
    if (at !== null) once.press(() => send.mutate(toSay('report-food', { visit, what, lastAt: at.toISOString() })));
  };
  if (!open)
    return (
      <div>
        <Button size="large" onClick={() => setOpen(true)}>
          {t('prepare.ate')}
        </Button>
        <NotSent kind="report-food" sending={send} />
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
          problem={ahead ? t('prepare.ateAhead') : undefined}
          onChange={(event) => setHour(event.target.value)}
        />
      </Options>
      <Button kind="next" size="large" disabled={at === null || ahead || send.isPending} onClick={tell}>
        {t('prepare.ateSend')}
      </Button>
      <NotSent kind="report-food" sending={send} />
    </div>
  );
}
