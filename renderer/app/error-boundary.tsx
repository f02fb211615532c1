import { Component, type ReactNode } from 'react';
import { useText } from '../context/preferences.tsx';
import { Button } from '../ui/button.tsx';
import pageStyles from '../ui/page.module.css';

type State = { readonly problem: string | null };

/** Shows an apology in place of what has thrown while being drawn. No data is lost: everything is in the journal. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { problem: null };

  static getDerivedStateFromError(error: unknown): State {
    return { problem: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error) };
  }

  override render(): ReactNode {
    return this.state.problem === null ? this.props.children : <Apology detail={this.state.problem} />;
  }
}

function Apology({ detail }: { readonly detail: string }): ReactNode {
  const t = useText();
  return (
    <main className={pageStyles['empty']}>
      <h2>{t('screens.bug.title')}</h2>
      <p>{t('screens.bug.explanation')}</p>
      <Button look="primary" onPress={() => location.replace('/')}>
        {t('screens.bug.restart')}
      </Button>
      <details>
        <summary>{t('screens.bug.detail')}</summary>
        <pre className="small">{detail}</pre>
      </details>
    </main>
  );
}
