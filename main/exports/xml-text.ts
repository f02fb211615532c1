/** Text as XML can hold it: well-formed, and a visible sign for every character that XML does not allow. */
export function xmlText(text: string): string {
  return text.toWellFormed().replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd');
}
