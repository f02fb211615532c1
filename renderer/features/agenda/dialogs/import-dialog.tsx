import { useMemo, useState, type ReactNode } from 'react';
import { agendaChanges } from '../../../../shared/exchange/agenda-changes.ts';
import { readAgendaTable } from '../../../../shared/exchange/agenda-table.ts';
import type { ImportedAgenda } from '../../../../shared/exchange/imported-agenda.ts';
import { openAgendaFile, type OpenedAgendaFile } from '../../../../shared/exchange/open-agenda-file.ts';
import { guessedMapping, type TableMapping } from '../../../../shared/exchange/table-columns.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import type { Failure, Result } from '../../../../shared/result.ts';
import { failureText, useFeedback } from '../../../app/feedback.ts';
import { usePreferences, useText } from '../../../app/preferences.tsx';
import { newId } from '../../../commands/run-operation.ts';
import { importAgenda } from '../../../commands/workshops.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ColumnMapping } from './column-mapping.tsx';

type ImportDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

/** Brings in the calendar, the schedule or the table of another program: a preview first, then all of it or nothing. */
export function ImportDialog({ snapshot, onClose }: ImportDialogProps): ReactNode {
  const t = useText();
  const [file, setFile] = useState<Result<OpenedAgendaFile> | null>(null);
  const { workshop } = snapshot;
  const [language] = workshop.languages;
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined || language === undefined) return;
    const bytes = new Uint8Array(await chosen.arrayBuffer());
    setFile(await openAgendaFile(bytes, { language, timeZone: workshop.timeZone }));
  };
  return (
    <Dialog wide title={t('screens.agenda.import.title')} onClose={onClose}>
      <div className="form">
        <p className="soft small">{t('screens.agenda.import.hint')}</p>
        <input
          type="file"
          aria-label={t('screens.agenda.import.choose')}
          accept=".ics,.xml,.json,.csv,.tsv,.txt,.xlsx"
          onChange={(event) => void choose(event.target.files?.[0])}
        />
        {file === null ? null : file.ok ? (
          <Opened opened={file.value} snapshot={snapshot} onClose={onClose} />
        ) : (
          <Problem failure={file.failure} />
        )}
      </div>
    </Dialog>
  );
}

type OpenedProps = ImportDialogProps & { readonly opened: OpenedAgendaFile };

function Opened({ opened, snapshot, onClose }: OpenedProps): ReactNode {
  if ('agenda' in opened) return <Preview agenda={opened.agenda} snapshot={snapshot} onClose={onClose} />;
  return <Table opened={opened} snapshot={snapshot} onClose={onClose} />;
}

type TableFile = Exclude<OpenedAgendaFile, { readonly agenda: ImportedAgenda }>;

/** A table: its columns are guessed from their heads, and the user sets right what was guessed wrong. */
function Table({ opened, snapshot, onClose }: ImportDialogProps & { readonly opened: TableFile }): ReactNode {
  const { t, language } = usePreferences();
  const own = snapshot.workshop.languages[0] ?? language;
  const rows = useMemo(() => (opened.sheets.find((sheet) => !sheet.hidden) ?? opened.sheets[0])?.rows ?? [], [opened]);
  const [mapping, setMapping] = useState<TableMapping>(() => guessedMapping(rows, own));
  const read = useMemo(() => {
    const brokenRows = opened.kind === 'separated' ? opened.brokenRows : [];
    return readAgendaTable(rows, mapping, { language: own, brokenRows });
  }, [rows, mapping, own, opened]);
  const problems = read.ok ? read.value.rows.filter((row) => row.problems.length > 0) : [];
  return (
    <>
      <ColumnMapping rows={rows} mapping={mapping} onMapping={setMapping} />
      {problems.length === 0 ? null : (
        <ul className="differences problems">
          {problems.slice(0, mostShown).map((row) => (
            <li key={row.number}>
              {t('screens.agenda.import.row', { number: row.number })}{' '}
              {row.problems.map(({ code, values }) => t(`exchange.rowProblem.${code}`, values)).join(' ')}
            </li>
          ))}
        </ul>
      )}
      {read.ok && read.value.agenda.ok ? (
        <Preview agenda={read.value.agenda.value} snapshot={snapshot} onClose={onClose} />
      ) : (
        <Problem failure={failureOf(read.ok ? read.value.agenda : read)} />
      )}
    </>
  );
}

const mostShown = 20;

/** What would come in, counted, with what the user should know before. */
function Preview({ agenda, snapshot, onClose }: ImportDialogProps & { readonly agenda: ImportedAgenda }): ReactNode {
  const t = useText();
  const { runUndoably } = useFeedback();
  const wanted = useMemo(() => agendaChanges(snapshot, agenda, newId), [snapshot, agenda]);
  if (!wanted.ok) return <Problem failure={wanted.failure} />;
  const { added, changed, unchanged, newRooms, newDays, warnings } = wanted.value;
  return (
    <>
      <p role="status">
        {t('screens.agenda.import.counts', { added, changed, unchanged, rooms: newRooms.length, days: newDays })}
      </p>
      <ul className="differences problems">
        {warnings.slice(0, mostShown).map(({ code, values }) => (
          <li key={`${code} ${JSON.stringify(values)}`}>{t(`exchange.warning.${code}`, values)}</li>
        ))}
      </ul>
      {warnings.length > mostShown ? (
        <p className="soft small">{t('screens.agenda.import.moreWarnings', { count: warnings.length - mostShown })}</p>
      ) : null}
      <div className="actions">
        <Button
          look="primary"
          isDisabled={added + changed === 0}
          onPress={() => {
            onClose();
            void runUndoably('agenda.import', importAgenda(wanted.value));
          }}
        >
          {t('screens.agenda.import.accept')}
        </Button>
      </div>
    </>
  );
}

function Problem({ failure }: { readonly failure: Failure | null }): ReactNode {
  const t = useText();
  return failure === null ? null : <p role="alert">{failureText(t, failure)}</p>;
}

function failureOf(result: Result<unknown>): Failure | null {
  return result.ok ? null : result.failure;
}
