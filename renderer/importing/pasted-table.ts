/**
 * What was pasted from Word, Excel or a browser as a file for the reader of tables: the HTML where there is a table in
 * it, or else text with tabs or in several lines; null for anything else, such as a word pasted into a field.
 */
export function pastedTable(clipboard: DataTransfer | null, name: string): File | null {
  if (clipboard === null || clipboard.files.length > 0) return null;
  const html = clipboard.getData('text/html');
  if (/<table[\s>]/i.test(html)) return new File([html], name, { type: 'text/html' });
  const text = clipboard.getData('text/plain');
  const isTable = text.includes('\n') && (text.includes('\t') || /[;,|].*\n.*[;,|]/.test(text));
  return isTable ? new File([text], name, { type: 'text/plain' }) : null;
}
