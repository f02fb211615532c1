/** What the QR code on a printed sheet says. */
export type PrintedCode = { readonly sheetId: string; readonly page: number; readonly of: number };

/** Reads "RSTR1:7K2P:D1:1/3": format, workshop, sheet, page; null for any other text. */
export function readPrintedCode(text: string): PrintedCode | null {
  const [, workshop, sheet, page, of] = /^RSTR1:([0-9A-Z]{4}):([0-9A-Z-]{2,60}):(\d{1,4})\/(\d{1,4})$/.exec(text) ?? [];
  if (workshop === undefined || sheet === undefined) return null;
  return { sheetId: `S-${workshop}-${sheet}`, page: Number(page), of: Number(of) };
}
