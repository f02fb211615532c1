import type { ReactNode } from 'react';
import { Link, useRoute } from 'wouter';
import { textIn } from '../../shared/domain/language.ts';
import { readSummaries, useStored } from '../storage/reading.ts';
import { usePreferences } from './preferences.tsx';
import { routes, sections, workshopPath } from './routes.ts';

const mostRecent = 12;

/** Left: the sections of the open workshop in working order, then its neighbours. */
export function Sidebar(): ReactNode {
  const { t, language } = usePreferences();
  const [matches, params] = useRoute(routes.workshop);
  const summaries = useStored(readSummaries, []) ?? [];
  const workshopId = matches ? params.workshopId : null;
  if (params?.section === 'desk') return null;
  const open = params?.section === 'register' ? 'attendance' : params?.section;
  const current = summaries.find((each) => each.id === workshopId);
  const neighbours = summaries.filter((each) => each.programmeId === current?.programmeId && each.id !== workshopId);
  const others = summaries.filter((each) => each.programmeId !== current?.programmeId);
  return (
    <nav className="side" aria-label={t('screens.navigation')}>
      {current === undefined ? null : (
        <>
          {sections.map((section) => (
            <Link
              key={section}
              href={workshopPath(current.id, section)}
              aria-current={open === section ? 'page' : undefined}
            >
              {t(`screens.section.${section}`)}
            </Link>
          ))}
        </>
      )}
      <h2>{t('screens.workshops')}</h2>
      <Link href="/" aria-current={matches ? undefined : 'page'}>
        {t('screens.allWorkshops')}
        <span className="count number">{summaries.length}</span>
      </Link>
      {[...neighbours, ...others].slice(0, mostRecent).map((each) => (
        <Link key={each.id} className="sub" href={workshopPath(each.id, 'overview')}>
          <span className="one-line" title={textIn(each.title, language)}>
            {textIn(each.title, language)}
          </span>
        </Link>
      ))}
    </nav>
  );
}
