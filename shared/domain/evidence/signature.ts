import * as z from 'zod';
import { slotIdSchema } from '../attendance/attendance.ts';
import { defineEntity, idSchema, personal } from '../entity.ts';

/** The pad in the units of a stroke; it is drawn at any size. */
export const pad = { width: 1000, height: 400 } as const;

/** x, y, x, y … of one stroke, from the upper left corner of the pad. */
const strokeSchema = z
  .array(z.int().min(0).max(pad.width))
  .min(2)
  .max(4000)
  .refine((numbers) => numbers.length % 2 === 0);

/**
 * What a person signed on the screen, as strokes, for one slot. Signatures are in a partition of their own, for they
 * are read only to be shown, and they stay with the desks: a workshop file that is handed on does not hold them.
 */
export const signatureSchema = z.object({
  id: idSchema,
  workshopId: idSchema,
  participationId: idSchema,
  slotId: slotIdSchema,
  strokes: personal(z.array(strokeSchema).min(1).max(200), 'To show that the person was there and signed'),
  /** The instant, in UTC. */
  signedAt: z.iso.datetime(),
});
export type Signature = z.infer<typeof signatureSchema>;
export type Stroke = readonly number[];

export const signature = defineEntity(signatureSchema, (record) => `signatures/${record.workshopId}`);

/** A point of the pad as a stroke holds it: whole, and never outside. */
export function padPoint(across: number, down: number): [x: number, y: number] {
  return [within(across, pad.width), within(down, pad.height)];
}

/** The stroke with the point at its end; a point that is where the last one was adds nothing. */
export function withPoint(stroke: Stroke, [x, y]: readonly [x: number, y: number]): Stroke {
  return stroke.at(-2) === x && stroke.at(-1) === y ? stroke : [...stroke, x, y];
}

/** A stroke as the path of an SVG; a dot is a line of no length, which a round cap makes visible. */
export function strokePath(stroke: Stroke): string {
  const points = Array.from(
    { length: stroke.length / 2 },
    (_, index) => `${stroke[2 * index]} ${stroke[2 * index + 1]}`,
  );
  return `M${points.length === 1 ? [...points, ...points].join('L') : points.join('L')}`;
}

/** Whether enough was drawn to be a signature and not a touch by accident: some 40 units of the pad. */
export function isSignature(strokes: readonly Stroke[]): boolean {
  return strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0) >= 40;
}

function lengthOf(stroke: Stroke): number {
  return stroke.reduce(
    (sum, x, index) =>
      index < 2 || index % 2 === 1
        ? sum
        : sum + Math.hypot(x - (stroke[index - 2] ?? 0), (stroke[index + 1] ?? 0) - (stroke[index - 1] ?? 0)),
    0,
  );
}

function within(value: number, most: number): number {
  return Math.min(Math.max(Math.round(value), 0), most);
}
