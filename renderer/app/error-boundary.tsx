import { Component, type ReactNode } from 'react';
import { errorReport } from '../../shared/error-report.ts';
import { useFeedback } from '../context/feedback.ts';
import { useText } from '../context/preferences.tsx';
import { leavePage } from '../context/routes.ts';
import { callHost } from '../storage/host-client.ts';
import { Button } from '../ui/button.tsx';
import { notify } from '../ui/messages.tsx';
import pageStyles from '../ui/page.module.css';

type ErrorBoundaryProps = {
  readonly children: ReactNode;
  /** Where the user is: what has failed is tried again at another place. Without it, only a new start helps. */
  readonly place?: string;
};

type State = { readonly problem: string | null; readonly place: string | undefined };

/** Shows an apology in place of what has thrown while being drawn. No data is lost: everything entered is in the journal. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { problem: null, place: this.props.place };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { problem: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) };
  }

  static getDerivedStateFromProps({ place }: ErrorBoundaryProps, state: State): State | null {
    return place === state.place ? null : { problem: null, place };
  }

  override componentDidCatch(error: unknown): void {
    logError('screen', error);
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (problem === null) return this.props.children;
    const restart = this.props.place === undefined ? startPageAgain : (): void => this.setState({ problem: null });
    return <Apology detail={problem} onRestart={restart} />;
  }
}

function startPageAgain(): void {
  leavePage();
  location.replace('/');
}

function Apology({ detail, onRestart }: { readonly detail: string; readonly onRestart: () => void }): ReactNode {
  const t = useText();
  const showLog = useShowLog();
  return (
    <main className={pageStyles['empty']}>
      <div role="alert">
        <h2>{t('screens.bug.title')}</h2>
        <p>{t('screens.bug.explanation')}</p>
      </div>
      <div className={pageStyles['actions']}>
        <Button look="primary" onPress={onRestart}>
          {t('screens.bug.restart')}
        </Button>
        <Button onPress={showLog}>{t('screens.bug.showLog')}</Button>
      </div>
      <details>
        <summary>{t('screens.bug.detail')}</summary>
        <pre className="small">{detail}</pre>
      </details>
    </main>
  );
}

/** Writes an error to the log: its class and stack, never its message. */
export function logError(where: 'screen' | 'page' | 'promise', error: unknown): void {
  void callHost('error-log.write', { where, report: errorReport(error) });
}

/** What the browser reports as an error where sizes changed once more while they were told: nothing is wrong (Resize Observer, 3.3). */
const sizesToldLater = /^ResizeObserver loop/;

/** Logs the errors that nothing else catches, from now on. */
export function logUnhandledErrors(): void {
  addEventListener('error', (event) => {
    if (!sizesToldLater.test(event.message)) logError('page', event.error);
  });
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
