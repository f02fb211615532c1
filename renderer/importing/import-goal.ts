import type { Language } from '../../shared/domain/language.ts';
import type { AgendaImport } from '../../shared/exchange/agenda-changes.ts';
import type { ImportedAgenda } from '../../shared/exchange/imported-agenda.ts';
import type { Result } from '../../shared/result.ts';

/** Where an agenda is to go. */
export type ImportGoal<Wanted extends AgendaImport = AgendaImport> = {
  /** In which texts are taken to be written, unless their letters or their column say otherwise. */
  readonly language: Language;
  /** What it would change there. */
  readonly prepare: (agenda: ImportedAgenda, enterSpeakers: boolean) => Result<Wanted>;
  readonly accept: (wanted: Wanted) => void;
  /** What accepting is called. */
  readonly acceptName: string;
};
