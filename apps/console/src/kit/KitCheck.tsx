import { KIT_EQUIPMENT, type KitEquipment } from '@keel/clinical/emergency';
import type { PlacesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { Chips } from '@keel/ui/chips';
import { ChoiceField, Field } from '@keel/ui/field';
import { IconCheck, IconMinus, IconPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClinicSay } from '../outbox/index.ts';
import styles from './Kit.module.css';
import { Strength } from './KitScreen.tsx';
import { itemOf, type Line, linesOf, OFFERED, unfinished } from './lines.ts';

const COUNT_MAX = 999;

/**
 * Going through a kit, line by line. It begins with what was listed last, but each line must be looked at before the
 * list can be recorded: what is not in the list is not there.
 */
export function KitCheck(props: {
  readonly site: PlacesView['sites'][number];
  readonly seq: number;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const { site, seq, onClose } = props;
  const { say, trouble } = useClinicSay();
  const [place, setPlace] = useState(site.kit?.place ?? '');
  const [lines, setLines] = useState(() => linesOf(site.kit?.items ?? []));
  const [equipment, setEquipment] = useState<readonly KitEquipment[]>([]);
  const [busy, setBusy] = useState(false);
  const open = unfinished(lines);
  const change = (key: string, to: Partial<Line>): void =>
    setLines(lines.map((line) => (line.key === key ? { ...line, ...to } : line)));
  const add = (key: string): void => {
    const found = OFFERED.find((offered) => offered.key === key);
    if (!found) return;
    const { drug, mgPerMl, mgPerUnit, unitName } = found.item;
    const line = { drug, mgPerMl, mgPerUnit, unitName, expiry: '', count: 1, seen: true };
    setLines([...lines, { ...line, key: `${crypto.randomUUID()} ${key}` }]);
  };
  const record = async (): Promise<void> => {
    setBusy(true);
    const done = await say({
      kind: 'list-kit',
      stream: 'clinic/places',
      seenSeq: seq,
      body: { siteId: site.id, place: place.trim(), items: lines.map(itemOf), equipment },
    });
    setBusy(false);
    if (done) onClose();
  };
  const name = (drug: string): string => t(`kit.drug.${drug as 'epinephrine'}`, { defaultValue: drug });
  return (
    <section className={styles['site']} aria-label={t('kit.checking', { site: site.name })}>
      <Field
        label={t('kit.place')}
        hint={t('kit.placeHint')}
        value={place}
        onChange={(event) => setPlace(event.target.value)}
      />
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.key} data-seen={line.seen}>
            <p className={styles['drug']}>
              <strong>{name(line.drug)}</strong> <Strength item={line} />
            </p>
            {/* biome-ignore lint/a11y/useSemanticElements: three keys of one number, named together. */}
            <div role="group" aria-label={t('kit.countOf', { drug: name(line.drug) })} className={styles['count']}>
              <Button
                aria-label={t('kit.fewer')}
                disabled={line.count === 0}
                onClick={() => change(line.key, { count: line.count - 1, seen: true })}
              >
                <IconMinus size={20} stroke={1.8} aria-hidden />
              </Button>
              <output>{line.count}</output>
              <Button
                aria-label={t('kit.more')}
                disabled={line.count >= COUNT_MAX}
                onClick={() => change(line.key, { count: line.count + 1, seen: true })}
              >
                <IconPlus size={20} stroke={1.8} aria-hidden />
              </Button>
            </div>
            <Field
              label={t('kit.expiry')}
              type="date"
              value={line.expiry}
              onChange={(event) => change(line.key, { expiry: event.target.value, seen: true })}
            />
            <div className={styles['act']}>
              <Button
                aria-pressed={line.seen}
                kind={line.seen ? 'quiet' : 'plain'}
                onClick={() => change(line.key, { seen: !line.seen })}
              >
                {line.seen && <IconCheck size={18} stroke={2} aria-hidden />}{' '}
                {t(line.seen ? 'kit.seen' : 'kit.asListed')}
              </Button>
              <Button kind="quiet" onClick={() => setLines(lines.filter(({ key }) => key !== line.key))}>
                <IconTrash size={18} stroke={1.8} aria-hidden /> {t('kit.notThere')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <ChoiceField
        label={t('kit.add')}
        value=""
        onChoose={add}
        options={[
          { value: '', label: t('kit.choose') },
          ...OFFERED.map(({ key, item }) => ({
            value: key,
            label: `${name(item.drug)} ${
              item.mgPerMl === null ? `${item.mgPerUnit} mg` : `${item.mgPerMl} mg/mL`
            }, ${t(`kit.unit.${item.unitName as 'vial'}`, { defaultValue: item.unitName })}`,
          })),
        ]}
      />
      <Chips
        label={t('kit.equipmentSeen')}
        hint={t('kit.equipmentHint')}
        many
        glove
        options={KIT_EQUIPMENT.map((value) => ({ value, label: t(`kit.equipment.${value}`) }))}
        chosen={equipment}
        onChoose={(one) =>
          setEquipment(equipment.includes(one) ? equipment.filter((other) => other !== one) : [...equipment, one])
        }
      />
      {trouble && (
        <p className={styles['trouble']} role="alert">
          {trouble}
        </p>
      )}
      <div className={styles['end']}>
        <Button
          kind="next"
          size="large"
          disabled={busy || place.trim() === '' || open.length > 0}
          onClick={() => void record()}
        >
          {t('kit.record')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('kit.cancel')}
        </Button>
        <p role="status" className={styles['soft']}>
          {open.length > 0 ? t('kit.open', { count: open.length }) : place.trim() === '' ? t('kit.placeMissing') : ''}
        </p>
      </div>
    </section>
  );
}
