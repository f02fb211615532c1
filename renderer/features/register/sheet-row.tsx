import type { ReactNode } from 'react';
import type { RegisteredSheet, SheetState } from '../../../shared/domain/sheet-register.ts';
import type { Scan } from '../../../shared/domain/scan.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { momentText } from '../../../shared/text/dates.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { reinstate } from '../../commands/register.ts';
import { MenuButton } from '../../ui/menu-button.tsx';
import { FileButton } from './file-button.tsx';
import { ScanLine } from './scan-line.tsx';
import { aboutSheet } from './sheet-words.ts';
import { useFileDrop } from './use-file-drop.ts';

type SheetRowProps = {
  readonly registered: RegisteredSheet;
  readonly snapshot: WorkshopSnapshot;
  readonly missing: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onWithdraw: () => void;
  readonly onSee: (scan: Scan) => void;
};

const looks: Readonly<Record<SheetState, string>> = {
  waiting: 'warn',
  partly: 'warn',
  signed: 'good',
  superseded: '',
  withdrawn: '',
};

/** One sheet as it went to paper, with its scans; files can be dropped on it. */
export function SheetRow(props: SheetRowProps): ReactNode {
  const { registered, snapshot, missing, isBusy, onFiles, onSee } = props;
  const { t, language } = usePreferences();
  const { sheet, state } = registered;
  const { isOver, ...drop } = useFileDrop(onFiles);
  const issued = momentText(sheet.issuedAt, snapshot.workshop.timeZone, language);
  return (
    <li className={`sheet-row ${state}${isOver ? ' over' : ''}`} {...drop}>
      <div className="sheet-line">
        <strong className="sheet-id number">{sheet.sheetId}</strong>
        <StateBadge {...registered} />
        <span className="sheet-about small soft">
          {aboutSheet(sheet, snapshot, language, t)} · {t('screens.register.issuedAt', { moment: issued })}
        </span>
        <span className="sheet-tools">
          <FileButton
            small
            name={t('screens.register.attach')}
            fullName={t('screens.register.attachTo', { sheet: sheet.sheetId })}
            isDisabled={isBusy}
            onFiles={onFiles}
          />
          <SheetMenu {...props} />
        </span>
      </div>
      {sheet.withdrawal === null ? null : (
        <p className="small soft sheet-why">
          {momentText(sheet.withdrawal.at, snapshot.workshop.timeZone, language)}: <q>{sheet.withdrawal.reason}</q>
        </p>
      )}
      {sheet.scans.length === 0 ? null : (
        <ul className="scan-lines" aria-label={t('screens.register.scansOf', { sheet: sheet.sheetId })}>
          {sheet.scans.map((scan) => (
            <ScanLine key={scan.id} sheet={sheet} scan={scan} isHere={!missing.has(scan.hash)} onSee={onSee} />
          ))}
        </ul>
      )}
    </li>
  );
}

function StateBadge({ state, lacking, sheet, isLatestOfSeveral }: RegisteredSheet): ReactNode {
  const { t } = usePreferences();
  const values = { count: sheet.pages.length, done: sheet.pages.length - lacking };
  return (
    <>
      <span className={`badge ${looks[state]}`}>{t(`screens.register.state.${state}`, values)}</span>
      {isLatestOfSeveral ? <span className="badge">{t('screens.register.latest')}</span> : null}
    </>
  );
}

function SheetMenu({ registered: { sheet }, onWithdraw }: SheetRowProps): ReactNode {
  const { t } = usePreferences();
  const { runUndoably } = useFeedback();
  const choice =
    sheet.withdrawal === null
      ? { id: 'withdraw', name: t('screens.register.withdraw'), onChoose: onWithdraw }
      : {
          id: 'reinstate',
          name: t('screens.register.reinstate'),
          onChoose: () => void runUndoably('sheet.reinstate', reinstate(sheet)),
        };
  return <MenuButton small name={t('screens.register.moreFor', { sheet: sheet.sheetId })} choices={[choice]} />;
}
