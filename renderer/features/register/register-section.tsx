import { useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { IssuedSheet } from '../../../shared/domain/issued-sheet.ts';
import type { Scan } from '../../../shared/domain/scan.ts';
import { findSheets, lacksScan, sheetRegister, type RegisteredSheet } from '../../../shared/domain/sheet-register.ts';
import { daysInOrder } from '../../../shared/domain/slots.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { dayName } from '../../../shared/text/slot-name.ts';
import { useFeedback } from '../../app/feedback.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { documentPath, workshopPath } from '../../app/routes.ts';
import { missingScans, withdraw } from '../../commands/register.ts';
import { PrintTitle } from '../../forms/print-title.tsx';
import { ReasonDialog } from '../../forms/reason-dialog.tsx';
import '../../styles/register.css';
import { TextField } from '../../ui/field.tsx';
import { Segments } from '../../ui/segments.tsx';
import { FileButton } from './file-button.tsx';
import { FilingDialog } from './filing-dialog.tsx';
import { SaveScans } from './save-scans.tsx';
import { ScanDialog } from './scan-dialog.tsx';
import { SheetRow } from './sheet-row.tsx';
import { useAnswer } from './use-answer.ts';
import { useFileDrop } from './use-file-drop.ts';
import { useFiling, type FilingWork } from './use-filing.ts';

/** Every attendance sheet that went to paper, and the scan of each that came back signed. */
export function RegisterSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t } = usePreferences();
  const { workshop, issuedSheets } = snapshot;
  return (
    <main className="work">
      <div className="page-head">
        <h1>{t('screens.section.register')}</h1>
        <Link href={workshopPath(workshop.id, 'attendance')}>← {t('screens.register.back')}</Link>
      </div>
      {issuedSheets.length === 0 ? (
        <div className="card empty">
          <h2>{t('screens.register.empty')}</h2>
          <p>{t('screens.register.emptyHint')}</p>
          <Link className="button primary" href={documentPath(workshop.id, 'attendance-sheet')}>
            {t('screens.register.toDocuments')}
          </Link>
        </div>
      ) : (
        <Register snapshot={snapshot} />
      )}
    </main>
  );
}

const nothingMissing: ReadonlySet<string> = new Set();

type Shown = 'all' | 'lacking';

function Register({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t } = usePreferences();
  const { workshop, issuedSheets } = snapshot;
  const register = useMemo(() => sheetRegister(issuedSheets), [issuedSheets]);
  const looked = useAnswer(missingScans, issuedSheets);
  const missing = looked?.ok === true ? looked.value : nothingMissing;
  const filing = useFiling(workshop.id, issuedSheets);
  const [query, setQuery] = useState('');
  const [shown, setShown] = useState<Shown>('all');
  const { isOver, ...drop } = useFileDrop((files) => filing.take(files, null));
  const lacking = register.filter(lacksScan);
  const found = findSheets(shown === 'all' ? register : lacking, query);
  return (
    <div className={isOver ? 'register prints over' : 'register prints'} {...drop}>
      <PrintTitle workshop={workshop} />
      <div className="tool-bar">
        <div className="register-search">
          <TextField
            labelHidden
            label={t('screens.register.find')}
            placeholder={t('screens.register.find')}
            value={query}
            onChange={setQuery}
          />
        </div>
        <Segments<Shown>
          label={t('screens.register.shown')}
          value={shown}
          onChange={setShown}
          choices={[
            { value: 'all', name: t('screens.register.all', { count: register.length }) },
            { value: 'lacking', name: t('screens.register.lacking', { count: lacking.length }) },
          ]}
        />
        <WorkLine work={filing.work} />
        <span className="end">
          <SaveScans snapshot={snapshot} missing={missing} />
          <FileButton
            look="primary"
            name={t('screens.register.addScans')}
            isDisabled={filing.work !== null}
            onFiles={(files) => filing.take(files, null)}
          />
        </span>
      </div>
      <p className="small soft drop-hint">{t('screens.register.dropHint')}</p>
      {found.length === 0 ? (
        <p className="card empty">{t(query === '' ? 'screens.register.allSigned' : 'screens.register.noMatch')}</p>
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
  const { runUndoably } = useFeedback();
  const [withdrawing, setWithdrawing] = useState<IssuedSheet | null>(null);
  const [seen, setSeen] = useState<Scan | null>(null);
  const days = daysInOrder(snapshot.days).filter((day) => found.some(({ sheet }) => sheet.dayId === day.id));
  return (
    <>
      {days.map((day) => (
        <section key={day.id} className="register-day">
          <h2>
            {t('screens.register.day', { number: day.number })}
            {day.date === null ? '' : ` · ${dayName(day.id, snapshot, language, t)}`}
          </h2>
          <ul className="card">
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
                  onWithdraw={() => setWithdrawing(registered.sheet)}
                  onSee={setSeen}
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
            void runUndoably('sheet.withdraw', withdraw(withdrawing, reason));
            setWithdrawing(null);
          }}
          onCancel={() => setWithdrawing(null)}
        />
      )}
    </>
  );
}

/** What is being done with dropped files, and how far it is. */
function WorkLine({ work }: { readonly work: FilingWork | null }): ReactNode {
  const { t } = usePreferences();
  return (
    <span role="status" className="small soft">
      {work === null ? '' : t(`screens.register.${work.kind}`, { done: work.done, count: work.of })}
    </span>
  );
}
