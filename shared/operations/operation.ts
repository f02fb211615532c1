import type { Change } from '../changes/change.ts';

/** Makes ids for new records; the same sequence in a test, version-7 UUIDs in the app. */
export type NewId = () => string;

/** What an operation gives: the changes that the command commits as one action. */
export type Changes = readonly Change[];
