import { errorReport } from '../../shared/error-report.ts';
import { callHost } from '../storage/host-client.ts';
import { notify } from '../ui/messages.tsx';
import { useFeedback } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';

/** Writes an error to the log: its class and stack, never its message. */
export function logError(where: 'screen' | 'page' | 'promise', error: unknown): void {
  void callHost('error-log.write', { where, report: errorReport(error) });
}

/** Logs the errors that nothing else catches, from now on. */
export function logUnhandledErrors(): void {
  addEventListener('error', (event) => logError('page', event.error));
  addEventListener('unhandledrejection', (event) => logError('promise', event.reason));
}

/** Shows the folder with the log; where the system has no program for folders, says where it is. */
export function useShowLog(): () => void {
  const t = useText();
  const { run } = useFeedback();
  const show = async (): Promise<void> => {
    const log = await run(callHost('error-log.show', {}));
    if (log?.shown === false) notify(t('screens.bug.logFolder', { folder: log.folder }));
  };
  return () => void show();
}
