import type { PaperMessagesView } from '@keel/formats/api';
import { Button } from '@keel/ui/button';
import { IconCheck, IconPrinter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { meQuery, queryClient, viewQuery } from '../api/index.ts';
import { useTopics } from '../live/index.ts';
import { useClinicSay } from '../outbox/index.ts';
import { Empty, Page } from '../page/index.ts';
import { Failed, Waiting } from '../shell/index.ts';
import { dateTimeText } from '../time/index.ts';
import styles from './PrintList.module.css';

type Letter = PaperMessagesView['messages'][number];

/** What is owed to people who can be reached neither by e-mail nor by text: to print, and to give, post or fax. */
export function PrintListScreen() {
  const { t } = useTranslation();
  const view = useQuery(viewQuery<PaperMessagesView>('paper-messages'));
  useTopics(['view/paper-messages'], view.data?.position);
  const zone = useQuery(meQuery).data?.clinic.zone ?? 'UTC';
  const [printing, setPrinting] = useState<string | null>(null);
  if (!view.data) return view.error ? <Failed error={view.error} reset={() => void view.refetch()} /> : <Waiting />;
  const { messages } = view.data;
  return (
    <Page title={t('printList.title')} lead={t('printList.lead')}>
      {messages.length === 0 && <Empty>{t('printList.none')}</Empty>}
      <ul className={styles['letters']}>
        {messages.map((letter) => (
          <LetterRow
            key={`${letter.patient} ${letter.message}`}
            letter={letter}
            zone={zone}
            printing={printing === letter.message}
            onPrint={() => {
              setPrinting(letter.message);
              // Drawn first: only the letter that was asked for goes on the paper.
              requestAnimationFrame(() => requestAnimationFrame(() => window.print()));
            }}
          />
        ))}
      </ul>
    </Page>
  );
}

function LetterRow(props: {
  readonly letter: Letter;
  readonly zone: string;
  readonly printing: boolean;
  readonly onPrint: () => void;
}) {
  const { letter, zone } = props;
  const { t, i18n } = useTranslation();
  const { say, trouble } = useClinicSay();
  const given = async (): Promise<void> => {
    const done = await say({
      kind: 'record-printed',
      stream: `patient/${letter.patient}`,
      seenSeq: letter.seq,
      body: { message: letter.message },
    });
    if (done) void queryClient.invalidateQueries({ queryKey: ['view', 'paper-messages'] });
  };
  return (
    <li className={styles['letter']} data-printing={props.printing}>
      <div className={styles['to']}>
        <h2>{letter.name}</h2>
        {letter.address.map((line) => (
          <p key={line}>{line}</p>
        ))}
        {letter.fax !== null && <p>{t('printList.fax', { number: letter.fax })}</p>}
        {letter.address.length === 0 && letter.fax === null && (
          <p className={styles['soft']}>{t('printList.noAddress')}</p>
        )}
        {letter.about !== null && (
          <p className={`${styles['soft']} ${styles['unprinted']}`}>{t('printList.about', { name: letter.about })}</p>
        )}
        <p className={styles['soft']}>
          {t(`printList.to.${letter.to}`)} ·{' '}
          {t('printList.since', { at: dateTimeText(Date.parse(letter.queuedAt), zone, i18n.language) })}
        </p>
      </div>
      <div className={styles['words']} lang={letter.language}>
        <p>
          <strong>{letter.subject}</strong>
        </p>
        {letter.text.split('\n\n').map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <div className={styles['acts']}>
        <Button onClick={props.onPrint}>
          <IconPrinter size={20} aria-hidden="true" /> {t('printList.print')}
        </Button>
        <Button kind="next" onClick={() => void given()}>
          <IconCheck size={20} aria-hidden="true" /> {t('printList.given')}
        </Button>
        {trouble !== null && <p role="alert">{trouble}</p>}
      </div>
    </li>
  );
}
