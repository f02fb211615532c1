import { clsx } from 'clsx';
import { type ReactNode, useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type DocumentKind, documentKinds, type DocumentRequest } from '../../../shared/documents/document-request.ts';
import { type DocumentDefinition, drawDocument, loadDocument } from '../../../shared/documents/documents.ts';
import type { Language } from '../../../shared/domain/language.ts';
import type { LeftOut } from '../../../shared/documents/listed-people.ts';
import { type PaperPlace, paperFindings } from '../../../shared/documents/paper-findings.ts';
import type { Page } from '../../../shared/documents/layout/page.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import type { SavedFile } from '../../../shared/host/contract.ts';
import type { Result } from '../../../shared/result.ts';
import { formatDate } from '../../../shared/text/dates.ts';
import { folderOf, recordIssue, saveDocument, showFile } from '../../commands/documents.ts';
import { useFeedback } from '../../context/feedback.ts';
import { useKept } from '../../context/kept-places.tsx';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { askedDelegation, askedDocument, workshopPath } from '../../context/routes.ts';
import { loadLetterFacesOf } from '../../queries/letter-fonts.ts';
import { readWholeWorkshop } from '../../queries/history.ts';
import { useStored } from '../../storage/working-store.ts';
import { DocumentOptions } from './document-options.tsx';
import { ExchangeDialog } from './exchange-dialog.tsx';
import { exchangeRequestOf, firstOptions, isStillThere, type Options, requestOf } from './options.ts';
import { Preview, usePrinting } from './preview.tsx';
import { SaveWorkshopButton } from './save-workshop-button.tsx';
import { ActionButton, ActionIconButton, runActionAt, useActions } from '../../context/actions.tsx';
import { EndKeptText } from '../../ui/end-kept-text.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './documents.module.css';

const noPages: readonly Page[] = [];
const nobody: readonly LeftOut[] = [];

/** Chooses a document, previews its pages, saves or prints it. */
export function DocumentsSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const search = useSearch();
  const [kept, keep] = useKept<Options | null>('options', null);
  const [options, setOptions] = useState(() => {
    const asked = askedDocument(search);
    if (asked === null && kept !== null && isStillThere(kept, snapshot)) return kept;
    return firstOptions(snapshot, asked ?? kept?.kind ?? 'agenda', askedDelegation(search));
  });
  useEffect(() => keep(options), [keep, options]);
  const [file, setFile] = useState<SavedFile | null>(null);
  const [exchanging, setExchanging] = useState(false);
  const shownOptions = useDeferredValue(options);
  // The marks, and what of them was corrected, are read on their own; only the table of attendance prints them.
  const whole = useStored(() => readWholeWorkshop(snapshot.workshop.id), [snapshot]) ?? snapshot;
  const request = requestOf(snapshot, options);
  const definition = useDefinition(shownOptions.kind, shownOptions.languages);
  const lettered = useLetters(whole);
  const shown = useMemo(() => {
    if (definition === null || lettered === null) return null;
    const asked = requestOf(lettered, shownOptions);
    const leftOut = definition.leftOut?.(lettered, asked) ?? nobody;
    return { snapshot: lettered, request: asked, leftOut, pages: drawDocument(definition, lettered, asked).pages };
  }, [definition, lettered, shownOptions]);
  const pages = shown?.pages ?? noPages;
  const workshopId = snapshot.workshop.id;
  const { print, paper } = usePrinting(pages);
  const printShown = (): void => {
    print();
    if (options.kind === 'attendance-sheet') void recordIssue(workshopId, request);
  };
  // Printing draws the pages anew, which an effect may not: it begins just after it.
  const printsWhenDrawn = useRef(false);
  const isDrawn = shownOptions === options && pages.length > 0;
  const printDrawn = useEffectEvent(printShown);
  useEffect(() => {
    if (!printsWhenDrawn.current || !isDrawn) return;
    printsWhenDrawn.current = false;
    queueMicrotask(() => printDrawn());
  }, [isDrawn]);
  useActions({
    'documents.show': (part) =>
      documentKinds.filter((kind) => kind === part).forEach((kind) => setOptions(firstOptions(snapshot, kind))),
    'documents.print-sheet': (dayId) => {
      setOptions({ ...firstOptions(snapshot, 'attendance-sheet'), dayIds: [dayId] });
      printsWhenDrawn.current = true;
    },
  });
  const { saving, save } = useSaving(setFile);
  return (
    <main className={clsx(pageStyles['work'], pageStyles['fixed'])}>
      <div className={pageStyles['page-head']}>
        <h1>{t('screens.section.documents')}</h1>
        <p className={clsx(pageStyles['about'], 'one-line')}>
          {t('screens.documents.asOf', { date: formatDate(request.asOf, language) })}
        </p>
        <div className={pageStyles['actions']}>
          <SaveWorkshopButton snapshot={snapshot} isDisabled={saving} onSave={save} />
          <ActionButton action="documents.exchange" plain isDisabled={saving} onPress={() => setExchanging(true)} />
          <ActionButton action="documents.print" onPress={printShown} />
          <ActionButton
            action="documents.save"
            look="primary"
            isDisabled={saving}
            onPress={() => save(saveDocument(workshopId, request))}
          >
            {saving
              ? t('screens.documents.saving')
              : t('screens.documents.save', { format: t(`screens.documents.${options.format}`) })}
          </ActionButton>
        </div>
      </div>
      {exchanging ? (
        <ExchangeDialog
          snapshot={snapshot}
          languages={options.languages}
          onClose={() => setExchanging(false)}
          onSave={(kind, part, languages) =>
            save(saveDocument(workshopId, exchangeRequestOf(snapshot, { ...options, languages }, kind, part)))
          }
        />
      ) : null}
      {shown === null || pages.length === 0 ? null : <FindingsNotice {...shown} />}
      <SavedNotice file={file} onClose={() => setFile(null)} />
      <div className={styles['documents']}>
        <DocumentOptions snapshot={snapshot} options={options} onChange={setOptions} />
        <Preview pages={pages} />
      </div>
      {paper}
    </main>
  );
}

