import { useSaid } from '../clinical-words/index.ts';
import styles from './Flags.module.css';
import { flagsOf } from './flags-of.ts';

/** What the record put beside an entry that it took as it was said, in words. */
export function Flags({ body }: { readonly body: unknown }) {
  const said = useSaid();
  // Several things in one text, such as the questions of a call, are said one by one.
  const say = (text: string): string =>
    said.lang(text).lang === undefined ? said(text) : text.split('; ').map(said).join('; ');
  return flagsOf(body).map(({ rule, title, because }) => (
    <p key={`${rule} ${because}`} className={styles['flag']}>
      {[title, because]
        .filter((words) => words !== '')
        .map(say)
        .join(': ')}
    </p>
  ));
}
