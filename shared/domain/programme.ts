import * as z from 'zod';
import { countrySchema } from './country.ts';
import { defineEntity, idSchema, lineSchema } from './entity.ts';
import { textSchema } from './language.ts';

/** The funded frame of a series of workshops: CADAP 7, GLOK32, an IOM project. */
export const programmeSchema = z.object({
  id: idSchema,
  name: textSchema,
  code: lineSchema,
  funders: z.array(textSchema).max(20),
  /** The line that the funder wants on every paper: "Funded by the European Union". */
  fundingLine: textSchema,
  implementedBy: textSchema,
  countries: z.array(countrySchema).max(60),
});
export type Programme = z.infer<typeof programmeSchema>;

export const programme = defineEntity(programmeSchema, () => 'programmes');