/** The workshop once the fonts for its letters are loaded; until then what it was before, or null. */
function useLetters(snapshot: WorkshopSnapshot): WorkshopSnapshot | null {
  const [lettered, setLettered] = useState<WorkshopSnapshot | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      await loadLetterFacesOf(snapshot);
      if (isCurrent) setLettered(snapshot);
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [snapshot]);
  return lettered;
}

/** The definition of a kind of document; null while its module or the texts of these languages are loaded. */
function useDefinition(kind: DocumentKind, languages: readonly Language[]): DocumentDefinition | null {
  const [loaded, setLoaded] = useState<{ definition: DocumentDefinition; languages: readonly Language[] } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const load = async (): Promise<void> => {
      const definition = await loadDocument(kind, languages);
      if (isCurrent) setLoaded({ definition, languages });
    };
    void load();
    return () => {
      isCurrent = false;
    };
  }, [kind, languages]);
  const isComplete = languages.every((language) => loaded?.languages.includes(language));
  return isComplete && loaded?.definition.kind === kind ? loaded.definition : null;
}

/** Awaits the writing of a file; hides the notice of the one before. */
function useSaving(onSaved: (file: SavedFile | null) => void): {
  readonly saving: boolean;
  readonly save: (command: Promise<Result<SavedFile | null>>) => void;
} {
  const { run } = useFeedback();
  const [saving, setSaving] = useState(false);
  const announce = async (command: Promise<Result<SavedFile | null>>): Promise<void> => {
    setSaving(true);
    onSaved(null);
    const file = await run(command);
    setSaving(false);
    if (file !== undefined) onSaved(file);
  };
  return {
    saving,
    save: (command) => {
      void announce(command);
    },
  };
}

type FindingsNoticeProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly request: DocumentRequest;
  readonly leftOut: readonly LeftOut[];
  readonly pages: readonly Page[];
};

/** Whom the paper leaves out and what will not stand on it as it was entered, each line with the way to its place; nothing where all will. */
function FindingsNotice({ snapshot, request, leftOut, pages }: FindingsNoticeProps): ReactNode {
  const { t, language } = usePreferences();
  const [, navigate] = useLocation();
  const findings = useMemo(() => {
    const overflows = pages.flatMap((page) => page.overflows);
    return paperFindings(snapshot, request, overflows, language, leftOut);
  }, [snapshot, request, leftOut, pages, language]);
  if (findings.length === 0) return null;
  const isBad = findings.some(({ kind }) => kind === 'unprinted' || kind === 'no-room');
  const goTo = ({ section, id }: PaperPlace): void => {
    const path = workshopPath(snapshot.workshop.id, section);
    if (id === null) navigate(path);
    else runActionAt(section === 'agenda' ? 'show.session' : 'show.person', id, path, navigate);
  };
  return (
    <section
      aria-label={t('screens.documents.findings', { count: findings.length })}
      className={clsx(pageStyles['notice'], isBad && pageStyles['bad'], styles['paper-findings'])}
    >
      <p role="status">{t('screens.documents.findings', { count: findings.length })}</p>
      <ul>
        {findings.map((finding) => (
          <li key={`${finding.text} ${finding.place.id ?? ''}`}>
            <span>{finding.text}</span>
            <ActionButton
              action="paper-finding.show"
              row={{
                id: `${finding.text} ${finding.place.id ?? ''}`,
                name: finding.text,
                label: t(`screens.section.${finding.place.section}`),
              }}
              plain
              small
              onPress={() => goTo(finding.place)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

type SavedNoticeProps = { readonly file: SavedFile | null; readonly onClose: () => void };

/** Name of the saved file with buttons to show and open it; stays until it is closed. */
function SavedNotice({ file, onClose }: SavedNoticeProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  return (
    <div role="status" className={styles['saved-place']}>
      {file === null ? null : (
        <div className={clsx(pageStyles['notice'], styles['saved-notice'])}>
          <EndKeptText title={file.path} text={t('screens.documents.saved', { name: file.name })} />
          <span className="soft one-line" title={file.path}>
            {t('screens.documents.inFolder', { folder: folderOf(file) })}
          </span>
          <ActionButton
            action="documents.show-file"
            plain
            small
            onPress={() => void run(showFile(file, 'in-folder'))}
          />
          <ActionButton action="documents.open-file" plain small onPress={() => void run(showFile(file, 'open'))}>
            {t('screens.documents.open')}
          </ActionButton>
          <ActionIconButton action="panel.close" name={t('screens.close')} onPress={onClose} />
        </div>
      )}
    </div>
  );
}
