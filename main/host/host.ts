import type * as z from 'zod';
import type { CallName, CallOutput, contract } from '../../shared/host/contract.ts';
import type { Result } from '../../shared/result.ts';
import type { AppearanceFile } from '../files/appearance.ts';
import type { ApplicationFolders } from '../files/application-folders.ts';
import type { ErrorLog } from '../files/error-log.ts';
import type { OpenedFiles } from '../files/opened-files.ts';
import type { Journal } from '../journal/journal.ts';
import type { Shell } from '../shell/api.ts';

/** What a handler gets: the call's input after parsing. */
export type ParsedInput<Name extends CallName> = z.output<(typeof contract)[Name]['input']>;

/** One function for each call of the contract. A call without its function, or the other way round, does not compile. */
export type Handlers = {
  readonly [Name in CallName]: (input: ParsedInput<Name>) => Promise<Result<CallOutput<Name>>>;
};

export type Host = {
  readonly shell: Pick<Shell, 'kind' | 'dialog' | 'shell'> & { readonly app: Pick<Shell['app'], 'getVersion'> };
  readonly folders: Pick<ApplicationFolders, 'data' | 'evidence' | 'documents'>;
  readonly appearance: Pick<AppearanceFile, 'remember'>;
  readonly log: Pick<ErrorLog, 'failure' | 'folder' | 'report'>;
  readonly openedFiles: Pick<OpenedFiles, 'next'>;
  readonly device: string;
  /** A journal that could not be opened says so on each call, and the page tells the user. */
  readonly journal: Result<Journal>;
};
