import { type ReactNode, use, useEffect, useRef } from 'react';
import { useFormState } from 'react-hook-form';
import { watchInput } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog, DialogGuards } from '../ui/dialog.tsx';
import formStyles from '../ui/form.module.css';
import type { RecordForm } from './use-record-form.ts';

type SubmittedFormProps<Value> = {
  readonly form: RecordForm<Value>;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  readonly labelledBy?: string;
  /** False where what is typed only asks what would happen, so that closing the dialog loses nothing. */
  readonly isGuarded?: boolean;
};

/**
 * A form that is submitted by Enter and by its button. The first wrong field gets the focus each time it is tried. The
 * dialog around it asks before it closes over unsaved text.
 */
export function SubmittedForm<Value>(props: SubmittedFormProps<Value>): ReactNode {
  const { form, children, className = formStyles['form'], labelledBy, isGuarded = true } = props;
  const t = useText();
  const element = useRef<HTMLFormElement>(null);
  const { submitCount } = useFormState({ control: form.control });
  useEffect(() => {
    if (submitCount === 0) return;
    const wrong = element.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    wrong?.focus();
    // What is wrong with it stands below it, and must not lie behind the buttons, which stay in view.
    wrong?.closest('[data-part="field"]')?.scrollIntoView({ block: 'nearest' });
  }, [submitCount]);
  const guards = use(DialogGuards);
  const { hasUnsaved } = form;
  useEffect(() => {
    if (!isGuarded) return undefined;
    guards?.add(hasUnsaved);
    const unsaved = (): string | null => (hasUnsaved() ? t('screens.closing.form') : null);
    const unwatch = watchInput({ unsaved, commit: () => undefined, isAutosave: false });
    return () => {
      guards?.delete(hasUnsaved);
      unwatch();
    };
  }, [guards, hasUnsaved, isGuarded, t]);
  return (
    <form ref={element} className={className} noValidate onSubmit={form.submit} aria-labelledby={labelledBy}>
      {children}
    </form>
  );
}

type FormDialogProps<Value> = {
  readonly form: RecordForm<Value>;
  readonly title: string;
  /** Above the fields. */
  readonly note?: ReactNode;
  /** What its button does: "Add". */
  readonly save: string;
  readonly isSaveDisabled?: boolean;
  readonly wide?: boolean;
  /** A button beside its own, such as one that submits and begins anew. */
  readonly another?: ReactNode;
  readonly className?: string | undefined;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog that is a form. Cancel gives up what was typed; every other way of closing it asks first. */
export function FormDialog<Value>(props: FormDialogProps<Value>): ReactNode {
  const {
    form,
    title,
    note,
    save,
    isSaveDisabled = false,
    wide = false,
    another,
    className,
    onClose,
    children,
  } = props;
  const t = useText();
  const { isSubmitting } = useFormState({ control: form.control });
  return (
    <Dialog title={title} onClose={onClose} wide={wide}>
      {note}
      <SubmittedForm form={form} className={className}>
        {children}
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          {another}
          <Button type="submit" look="primary" isDisabled={isSubmitting || isSaveDisabled}>
            {save}
          </Button>
        </div>
      </SubmittedForm>
    </Dialog>
  );
}
