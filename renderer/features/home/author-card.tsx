import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import type { Author } from '../../../shared/changes/change.ts';
import { authorText } from '../../../shared/text/text.ts';
import { keepAuthor, type KnownAuthor, readAuthor } from '../../commands/installation.ts';
import { LoadedLater, partLoadedLater } from '../../components/loaded-later.tsx';
import { useFeedback } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { ActionButton } from '../../context/actions.tsx';
import styles from './home.module.css';

/** With the forms of all sections, a chunk of its own: most starts show none. */
const authorForm = new LoadedLater(async () => (await import('./author-form.tsx')).AuthorForm);
const AuthorForm = partLoadedLater(authorForm);

/** Asks once for the user's name, without blocking anything; afterwards shows it, with a button to change it. */
export function AuthorCard(): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const [known, setKnown] = useState<KnownAuthor | null>(null);
  const [isChanging, setIsChanging] = useState(false);
  useEffect(() => {
    void readAuthor().then((read) => (read.ok ? setKnown(read.value) : undefined));
  }, []);
  if (known === null) return null;
  const keep = async (author: Author): Promise<void> => {
    if ((await run(keepAuthor(author).then((kept) => (kept.ok ? { ok: true, value: author } : kept)))) === undefined)
      return;
    setKnown({ ...known, author });
    setIsChanging(false);
  };
  if (known.author === null || isChanging) return <AuthorForm known={known} onKeep={keep} />;
  const name = authorText(t, known.author, '');
  return (
    <p className={clsx(styles['author-line'], 'small soft')}>
      {name === '' ? t('screens.author.unknown') : t('screens.author.known', { author: name })}{' '}
      <ActionButton action="author.change" plain look="quiet" small onPress={() => setIsChanging(true)}>
        {t('screens.author.change')}
      </ActionButton>
    </p>
  );
}
