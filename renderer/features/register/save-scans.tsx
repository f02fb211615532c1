import { useState, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { SavedFolder } from '../../../shared/host/contract.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { saveScans } from '../../commands/register.ts';
import { showFile } from '../../commands/documents.ts';
import { tell } from '../../ui/toasts.tsx';
import { Button } from '../../ui/button.tsx';

type SaveScansProps = { readonly snapshot: WorkshopSnapshot; readonly missing: ReadonlySet<string> };

/** All scans that are here as one folder, for the donor; says how many are not here. */
export function SaveScans({ snapshot, missing }: SaveScansProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const [isBusy, setIsBusy] = useState(false);
  const { workshop, issuedSheets } = snapshot;
  const sheets = issuedSheets.map((sheet) => ({
    ...sheet,
    scans: sheet.scans.filter(({ hash }) => !missing.has(hash)),
  }));
  const here = sheets.reduce((sum, { scans }) => sum + scans.length, 0);
  if (here === 0) return null;
  const save = async (): Promise<void> => {
    setIsBusy(true);
    const name = t('screens.register.folderName', { title: textIn(workshop.title, language) });
    const saved = await run(saveScans(name, sheets));
    setIsBusy(false);
    if (saved !== undefined && saved !== null) say(saved);
  };
  const say = (folder: SavedFolder): void =>
    tell(t('screens.register.savedFolder', { count: folder.files, path: folder.path }), {
      name: t('screens.register.showInFolder'),
      run: () => void run(showFile(folder, 'in-folder')),
    });
  return (
    <Button icon="save" isDisabled={isBusy} onPress={() => void save()}>
      {t('screens.register.saveAll', { count: here })}
    </Button>
  );
}
