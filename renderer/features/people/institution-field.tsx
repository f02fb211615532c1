import { useRef, useState, type ReactNode } from 'react';
import type { Institution } from '../../../shared/domain/institution.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { compareNames } from '../../../shared/text/collation.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { readInstitutions } from '../../queries/snapshot.ts';
import { useStored } from '../../storage/reading.ts';
import { ComboBox } from '../../ui/combo-box.tsx';
import { InstitutionDialog } from './institution-dialog.tsx';
import { useReturnedFocus } from './focus.ts';

type InstitutionFieldProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly value: string | null;
  readonly country: string | null;
  readonly onChange: (institutionId: string | null) => void;
  /** Makes the new institution; the field does not say where it goes. */
  readonly onCreate: (institution: Omit<Institution, 'id'>) => void;
};

/** Chooses an institution from the register of all workshops, or makes one. */
export function InstitutionField(props: InstitutionFieldProps): ReactNode {
  const { snapshot, value, country, onChange, onCreate } = props;
  const { t, language } = usePreferences();
  const [newName, setNewName] = useState<string | null>(null);
  const field = useRef<HTMLDivElement>(null);
  useReturnedFocus(newName !== null, field);
  const institutions = useStored(readInstitutions, []) ?? snapshot.institutions;
  const compare = compareNames(language);
  const choices = institutions
    .map((each) => ({ value: each.id, name: textIn(each.name, language) }))
    .sort((one, other) => compare(one.name, other.name));
  return (
    <div ref={field}>
      <ComboBox
        label={t('screens.people.field.institution')}
        choices={choices}
        value={value}
        onChange={onChange}
        nothing={t('screens.people.noChoice')}
        creation={{ name: (name) => t('screens.people.createInstitution', { name }), run: setNewName }}
      />
      {newName === null ? null : (
        <InstitutionDialog
          typed={newName}
          country={country}
          languages={snapshot.workshop.languages}
          onClose={() => setNewName(null)}
          onSave={(institution) => {
            setNewName(null);
            onCreate(institution);
          }}
        />
      )}
    </div>
  );
}
