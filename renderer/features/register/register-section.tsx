import { clsx } from 'clsx';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { daysInOrder } from '../../../shared/domain/attendance/slots.ts';
import {
  findSheets,
  type IssuedSheet,
  lacksScan,
  type RegisteredSheet,
  type Scan,
  sheetRegister,
} from '../../../shared/domain/evidence/issued-sheet.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { SavedFolder } from '../../../shared/host/contract.ts';
import { dayName } from '../../../shared/text/slot-name.ts';
import { PageLink } from '../../components/page-link.tsx';
import { showFile } from '../../commands/documents.ts';
import {
  detach,
  missingScans,
  readPicture,
  reinstate,
  saveScans,
  showScan,
  withdrawIssuedSheet,
} from '../../commands/register.ts';
import { PrintTitle } from '../../components/printed-screen.tsx';
import { ReasonDialog } from '../../components/reason-dialog.tsx';
import { failureText, useFeedback } from '../../context/feedback.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { documentPath, workshopPath } from '../../context/routes.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/fields/field.tsx';
import { notify } from '../../ui/messages.tsx';
import { SegmentedControl } from '../../ui/fields/select.tsx';
import { FileButton, useFileDrop } from './file-drop.tsx';
import { FilingDialog } from './filing-dialog.tsx';
import { type FilingWork, useFiling } from './filing.ts';
import { SheetRow } from './sheet-row.tsx';
import { registerViews, type RegisterView } from '../../context/action-parts.ts';
import { ActionButton, useActions } from '../../context/actions.tsx';
import pageStyles from '../../ui/page.module.css';
import formStyles from '../../ui/form.module.css';
import fieldStyles from '../../ui/fields/field.module.css';
import buttonStyles from '../../ui/button.module.css';
import styles from './register.module.css';

/** All issued attendance sheets with the scans of the signed ones. */
export function RegisterSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t } = usePreferences();
  const { workshop, issuedSheets } = snapshot;
  return (
    <main className={clsx(pageStyles['work'], 'prints')}>
      <PrintTitle workshop={workshop} />
      <div className={pageStyles['page-head']}>
        <h1>{t('screens.section.register')}</h1>
        <PageLink data-action="go.attendance" to={workshopPath(workshop.id, 'attendance')}>
          ← {t('screens.register.back')}
        </PageLink>
      </div>
      {issuedSheets.length === 0 ? (
        <div className={clsx(pageStyles['card'], pageStyles['empty'])}>
          <h2>{t('screens.register.empty')}</h2>
          <p>{t('screens.register.emptyHint')}</p>
          <PageLink
            className={clsx(buttonStyles['button'], buttonStyles['primary'])}
            data-part="button"
            data-action="go.documents"
            to={documentPath(workshop.id, 'attendance-sheet')}
          >
            {t('screens.register.toDocuments')}
          </PageLink>
        </div>
      ) : (
        <Register snapshot={snapshot} />
      )}
    </main>
  );
}

const nothingMissing: ReadonlySet<string> = new Set();

