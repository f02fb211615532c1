import { zodResolver } from '@hookform/resolvers/zod';
import { useRef, type ReactNode } from 'react';
import { FormProvider, useForm, useFormState } from 'react-hook-form';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { useText } from '../../app/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { PersonFormFields } from './person-form-fields.tsx';
import { useFocusOnWrong } from './focus.ts';
import { emptyPerson, personFormSchema, type ReadPerson, type TypedPerson } from './person-form.ts';

type PersonDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly title: string;
  readonly note: string;
  readonly save: string;
  readonly initial: Partial<TypedPerson>;
  /** Whether role and delegation are given by the seat. */
  readonly seatFixed?: boolean;
  readonly onSave: (read: ReadPerson) => Promise<void>;
  readonly onClose: () => void;
};

/** Asks for a new person. What is wrong stays as typed, with a sentence beside it; the first wrong field gets the focus. */
export function PersonDialog(props: PersonDialogProps): ReactNode {
  const { snapshot, title, note, save, initial, seatFixed = false, onSave, onClose } = props;
  const t = useText();
  const form = useForm<TypedPerson, unknown, ReadPerson>({
    defaultValues: { ...emptyPerson, ...initial },
    resolver: zodResolver(personFormSchema),
    shouldFocusError: false,
  });
  const element = useRef<HTMLFormElement>(null);
  const { submitCount, isSubmitting } = useFormState({ control: form.control });
  useFocusOnWrong(submitCount, element);
  return (
    <Dialog title={title} onClose={onClose} wide>
      <p className="note">{note}</p>
      <FormProvider {...form}>
        <form
          ref={element}
          className="form"
          noValidate
          onSubmit={(event) => {
            void form.handleSubmit(onSave)(event);
          }}
        >
          <PersonFormFields snapshot={snapshot} seatFixed={seatFixed} />
          <div className="actions">
            <Button onPress={onClose}>{t('screens.cancel')}</Button>
            <Button type="submit" look="primary" isDisabled={isSubmitting}>
              {save}
            </Button>
          </div>
        </form>
      </FormProvider>
    </Dialog>
  );
}
