/**
 * Chromium does not know our scheme, so the stand-in serves `rostrum://app/…` as `https://app.rostrum.localhost/…`: a
 * secure origin that no name server and no certificate is ever asked about, because every request is answered by us.
 */
export function toBrowserAddress(address: string): string {
  return address.replace(/^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)/, 'https://$2.$1.localhost');
}

/** The app's address of one of the browser's; null for any other address. */
export function fromBrowserAddress(address: string, scheme: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, host, username, password, pathname, search } = new URL(address);
  const suffix = `.${scheme}.localhost`;
  if (protocol !== 'https:' || !host.endsWith(suffix) || username !== '' || password !== '') return null;
  return `${scheme}://${host.slice(0, -suffix.length)}${pathname}${search}`;
}
