import * as z from 'zod';
import { countrySchema } from './country.ts';
import { defineEntity, idSchema } from './entity.ts';
import { textSchema } from './language.ts';

export const institutionKinds = [
  'ministry',
  'agency',
  'law-enforcement',
  'judiciary',
  'university',
  'health-service',
  'civil-society',
  'international-organisation',
  'other',
] as const;

export const sectors = [
  'health',
  'social-protection',
  'education',
  'justice',
  'interior',
  'migration',
  'civil-society',
  'international',
  'other',
] as const;

/** A ministry, university, service, agency or civil-society organisation. */
export const institutionSchema = z.object({
  id: idSchema,
  name: textSchema,
  kind: z.enum(institutionKinds),
  sector: z.enum(sectors),
  country: countrySchema.nullable(),
});
export type Institution = z.infer<typeof institutionSchema>;

export const institution = defineEntity(institutionSchema, () => 'institutions');
