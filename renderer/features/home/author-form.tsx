import { type ReactNode, useRef } from 'react';
import { type Author, authorSchema, nobody } from '../../../shared/changes/change.ts';
import type { KnownAuthor } from '../../commands/installation.ts';
import { ActionButton, useActions } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { SubmittedForm } from '../../forms/form-dialog.tsx';
import { TextInput } from '../../forms/form-fields.tsx';
import { useRecordForm } from '../../forms/use-record-form.ts';
import { Button } from '../../ui/button.tsx';
import formStyles from '../../ui/form.module.css';
import styles from './home.module.css';

type AuthorFormProps = { readonly known: KnownAuthor; readonly onKeep: (author: Author) => Promise<void> };

/** The names of the user and of the computer; skipped, they stay as they are, or empty where none was given. */
export function AuthorForm({ known, onKeep }: AuthorFormProps): ReactNode {
  const t = useText();
  const form = useRecordForm<Author>({
    schema: authorSchema,
    stored: known.author ?? { user: '', computer: known.hostname },
    onSubmit: onKeep,
  });
  const place = useRef<HTMLElement>(null);
  useActions({ 'author.keep': () => place.current?.querySelector('form')?.requestSubmit() });
  return (
    <section ref={place} className={styles['author-card']} aria-labelledby="author-title">
      <h2 id="author-title">{t('screens.author.title')}</h2>
      <p className="small soft">{t('screens.author.why')}</p>
      <SubmittedForm form={form}>
        <div className={formStyles['pair']}>
          <TextInput form={form} name="user" label={t('screens.author.user')} />
          <TextInput form={form} name="computer" label={t('screens.author.computer')} />
        </div>
        <div className={formStyles['actions']}>
          <ActionButton action="author.skip" plain onPress={() => void onKeep(known.author ?? nobody)} />
          <Button look="primary" type="submit" data-action="author.keep">
            {t('screens.author.keep')}
          </Button>
        </div>
      </SubmittedForm>
    </section>
  );
}
