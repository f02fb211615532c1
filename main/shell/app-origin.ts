/** The scheme that the app's own pages are served under, in both shells. */
export const appScheme = 'rostrum';

/** The one address that may be shown and that may call us. */
export const appAddress = `${appScheme}://app/`;

/** Whether an address lies on the app's own origin: scheme and host exactly, no port, no user name. */
export function isAppAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, host, username, password } = new URL(address);
  return protocol === `${appScheme}:` && host === 'app' && username === '' && password === '';
}
