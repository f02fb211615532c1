import { useState } from 'react';
import type { IssuedSheet } from '../../../shared/domain/issued-sheet.ts';
import { success, type Result } from '../../../shared/result.ts';
import { useFeedback } from '../../app/feedback.ts';
import { attachFiles, type FiledScan } from '../../commands/register.ts';
import { examineFiles, filedOf, isPlain, type ExaminedFile } from './examined-file.ts';

/** What is being done with files that were dropped, and how far it is. */
export type FilingWork = { readonly kind: 'reading' | 'keeping'; readonly done: number; readonly of: number };

export type Filing = {
  readonly work: FilingWork | null;
  /** Files of which somebody must say where they belong, or look at where they would go. */
  readonly asked: readonly ExaminedFile[] | null;
  /** Takes files for one sheet, or for whichever sheets their codes name. */
  readonly take: (files: readonly File[], intended: IssuedSheet | null) => void;
  readonly attach: (filed: readonly FiledScan[]) => void;
  readonly cancel: () => void;
};

/** From dropped files to scans on record. */
export function useFiling(workshopId: string, sheets: readonly IssuedSheet[]): Filing {
  const { runUndoably } = useFeedback();
  const [work, setWork] = useState<FilingWork | null>(null);
  const [asked, setAsked] = useState<readonly ExaminedFile[] | null>(null);

  const attach = async (filed: readonly FiledScan[]): Promise<void> => {
    setAsked(null);
    if (filed.length === 0) return;
    await runUndoably('sheet.attach', keepAll(filed));
  };
  const keepAll = async (filed: readonly FiledScan[]): Promise<Result<void>> => {
    const tell = (done: number): void => setWork({ kind: 'keeping', done, of: filed.length });
    tell(0);
    const attached = await attachFiles(workshopId, filed, tell);
    setWork(null);
    return attached.ok ? success(undefined) : attached;
  };
  const take = async (files: readonly File[], intended: IssuedSheet | null): Promise<void> => {
    if (files.length === 0 || work !== null) return;
    const tell = (done: number): void => setWork({ kind: 'reading', done, of: files.length });
    tell(0);
    const examined = await examineFiles(files, sheets, intended, tell);
    setWork(null);
    if (intended !== null && examined.every((each) => isPlain(each, intended))) await attach(filedOf(examined));
    else setAsked(examined);
  };
  return {
    work,
    asked,
    take: (files, intended) => void take(files, intended),
    attach: (filed) => void attach(filed),
    cancel: () => setAsked(null),
  };
}
