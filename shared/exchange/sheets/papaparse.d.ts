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
    /** `row` is an index into `data`; it is missing where the fault belongs to no row. */
    readonly errors: readonly { readonly type: 'Quotes' | 'Delimiter' | 'FieldMismatch'; readonly row?: number }[];
  };
  const papaparse: { parse<Row>(text: string, settings: ParseSettings): ParseResult<Row> };
  export default papaparse;
}
