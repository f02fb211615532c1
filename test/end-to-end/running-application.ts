import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { type Application, launchApplication, removeHome } from './application.ts';

/** Launches the app before the tests of a file or group, and closes it after them, which ends it with 0; gives the app that runs. */
export function sharedApplication(): () => Application {
  let application: Application | null = null;
  beforeAll(async () => {
    application = await launchApplication();
  });
  afterAll(async () => {
    if (application === null) return;
    expect(await application.close()).toBe(0);
    await removeHome(application.home);
  });
  return () => application ?? expect.fail('the app does not run');
}

/** Launches the app within a test, which ends it itself; its folder is removed after the test. */
export async function launchAlone(): Promise<Application> {
  const application = await launchApplication();
  onTestFinished(() => removeHome(application.home));
  return application;
}
