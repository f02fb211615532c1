/** A text that could not be saved when its form was left, and the stored text over which it was typed. */
export type KeptDraft = { readonly typed: unknown; readonly over: unknown };

const kept = new Map<string, ReadonlyMap<string, KeptDraft>>();

/**
 * Unsaved drafts by the record and then the path of the field. They last as long as the window, so that a wrong text
 * stands in its field again when the record is shown again.
 */
export function keepDrafts(record: string, drafts: ReadonlyMap<string, KeptDraft>): void {
  if (drafts.size === 0) kept.delete(record);
  else kept.set(record, drafts);
}

/** The drafts of a record, which are forgotten by this. */
export function takeDrafts(record: string): ReadonlyMap<string, KeptDraft> {
  const drafts = kept.get(record) ?? new Map<string, KeptDraft>();
  kept.delete(record);
  return drafts;
}
