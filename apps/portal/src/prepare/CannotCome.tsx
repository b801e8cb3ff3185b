import { Button } from '@keel/ui/button';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { toSay, untilSent, useOnePress } from '../api/index.ts';
import { form, NotSent, Options } from '../shell/index.ts';

const WANTS = ['another-day', 'call-me', 'no-more'] as const;

/** "I can't come": said without a reason, answered at once, and never held against anybody. */
export function CannotCome({ visit }: { readonly visit: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const [wants, setWants] = useState<(typeof WANTS)[number] | null>(null);
  const once = useOnePress();
  const send = useMutation({ ...untilSent, onSettled: once.done });
  const tell = (): void => {
    if (wants !== null) once.press(() => send.mutate(toSay('say-cannot-come', { visit, wants })));
  };
  if (!open)
    return (
      <div>
        <Button size="large" onClick={() => setOpen(true)}>
          {t('prepare.cannot')}
        </Button>
        <NotSent kind="say-cannot-come" sending={send} />
      </div>
    );
  return (
    <section className={form['aside']} data-mild="true">
      <h2>{t('prepare.cannotTitle')}</h2>
      <Options
        legend={t('prepare.cannotMore')}
        value={wants}
        options={WANTS.map((value) => ({ value, label: t(`prepare.wants.${value}`) }))}
        onChoose={setWants}
      />
      <div className={form['calls']}>
        <Button kind="grave" size="large" disabled={wants === null || send.isPending} onClick={tell}>
          {t('prepare.cannotSend')}
        </Button>
        <Button size="large" onClick={() => setOpen(false)}>
          {t('prepare.cannotKeep')}
        </Button>
      </div>
      <NotSent kind="say-cannot-come" sending={send} />
    </section>
  );
}
