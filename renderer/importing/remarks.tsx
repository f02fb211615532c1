import type { ReactNode } from 'react';
import { useText } from '../app/preferences.tsx';

const mostShown = 20;

type RemarksProps = { readonly label: string; readonly remarks: readonly string[] };

/** What the user should know before the import; of very many, the first and how many more. */
export function Remarks({ label, remarks }: RemarksProps): ReactNode {
  const t = useText();
  const each = [...new Set(remarks)];
  if (each.length === 0) return null;
  return (
    <section aria-label={label}>
      <h3 className="label">{label}</h3>
      <ul className="differences problems">
        {each.slice(0, mostShown).map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
      {each.length > mostShown ? (
        <p className="soft small">{t('screens.importing.more', { count: each.length - mostShown })}</p>
      ) : null}
    </section>
  );
}
