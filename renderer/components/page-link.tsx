import type { ReactNode } from 'react';
import { Link } from 'react-aria-components';
import { useLocation } from 'wouter';

type PageLinkProps = {
  /** A path of the app, as routes.ts makes it. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string | undefined;
  /** Whether it leads to where the user is. */
  readonly current?: boolean;
  /** The action of the list that it does. */
  readonly 'data-action'?: string;
  readonly 'data-part'?: string;
};

/**
 * A link to another page of the app: reached by Tab, followed by Enter or a click, a link to screen readers. It has no `href`,
 * since a browser shows the address of one in a bubble under the pointer and offers to open it elsewhere; an address of the app
 * means nothing to its user.
 */
export function PageLink({ to, children, className, current = false, ...rest }: PageLinkProps): ReactNode {
  const [, navigate] = useLocation();
  return (
    <Link
      {...rest}
      {...(current && { 'aria-current': 'page' })}
      className={className ?? ''}
      onPress={() => navigate(to)}
    >
      {children}
    </Link>
  );
}
