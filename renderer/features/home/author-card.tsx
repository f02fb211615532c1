import { zodResolver } from '@hookform/resolvers/zod';
import { clsx } from 'clsx';
import { type ReactNode, useEffect, useState } from 'react';
import { Controller, useForm } from 'react-hook-form';
import * as z from 'zod';
import { type Author, authorSchema, nobody } from '../../../shared/changes/change.ts';
import { authorText } from '../../../shared/text/text.ts';
import { keepAuthor, type KnownAuthor, readAuthor } from '../../commands/installation.ts';
import { useFeedback } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/fields/field.tsx';
import { ActionButton } from '../../context/actions.tsx';
import formStyles from '../../ui/form.module.css';
import styles from './home.module.css';

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

const formSchema = z.object({
  user: z.string().trim().pipe(authorSchema.shape.user),
  computer: z.string().trim().pipe(authorSchema.shape.computer),
});

type AuthorFormProps = { readonly known: KnownAuthor; readonly onKeep: (author: Author) => Promise<void> };

function AuthorForm({ known, onKeep }: AuthorFormProps): ReactNode {
  const t = useText();
  const form = useForm<Author>({
    resolver: zodResolver(formSchema),
    defaultValues: known.author ?? { user: '', computer: known.hostname },
  });
  const field = (name: keyof Author): ReactNode => (
    <Controller
      control={form.control}
      name={name}
      render={({ field: { ref: _ref, ...props }, fieldState }) => (
        <TextField
          {...props}
          label={t(`screens.author.${name}`)}
          problem={fieldState.error === undefined ? undefined : t('screens.author.tooLong')}
        />
      )}
    />
  );
  return (
    <section className={styles['author-card']} aria-labelledby="author-title">
      <h2 id="author-title">{t('screens.author.title')}</h2>
      <p className="small soft">{t('screens.author.why')}</p>
      <form className={formStyles['form']} noValidate onSubmit={(event) => void form.handleSubmit(onKeep)(event)}>
        <div className={formStyles['pair']}>
          {field('user')}
          {field('computer')}
        </div>
        <div className={formStyles['actions']}>
          <Button onPress={() => void onKeep(known.author ?? nobody)}>{t('screens.author.skip')}</Button>
          <Button look="primary" type="submit">
            {t('screens.author.keep')}
          </Button>
        </div>
      </form>
    </section>
  );
}
