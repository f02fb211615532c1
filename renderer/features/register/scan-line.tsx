import type { ReactNode } from 'react';
import type { IssuedSheet } from '../../../shared/domain/issued-sheet.ts';
import type { InterfaceLanguage } from '../../../shared/domain/language.ts';
import type { Scan } from '../../../shared/domain/scan.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { detach, showScan } from '../../commands/register.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';

type ScanLineProps = {
  readonly sheet: IssuedSheet;
  readonly scan: Scan;
  /** Whether its file is on this computer. */
  readonly isHere: boolean;
  readonly onSee: (scan: Scan) => void;
};

/** One scan with what can be done with it. A picture is shown here, a PDF by the system's program. */
export function ScanLine({ sheet, scan, isHere, onSee }: ScanLineProps): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const show = (how: 'in-folder' | 'open'): void => void run(showScan(scan, how));
  const open = (): void => (scan.type === 'pdf' ? show('open') : onSee(scan));
  return (
    <li className="scan-line">
      <Icon name={isHere ? 'check' : 'close'} />
      <span className="one-line" title={scan.name}>
        {scan.name}
      </span>
      <span className="small soft scan-facts">
        {scan.page === null ? '' : `${t('screens.register.page', { page: scan.page })} · `}
        {t('screens.register.size', { size: sizeOf(scan.bytes, language) })}
      </span>
      {isHere ? null : <span className="badge warn">{t('screens.register.notHere')}</span>}
      <span className="sheet-tools">
        <Button
          small
          look="quiet"
          isDisabled={!isHere}
          aria-label={t('screens.register.openName', { name: scan.name })}
          onPress={open}
        >
          {t('screens.register.open')}
        </Button>
        <MenuButton
          small
          name={t('screens.register.moreFor', { sheet: scan.name })}
          choices={[
            { id: 'open', name: t('screens.register.openElsewhere'), disabled: !isHere, onChoose: () => show('open') },
            {
              id: 'folder',
              name: t('screens.register.showInFolder'),
              disabled: !isHere,
              onChoose: () => show('in-folder'),
            },
            {
              id: 'remove',
              name: t('screens.register.remove'),
              icon: 'remove',
              danger: true,
              onChoose: () => void runUndoably('sheet.detach', detach(sheet, scan)),
            },
          ]}
        />
      </span>
    </li>
  );
}

/** In megabytes with one digit, which is enough to tell a scan from a photo; never nought. */
function sizeOf(bytes: number, language: InterfaceLanguage): string {
  const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(language, digits).format(Math.max(0.1, bytes / 1_000_000));
}