function Register({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t } = usePreferences();
  const { workshop, issuedSheets } = snapshot;
  const register = useMemo(() => sheetRegister(issuedSheets), [issuedSheets]);
  const looked = useAnswer(missingScans, issuedSheets);
  const missing = looked?.ok === true ? looked.value : nothingMissing;
  const filing = useFiling(workshop.id, issuedSheets);
  const [query, setQuery] = useKept('query', '');
  const [shown, setShown] = useKept<RegisterView>('shown', 'all');
  const { isOver, ...drop } = useFileDrop((files) => filing.take(files, null));
  useActions({
    'register.view': (part) => registerViews.filter((each) => each === part).forEach(setShown),
    'show.sheet': (sheetId) => {
      setShown('all');
      setQuery(sheetId);
    },
  });
  const lacking = register.filter(lacksScan);
  const found = findSheets(shown === 'all' ? register : lacking, query);
  return (
    <div className={clsx(styles['register'], isOver && styles['over'])} data-part="register" {...drop}>
      <div className={pageStyles['tool-bar']}>
        <div className={styles['register-search']}>
          <TextField
            labelHidden
            label={t('screens.register.find')}
            placeholder={t('screens.register.find')}
            value={query}
            onChange={setQuery}
          />
        </div>
        <SegmentedControl<RegisterView>
          action="register.view"
          label={t('screens.register.shown')}
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'all', name: t('screens.register.all', { count: register.length }) },
            { value: 'lacking', name: t('screens.register.lacking', { count: lacking.length }) },
          ]}
        />
        <WorkLine work={filing.work} onStop={filing.cancel} />
        <span className={pageStyles['end']}>
          <SaveScans snapshot={snapshot} missing={missing} />
          <FileButton
            action="register.add"
            look="primary"
            name={t('screens.register.addScans')}
            isDisabled={filing.work !== null}
            onFiles={(files) => filing.take(files, null)}
          />
        </span>
      </div>
      <p className="small soft not-printed">{t('screens.register.dropHint')}</p>
      {found.length === 0 ? (
        <p className={clsx(pageStyles['card'], pageStyles['empty'])}>
          {t(query === '' ? 'screens.register.allSigned' : 'screens.register.noMatch')}
        </p>
      ) : null}
      <SheetList
        snapshot={snapshot}
        found={found}
        missing={missing}
        isBusy={filing.work !== null}
        onFiles={filing.take}
      />
      {filing.asked === null ? null : (
        <FilingDialog files={filing.asked} register={register} onAttach={filing.attach} onClose={filing.cancel} />
      )}
    </div>
  );
}

type SheetListProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly found: readonly RegisteredSheet[];
  readonly missing: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[], sheet: IssuedSheet) => void;
};

/** By day, each with its newest sheet first. */
function SheetList({ snapshot, found, missing, isBusy, onFiles }: SheetListProps): ReactNode {
  const { t, language } = usePreferences();
  const { run, runUndoably } = useFeedback();
  const [withdrawing, setWithdrawing] = useState<IssuedSheet | null>(null);
  const [seen, setSeen] = useState<Scan | null>(null);
  const { issuedSheets } = snapshot;
  const sheetOf = (id: string): IssuedSheet | undefined => issuedSheets.find((sheet) => sheet.id === id);
  const withScan =
    (act: (scan: Scan, sheet: IssuedSheet) => void) =>
    (id: string): void => {
      const sheet = issuedSheets.find(({ scans }) => scans.some((scan) => scan.id === id));
      sheet?.scans.filter((scan) => scan.id === id).forEach((scan) => act(scan, sheet));
    };
  const showBy = (how: 'in-folder' | 'open') => withScan((scan) => void run(showScan(scan, how)));
  useActions({
    'sheet.withdraw': (id) => setWithdrawing(sheetOf(id) ?? null),
    'sheet.reinstate': (id) => {
      const sheet = sheetOf(id);
      if (sheet !== undefined) void runUndoably('sheet.reinstate', reinstate(sheet));
    },
    // A picture is shown here, a PDF by the system's program.
    'scan.show': withScan((scan) => (scan.type === 'pdf' ? void run(showScan(scan, 'open')) : setSeen(scan))),
    'scan.open': showBy('open'),
    'scan.folder': showBy('in-folder'),
    'scan.remove': withScan((scan, sheet) => void runUndoably('sheet.detach', detach(sheet, scan))),
  });
  const days = daysInOrder(snapshot.days).filter((day) => found.some(({ sheet }) => sheet.dayId === day.id));
  return (
    <>
      {days.map((day) => (
        <section key={day.id} className={styles['register-day']}>
          <h2>
            {t('screens.register.day', { number: day.number })}
            {day.date === null ? '' : ` · ${dayName(day.id, snapshot, language, t)}`}
          </h2>
          <ul className={pageStyles['card']}>
            {found
              .filter(({ sheet }) => sheet.dayId === day.id)
              .map((registered) => (
                <SheetRow
                  key={registered.sheet.id}
                  registered={registered}
                  snapshot={snapshot}
                  missing={missing}
                  isBusy={isBusy}
                  onFiles={(files) => onFiles(files, registered.sheet)}
                />
              ))}
          </ul>
        </section>
      ))}
      {seen === null ? null : <ScanDialog scan={seen} onClose={() => setSeen(null)} />}
      {withdrawing === null ? null : (
        <ReasonDialog
          title={t('screens.register.withdrawTitle', { sheet: withdrawing.sheetId })}
          note={t('screens.register.withdrawNote')}
          action={t('screens.register.withdrawNow')}
          onAnswer={(reason) => {
            void runUndoably('sheet.withdraw', withdrawIssuedSheet(withdrawing, reason));
            setWithdrawing(null);
          }}
          onCancel={() => setWithdrawing(null)}
        />
      )}
    </>
  );
}

