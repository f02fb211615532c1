import type { ReactNode } from 'react';
import type { Failure } from '../../shared/result.ts';
import { failureText } from '../app/feedback.ts';
import { useText } from '../app/preferences.tsx';

/** Why nothing came in. */
export function Refusal({ failure }: { readonly failure: Failure }): ReactNode {
  const t = useText();
  return (
    <p role="alert" className="refusal">
      {failureText(t, failure)}
    </p>
  );
}
