import path from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';

/**
 * Every switch that Electron has in its program file, decided on. An Electron with one more is refused until that one is
 * decided on too.
 */
export const fuses = /** @type {const} */ ({
  version: FuseVersion.V1,
  strictlyRequireAllFuses: true,
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
});

/**
 * Run by electron-builder when the app's folder is complete and not yet signed.
 *
 * @param {{ appOutDir: string, electronPlatformName: string, packager: { appInfo: { productFilename: string }, executableName?: string } }} context
 */
export async function afterPack({ appOutDir, electronPlatformName, packager }) {
  const { productFilename } = packager.appInfo;
  const places = {
    darwin: `${productFilename}.app`,
    win32: `${productFilename}.exe`,
    linux: packager.executableName ?? productFilename,
  };
  const place = places[/** @type {keyof typeof places} */ (electronPlatformName)];
  // macOS on Apple silicon starts no program that was changed after it was signed. Without a certificate there is only
  // Electron's own ad-hoc signature, which is made anew here; with one, electron-builder signs afterwards.
  const resetAdHocDarwinSignature = electronPlatformName === 'darwin';
  await flipFuses(path.join(appOutDir, place), { ...fuses, resetAdHocDarwinSignature });
}
