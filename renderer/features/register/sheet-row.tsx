import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { SlotId } from '../../../shared/domain/attendance/attendance.ts';
import type { Slot } from '../../../shared/domain/attendance/slots.ts';
import type { IssuedSheet, RegisteredSheet, Scan, SheetState } from '../../../shared/domain/evidence/issued-sheet.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { momentText } from '../../../shared/text/dates.ts';
import { numberText } from '../../../shared/text/numbers.ts';
import { slotName } from '../../../shared/text/slot-name.ts';
import type { Translate } from '../../../shared/text/text.ts';
import type { ActionId } from '../../context/action-list.ts';
import { actionChoice, runAction } from '../../context/actions.tsx';
import { usePreferences } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { EndKeptText } from '../../ui/end-kept-text.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton, type MenuChoice } from '../../ui/menu-button.tsx';
import { FileButton, useFileDrop } from './file-drop.tsx';
import badgeStyles from '../../ui/badge.module.css';
import styles from './register.module.css';
import { delegationName } from '../../../shared/text/collation.ts';

type SheetRowProps = {
  readonly registered: RegisteredSheet;
  readonly snapshot: WorkshopSnapshot;
  readonly missing: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
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
  const { registered, snapshot, missing, isBusy, onFiles } = props;
  const { t, language } = usePreferences();
  const { sheet, state } = registered;
  const { isOver, ...drop } = useFileDrop(onFiles);
  const issued = momentText(sheet.issuedAt, snapshot.workshop.timeZone, language);
  return (
    <li className={clsx(styles['sheet-row'], styles[state], isOver && styles['over'])} data-part="sheet-row" {...drop}>
      <div className={styles['sheet-line']}>
        <strong className={clsx(styles['sheet-id'], 'number')} data-part="sheet-id">
          {sheet.sheetId}
        </strong>
        <StateBadge {...registered} />
        <span className={clsx(styles['sheet-about'], 'small soft')}>
          {aboutSheet(sheet, snapshot, language, t)} · {t('screens.register.issuedAt', { moment: issued })}
        </span>
        <span className={styles['sheet-tools']}>
          <FileButton
            action="sheet.attach"
            row={{ id: sheet.id, name: '', label: t('screens.register.attachTo', { sheet: sheet.sheetId }) }}
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
        <p className={clsx(styles['sheet-why'], 'small soft')}>
          {momentText(sheet.withdrawal.at, snapshot.workshop.timeZone, language)}: <q>{sheet.withdrawal.reason}</q>
        </p>
      )}
      {sheet.scans.length === 0 ? null : (
        <ul className={styles['scan-lines']} aria-label={t('screens.register.scansOf', { sheet: sheet.sheetId })}>
          {sheet.scans.map((scan) => (
            <ScanLine key={scan.id} scan={scan} isHere={!missing.has(scan.hash)} />
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
      <span className={clsx(badgeStyles['badge'], badgeStyles[looks[state]])}>
        {t(`screens.register.state.${state}`, values)}
      </span>
      {isLatestOfSeveral ? (
        <span className={clsx(badgeStyles['badge'], styles['badge'])}>{t('screens.register.latest')}</span>
      ) : null}
    </>
  );
}

function SheetMenu({ registered: { sheet } }: SheetRowProps): ReactNode {
  const { t } = usePreferences();
  const action = sheet.withdrawal === null ? 'sheet.withdraw' : 'sheet.reinstate';
  const choice = actionChoice(t, action, () => void runAction(action, sheet.id));
  return <MenuButton small name={t('screens.register.moreFor', { sheet: sheet.sheetId })} choices={[choice]} />;
}

type ScanLineProps = {
  readonly scan: Scan;
  /** Whether its file is on this computer. */
  readonly isHere: boolean;
};

/** One scan with what can be done with it; the section does it. */
function ScanLine({ scan, isHere }: ScanLineProps): ReactNode {
  const { t, language } = usePreferences();
  const choice = (action: ActionId, more?: Partial<MenuChoice>): MenuChoice =>
    actionChoice(t, action, () => void runAction(action, scan.id), more);
  return (
    <li className={styles['scan-line']} data-part="scan-line">
      <Icon name={isHere ? 'check' : 'close'} />
      <EndKeptText text={scan.name} />
      <span className={clsx(styles['scan-facts'], 'small soft')}>
        {scan.page === null ? '' : `${t('screens.register.page', { page: scan.page })} · `}
        {t('screens.register.size', { size: sizeOf(scan.bytes, language) })}
      </span>
      {isHere ? null : (
        <span className={clsx(badgeStyles['badge'], styles['badge'], badgeStyles['warn'], styles['warn'])}>
          {t('screens.register.notHere')}
        </span>
      )}
      <span className={styles['sheet-tools']}>
        <Button
          small
          look="quiet"
          isDisabled={!isHere}
          aria-label={t('screens.register.openName', { name: scan.name })}
          data-action="scan.show"
          onPress={() => void runAction('scan.show', scan.id)}
        >
          {t('screens.register.open')}
        </Button>
        <MenuButton
          small
          name={t('screens.register.moreFor', { sheet: scan.name })}
          choices={[
            choice('scan.open', { disabled: !isHere }),
            choice('scan.folder', { disabled: !isHere }),
            choice('scan.remove', { danger: true }),
          ]}
        />
      </span>
    </li>
  );
}

/** Size in megabytes with one decimal, at least 0.1. */
function sizeOf(bytes: number, language: Language): string {
  return numberText(Math.max(1, Math.round(bytes / 100_000)) / 10, language, 1);
}

const mostNames = 3;

/** What is signed on the sheet, and by whom: "Morning, Afternoon · all delegations · 3 pages". */
function aboutSheet(sheet: IssuedSheet, snapshot: WorkshopSnapshot, language: Language, t: Translate): string {
  const slots = sheet.slotIds.map((id) => slotName(slotOf(id, sheet.dayId), snapshot, language, t));
  return [
    listed(slots, t),
    delegationNames(sheet, snapshot, language, t),
    ...(sheet.kind === 'strips' ? [t('screens.register.strips')] : []),
    t('screens.register.pages', { count: sheet.pages.length }),
  ].join(' · ');
}

function delegationNames(
  { delegationIds }: IssuedSheet,
  { delegations }: WorkshopSnapshot,
  language: Language,
  t: Translate,
): string {
  if (delegationIds === null) return t('screens.register.everybody');
  const names = delegations
    .filter(({ id }) => delegationIds.includes(id))
    .map((each) => delegationName(each, language));
  return names.length === 0 ? t('screens.register.withoutDelegation') : listed(names, t);
}

function listed(names: readonly string[], t: Translate): string {
  if (names.length <= mostNames) return names.join(', ');
  const shown = names.slice(0, mostNames).join(', ');
  return t('screens.register.andMore', { names: shown, count: names.length - mostNames });
}

const kinds: Readonly<Record<string, Slot['kind']>> = {
  am: 'morning',
  pm: 'afternoon',
  day: 'day',
  session: 'session',
};

/** The slot as it was printed, whatever the policy is now. */
function slotOf(id: SlotId, dayId: string): Slot {
  const [prefix = '', owner = ''] = id.split('/');
  const kind = kinds[prefix] ?? 'day';
  return { id, dayId, kind, sessionId: kind === 'session' ? owner : null };
}
