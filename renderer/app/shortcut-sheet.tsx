import type { ReactNode } from 'react';
import { Dialog } from '../ui/dialog.tsx';
import { useText } from './preferences.tsx';
import { shortcutText, userActions } from './user-actions.ts';

/** The sheet behind the question mark: every shortcut, and the keys of the two tables. */
export function ShortcutSheet({ onClose }: { readonly onClose: () => void }): ReactNode {
  const t = useText();
  return (
    <Dialog title={t('screens.palette.shortcuts')} onClose={onClose}>
      <dl className="shortcut-sheet">
        {userActions.flatMap((action) =>
          action.shortcut === null
            ? []
            : [
                <div key={action.id}>
                  <dt>{t(action.name)}</dt>
                  <dd>
                    <kbd>{shortcutText(action.shortcut)}</kbd>
                  </dd>
                </div>,
              ],
        )}
      </dl>
      <h3>{t('screens.section.agenda')}</h3>
      <p className="small soft">{t('screens.agenda.keys')}</p>
      <h3>{t('screens.section.attendance')}</h3>
      <p className="small soft">{t('screens.attendance.keys')}</p>
    </Dialog>
  );
}
