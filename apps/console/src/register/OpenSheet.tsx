import type { PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { ChoiceField, Field } from '@keel/ui/field';
import { Sheet } from '@keel/ui/sheet';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { viewQuery } from '../api/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { list } from '../page/index.ts';

/** A place where controlled drugs are locked away gets its book. */
export function OpenSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const places = useQuery(viewQuery<PlacesView>('places')).data;
  const [site, setSite] = useState<string>();
  const [form, setForm] = useState({ name: '', registrant: '', registration: '' });
  const { say, trouble } = useClinicSay();
  const [register] = useState(() => `r-${crypto.randomUUID().slice(0, 8)}`);
  const chosen = site ?? places?.sites[0]?.id ?? '';
  const write = (key: keyof typeof form) => (event: { target: { value: string } }) =>
    setForm({ ...form, [key]: event.target.value });
  const save = async (): Promise<void> => {
    const done = await say({
      kind: 'open-register',
      stream: `register/${register}`,
      seenSeq: 0,
      body: {
        name: form.name.trim(),
        siteId: chosen,
        registrant: { name: form.registrant.trim(), registration: form.registration.trim() },
      },
    });
    if (done) onClose();
  };
  return (
    <Sheet open title={t('register.openTitle')} onClose={onClose}>
      <div className={list['sheet']}>
        <p>{t('register.openLead')}</p>
        <Field label={t('register.name')} value={form.name} onChange={write('name')} />
        <ChoiceField
          label={t('register.site')}
          value={chosen}
          onChoose={setSite}
          options={(places?.sites ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field label={t('register.registrant')} value={form.registrant} onChange={write('registrant')} />
        <Field
          label={t('register.registration')}
          value={form.registration}
          onChange={write('registration')}
          autoCapitalize="characters"
        />
        {trouble && (
          <p className={list['late']} role="alert">
            {trouble}
          </p>
        )}
        <Button
          kind="next"
          size="large"
          wide
          disabled={chosen === '' || Object.values(form).some((value) => value.trim() === '')}
          onClick={() => void save()}
        >
          {t('register.open')}
        </Button>
      </div>
    </Sheet>
  );
}
