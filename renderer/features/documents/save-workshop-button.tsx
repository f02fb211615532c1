import { type ReactNode, useState } from 'react';
import { hasDetails } from '../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { SavedFile } from '../../../shared/host/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { saveWorkshopFile } from '../../commands/documents.ts';
import { ActionButton } from '../../context/actions.tsx';
import { useText } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Checkbox } from '../../ui/fields/field.tsx';
import formStyles from '../../ui/form.module.css';

type SaveWorkshopButtonProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly isDisabled: boolean;
  readonly onSave: (command: Promise<Result<SavedFile | null>>) => void;
};

/** Saves the workshop file; asks first whether sensitive details of people go with it, where there are some. */
export function SaveWorkshopButton({ snapshot, isDisabled, onSave }: SaveWorkshopButtonProps): ReactNode {
  const t = useText();
  const [isAsking, setAsking] = useState(false);
  const [isWith, setWith] = useState(false);
  const { id } = snapshot.workshop;
  const isSensitive = snapshot.participations.some((each) => hasDetails(each));
  const begin = (): void => {
    setWith(false);
    if (isSensitive) setAsking(true);
    else onSave(saveWorkshopFile(id));
  };
  return (
    <>
      <ActionButton action="documents.save-workshop" plain isDisabled={isDisabled} onPress={begin} />
      {isAsking ? (
        <Dialog title={t('screens.documents.withDetails.title')} onClose={() => setAsking(false)}>
          <div className={formStyles['form']}>
            <p className={formStyles['note']}>{t('screens.documents.withDetails.note')}</p>
            <Checkbox label={t('screens.documents.withDetails.with')} value={isWith} onChange={setWith} />
            <div className={formStyles['actions']}>
              <Button onPress={() => setAsking(false)}>{t('screens.cancel')}</Button>
              <Button
                look="primary"
                icon="save"
                onPress={() => {
                  setAsking(false);
                  onSave(saveWorkshopFile(id, isWith));
                }}
              >
                {t('screens.documents.withDetails.save')}
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
