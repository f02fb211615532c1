import type { Random } from '../../shared/planning/seeded-random.ts';
import { newHome, removeHome } from '../../test/end-to-end/application.ts';
import { callMain } from '../../test/end-to-end/page-data.ts';
import { type Acknowledged, watchAcknowledged, workOn } from '../../test/end-to-end/work.ts';
import { type CaseKind, type CaseReport, integerBelow, oneOf } from './case.ts';
import { anyBackend, pause, RunningApp, type StoreBackend } from './running-app.ts';

/** The running app, killed in part or whole at a random moment of its work, of its start or of its end. */
export const appKills: CaseKind = {
  name: 'kill',
  about:
    'the page, the browser or Node of the running app killed amid work, start or end, with both stores of Chromium; two starts after each',
  brief: 1,
  share: 8,
  longest: 240,
  open: () => {
    const apps = new Map<StoreBackend, RunningApp>();
    return Promise.resolve({
      run: (random, report) => killOne(apps, random, report),
      close: async () => {
        for (const app of apps.values()) await leave(app);
      },
    });
  },
};

const victims = ['browser', 'browser', 'node', 'node', 'both', 'renderer', 'renderer', 'page', 'start', 'end'] as const;
type Victim = (typeof victims)[number];

/** Changes after which a folder is left for a new one, so that the whole history can be read at once. */
const mostChanges = 900;

async function killOne(apps: Map<StoreBackend, RunningApp>, random: Random, report: CaseReport): Promise<void> {
  const backend = anyBackend(random);
  const victim = oneOf(random, victims);
  const app = await appOf(apps, backend);
  report.tell(`${backend}, ${victim}`);
  try {
    await killAmidWork(app, victim, random, report);
    for (const start of ['first start', 'second start']) {
      if (!(await app.expectWhole(report, start))) break;
      await app.close(report);
    }
  } finally {
    if (report.charged.length > 0 || app.acknowledged > mostChanges) {
      apps.delete(backend);
      await leave(app);
    } else {
      await app.kill();
    }
  }
}

async function appOf(apps: Map<StoreBackend, RunningApp>, backend: StoreBackend): Promise<RunningApp> {
  const known = apps.get(backend);
  if (known !== undefined) return known;
  const app = new RunningApp(newHome(), backend);
  await app.begin();
  await app.close();
  apps.set(backend, app);
  return app;
}

async function leave(app: RunningApp): Promise<void> {
  await app.kill();
  await removeHome(app.home);
}

async function killAmidWork(app: RunningApp, victim: Victim, random: Random, report: CaseReport): Promise<void> {
  const application = await app.launch();
  const { page } = application;
  if (victim === 'start') {
    await pause(integerBelow(random, 1500));
    return app.kill();
  }
  await app.openWorkshop();
  const acknowledged: Acknowledged = { sequence: 0 };
  const before = (await callMain(page, 'journal.status', {})).end.sequence;
  const watching = watchAcknowledged(page, acknowledged);
  let isOver = false;
  const working = workOn(page, app.snapshot, integerBelow(random, 6), () => isOver);
  const enough = before + 3 + integerBelow(random, 12);
  for (let waited = 0; acknowledged.sequence < enough && waited < 30_000; waited += 2) await pause(2);
  await pause(integerBelow(random, 60));
  if (victim === 'node' || victim === 'both') application.process.kill();
  if (victim === 'browser' || victim === 'both') application.process.killBrowser();
  if (victim === 'renderer') application.process.killPage();
  if (victim === 'page') await crashPage(app);
  if (victim === 'end') {
    isOver = true;
    void page.close().catch(() => undefined);
    await pause(integerBelow(random, 400));
    await app.kill();
  }
  // The window that is left of a killed page draws itself anew; the next start is looked at, and this one ends.
  if (victim === 'renderer' || victim === 'page') await pause(1000 + integerBelow(random, 2000));
  isOver = true;
  await app.kill();
  await Promise.all([watching, working]);
  app.acknowledge(acknowledged.sequence);
  report.tell(`${acknowledged.sequence - before} changes acknowledged before it`);
}

async function crashPage({ application: { page } }: RunningApp): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // The page that should answer is the one that crashes.
  void session.send('Page.crash').catch(() => undefined);
}
