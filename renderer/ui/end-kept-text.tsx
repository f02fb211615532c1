import type { ReactNode } from 'react';
import styles from './page.module.css';

/** Letters at the end that are always seen: the ending of a file name and some letters before it. */
const keptLetters = 14;

type EndKeptTextProps = { readonly text: string; readonly title?: string };

/** A text of one line that is cut in its middle where it has no room, so that its end is seen: what kind of file it is. */
export function EndKeptText({ text, title = text }: EndKeptTextProps): ReactNode {
  const letters = [...text];
  const [beginning, end] = [letters.slice(0, -keptLetters).join(''), letters.slice(-keptLetters).join('')];
  return (
    <span className={styles['end-kept']} title={title}>
      <span className="one-line">{beginning}</span>
      <span>{end}</span>
    </span>
  );
}
