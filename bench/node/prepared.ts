/** What a sample does: everything before `work` is not measured, and neither is `check`. */
export type Prepared<Answer> = {
  readonly work: () => Promise<Answer>;
  readonly check: (answer: Answer) => Promise<{ readonly check: string; readonly bytes: number | null }>;
};
