/** What `readable-text.ts` uses of html-to-text, which comes without types. */
declare module 'html-to-text' {
  type Selector = {
    readonly selector: string;
    readonly format?: string;
    readonly options?: Readonly<Record<string, unknown>>;
  };
  type Settings = {
    readonly wordwrap: number | false;
    readonly limits: { readonly maxDepth: number; readonly maxInputLength: number };
    readonly selectors: readonly Selector[];
  };
  /** A function that turns HTML into text; made once, for the settings are compiled. */
  export function compile(settings: Settings): (html: string) => string;
}
