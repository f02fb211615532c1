import { Component, type ReactNode } from 'react';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';
import { logError, useShowLog } from './error-log.ts';

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