/** Progress of the work on dropped files. */
function WorkLine({ work, onStop }: { readonly work: FilingWork | null; readonly onStop: () => void }): ReactNode {
  const { t } = usePreferences();
  return (
    <>
      <span role="status" className="small soft">
        {work === null ? '' : t(`screens.register.${work.kind}`, { done: work.done, count: work.of })}
      </span>
      {work?.kind === 'reading' ? <ActionButton action="register.stop" plain small onPress={onStop} /> : null}
    </>
  );
}

type SaveScansProps = { readonly snapshot: WorkshopSnapshot; readonly missing: ReadonlySet<string> };

/** Saves all scans on this computer as one folder; notifies how many are on other computers. */
function SaveScans({ snapshot, missing }: SaveScansProps): ReactNode {
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
    if (saved !== undefined && saved !== null) notifySaved(saved);
  };
  const notifySaved = (folder: SavedFolder): void =>
    notify(t('screens.register.savedFolder', { count: folder.files, path: folder.path }), {
      name: t('screens.register.showInFolder'),
      run: () => void run(showFile(folder, 'in-folder')),
    });
  return (
    <ActionButton action="register.save" isDisabled={isBusy} onPress={() => void save()}>
      {t('screens.register.saveAll', { count: here })}
    </ActionButton>
  );
}

type ScanDialogProps = { readonly scan: Scan; readonly onClose: () => void };

/** Shows a scanned page: fitted, at its own size, or rotated. */
function ScanDialog({ scan, onClose }: ScanDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const read = useAnswer(readPicture, scan);
  const [turns, setTurns] = useState(0);
  const [isLarge, setIsLarge] = useState(false);
  return (
    <Dialog title={scan.name} onClose={onClose} wide>
      <div
        className={clsx(styles['scan-picture'], styles[`turned-${turns % 4}`], isLarge && styles['large'])}
        aria-busy={read === null}
      >
        {read === null ? null : read.ok ? (
          <img src={read.value} alt={t('screens.register.pictureOf', { name: scan.name })} />
        ) : (
          <p className={fieldStyles['problem']}>{failureText(t, read.failure)}</p>
        )}
      </div>
      <div className={formStyles['actions']}>
        <Button onPress={() => setTurns((count) => count + 1)}>{t('screens.register.turn')}</Button>
        <Button onPress={() => setIsLarge((large) => !large)}>
          {t(isLarge ? 'screens.register.wholePage' : 'screens.register.ownSize')}
        </Button>
        <Button onPress={() => void run(showScan(scan, 'open'))}>{t('screens.register.openElsewhere')}</Button>
        <Button look="primary" onPress={onClose} autoFocus>
          {t('screens.close')}
        </Button>
      </div>
    </Dialog>
  );
}

/** What main answers about something, asked again whenever that changes; null until the first answer. */
function useAnswer<About, Value>(ask: (about: About) => Promise<Value>, about: About): Value | null {
  const [answer, setAnswer] = useState<Value | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const wait = async (): Promise<void> => {
      const value = await ask(about);
      if (isCurrent) setAnswer(value);
    };
    void wait();
    return () => {
      isCurrent = false;
    };
  }, [ask, about]);
  return answer;
}
