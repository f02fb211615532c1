import { useState, type ReactNode } from 'react';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { formatDateRange } from '../../../shared/text/dates.ts';
import { usePreferences } from '../../app/preferences.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DayTable } from './day-table.tsx';
import { SessionPanel } from './session-panel.tsx';
import { UnplacedSessions } from './unplaced-sessions.tsx';

/** The agenda as a table by day; the chosen session stands in the panel on the right. */
export function AgendaSection({ snapshot }: { readonly snapshot: WorkshopSnapshot }): ReactNode {
  const { t, language } = usePreferences();
  const [selectedId, select] = useState<string | null>(null);
  const [runOn, setRunOn] = useState(true);
  const selected = snapshot.sessions.find((session) => session.id === selectedId);
  const { place } = snapshot.workshop;
  const where = [textIn(place.city, language), textIn(place.venue, language), datesOf(snapshot, language)];
  return (
    <main className="work fixed">
      <div className="page-head">
        <h1>{t('screens.section.agenda')}</h1>
        <p className="about">{where.filter((part) => part !== '').join(' · ')}</p>
      </div>
      <div className="tool-bar">
        <Checkbox
          label={t('screens.agenda.runOn')}
          hint={t('screens.agenda.runOnHint')}
          value={runOn}
          onChange={setRunOn}
        />
        <span className="end soft small">{t('screens.agenda.keys')}</span>
      </div>
      <div className={selected === undefined ? 'with-panel alone' : 'with-panel'}>
        <div className="agenda-days">
          {snapshot.days.map((day) => (
            <DayTable
              key={day.id}
              day={day}
              snapshot={snapshot}
              selectedId={selectedId}
              onSelect={select}
              runOn={runOn}
            />
          ))}
          <UnplacedSessions snapshot={snapshot} onSelect={select} />
        </div>
        {selected === undefined ? null : (
          <SessionPanel
            key={selected.id}
            session={selected}
            snapshot={snapshot}
            runOn={runOn}
            onClose={() => select(null)}
          />
        )}
      </div>
    </main>
  );
}

function datesOf(snapshot: WorkshopSnapshot, language: 'en' | 'ru'): string {
  const first = snapshot.days[0]?.date ?? null;
  const last = snapshot.days.at(-1)?.date ?? null;
  return first === null || last === null ? '' : formatDateRange(first, last, language);
}
