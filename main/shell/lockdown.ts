import type { Application, ShellSession, Shell, WebContents } from './api.ts';

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

/** No program listens on this port: a request that passes the handlers all the same fails on this computer. */
const deadProxy = 'http://127.0.0.1:9';
const noBypass = '<-loopback>';
const webRtcPolicy = 'disable_non_proxied_udp';

const localSchemes = new Set([`${appScheme}:`, 'blob:', 'data:']);
const allowedPermissions = new Set<string>(['clipboard-sanitized-write', 'persistent-storage']);

/** No network, by switches that hold for the whole browser. Must come before the app is ready. */
export function closeNetwork({ commandLine }: Pick<Application, 'commandLine'>): void {
  commandLine.appendSwitch('proxy-server', deadProxy);
  commandLine.appendSwitch('proxy-bypass-list', noBypass);
  // `force-webrtc-ip-handling-policy`, which is the better known one, was measured to do nothing.
  commandLine.appendSwitch('webrtc-ip-handling-policy', webRtcPolicy);
}

/**
 * No requests but to ourselves, no permissions but two harmless ones and the camera that reads badges, no devices, no
 * downloads, no spelling service.
 */
export async function lockSession(session: ShellSession): Promise<void> {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const kinds = 'mediaTypes' in details ? details.mediaTypes : [];
    answer(allowedPermissions.has(permission) || (permission === 'media' && isOurCamera(details.requestingUrl, kinds)));
  });
  session.setPermissionCheckHandler((_contents, permission, _origin, { requestingUrl, mediaType }) => {
    const kinds = mediaType === undefined ? [] : [mediaType];
    return allowedPermissions.has(permission) || (permission === 'media' && isOurCamera(requestingUrl, kinds));
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.setUSBProtectedClassesHandler(({ protectedClasses }) => protectedClasses);
  session.on('will-download', (event) => event.preventDefault());
  session.setSpellCheckerEnabled(false);
  await session.setProxy({ mode: 'fixed_servers', proxyRules: deadProxy, proxyBypassRules: noBypass });
}

/** Grants the camera to the app's own page; never the microphone. */
function isOurCamera(address: string | undefined, kinds: readonly string[] | undefined): boolean {
  return address !== undefined && isAppAddress(address) && kinds?.join() === 'video';
}

function isLocal(url: string): boolean {
  return URL.canParse(url) && localSchemes.has(new URL(url).protocol);
}

/** Every page that is ever made stays on our origin, opens no window and hands no address to another program. */
export function watchContents({ app }: Pick<Shell, 'app'>): void {
  app.on('certificate-error', (event, ...[, , , , answer]) => {
    event.preventDefault();
    answer(false);
  });
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    contents.on(event, (navigation) => {
      if (!isAppAddress(navigation.url)) navigation.preventDefault();
    });
  }
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWebRTCIPHandlingPolicy(webRtcPolicy);
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
}
