import * as z from 'zod';

/** ISO 3166-1 alpha-2, upper case. Names come from `shared/text/country-names.ts`. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'two capital letters, as in KZ');
export type Country = z.infer<typeof countrySchema>;
