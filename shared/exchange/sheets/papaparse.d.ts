/**
 * What `separated-values.ts` uses of papaparse. The published types (@types/papaparse) bring in those of Node and of
 * the DOM, which nothing in `shared` may use.
 */
declare module 'papaparse' {
  type ParseSettings = {
    readonly delimiter: string;
    /** Rows that are read at most; 0 for all. */
    readonly preview: number;
    /** `greedy` leaves out rows of nothing but blanks too. */
    readonly skipEmptyLines?: boolean | 'greedy';
  };
  type ParseResult<Row> = {
    readonly data: Row[];
    /** `row` is an index into `data`, `index` one into the text; both are missing where the fault belongs to no row. */
    readonly errors: readonly {
      readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch';
      /** `MissingQuotes`: the field that begins before `index` with a quotation mark goes on to the end of the text. */
      readonly code: string;
      readonly row?: number;
      readonly index?: number;
    }[];
  };
  const papaparse: { parse<Row>(text: string, settings: ParseSettings): ParseResult<Row> };
  export default papaparse;
}
