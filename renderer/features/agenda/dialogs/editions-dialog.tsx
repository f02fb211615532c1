import { type ReactNode, useMemo } from 'react';
import { editionSchema } from '../../../../shared/domain/agenda/edition.ts';
import { sessionTitle } from '../../../../shared/domain/agenda/session.ts';
import { type Language, textIn } from '../../../../shared/domain/language.ts';
import { shownName } from '../../../../shared/domain/people/participation.ts';
import type { WorkshopSnapshot } from '../../../../shared/domain/workshop-snapshot.ts';
import {
  compareEditions,
  type EditionDifference,
  latestEdition,
  type SessionMoment,
  type NumberedDay,
} from '../../../../shared/operations/edition.ts';
import { formatDate } from '../../../../shared/text/dates.ts';
import { localTime } from '../../../../shared/time/instant.ts';
import { PageLink } from '../../../components/page-link.tsx';
import { freeze } from '../../../commands/agenda-plan.ts';
import { useFeedback } from '../../../context/feedback.ts';
import { usePreferences } from '../../../context/preferences.tsx';
import { documentPath } from '../../../context/routes.ts';
import { SubmittedForm } from '../../../forms/form-dialog.tsx';
import { TextInput } from '../../../forms/form-fields.tsx';
import { useRecordForm } from '../../../forms/use-record-form.ts';
import buttonStyles from '../../../ui/button.module.css';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import formStyles from '../../../ui/form.module.css';
import { Icon } from '../../../ui/icon.tsx';
import pageStyles from '../../../ui/page.module.css';
import styles from './agenda-dialogs.module.css';

const noteSchema = editionSchema.pick({ note: true });

type EditionsDialogProps = { readonly snapshot: WorkshopSnapshot; readonly onClose: () => void };

/** Freezes the agenda as an edition, and lists the changes since the last one. */
export function EditionsDialog({ snapshot, onClose }: EditionsDialogProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const form = useRecordForm({
    schema: noteSchema,
    stored: { note: '' },
    onSubmit: async ({ note }) => {
      await run(freeze(snapshot.workshop.id, note));
      form.reset({ note: '' });
    },
  });
  const latest = latestEdition(snapshot);
  const differences = useMemo(
    () => (latest === undefined ? [] : compareEditions(latest, snapshot)),
    [latest, snapshot],
  );
  return (
    <Dialog wide title={t('screens.agenda.edition.title')} onClose={onClose}>
      <SubmittedForm form={form}>
        <p className="soft small">{t('screens.agenda.edition.hint')}</p>
        <div className={styles['edition-freeze']}>
          <TextInput form={form} name="note" label={t('screens.agenda.edition.note')} />
          <Button type="submit" look="primary">
            {t('screens.agenda.edition.freeze', { number: (latest?.number ?? 0) + 1 })}
          </Button>
        </div>
      </SubmittedForm>
      {latest === undefined ? null : (
        <section className={formStyles['form']}>
          <h3>
            {t('screens.agenda.edition.since', {
              number: latest.number,
              date: formatDate(localTime(latest.frozenAt).day, language),
            })}
          </h3>
          {differences.length === 0 ? <p className="soft">{t('screens.agenda.edition.same')}</p> : null}
          <ul className={pageStyles['differences']}>
            {[...differences.entries()].map(([index, difference]) => (
              // A difference has no id; the list is drawn whole.
              <li key={index}>
                <DifferenceText difference={difference} snapshot={snapshot} />
              </li>
            ))}
          </ul>
          {differences.length === 0 ? null : (
            <div className={formStyles['actions']}>
              <PageLink
                className={buttonStyles['button']}
                data-part="button"
                to={documentPath(snapshot.workshop.id, 'agenda-changes')}
              >
                <Icon name="print" />
                {t('screens.agenda.edition.print')}
              </PageLink>
            </div>
          )}
        </section>
      )}
    </Dialog>
  );
}

type DifferenceTextProps = { readonly difference: EditionDifference; readonly snapshot: WorkshopSnapshot };

function DifferenceText({ difference, snapshot }: DifferenceTextProps): ReactNode {
  const { t, language } = usePreferences();
  const dayName = ({ day, date }: NumberedDay): string =>
    date === null
      ? t('screens.agenda.day', { number: day })
      : `${t('screens.agenda.day', { number: day })}, ${formatDate(date, language)}`;
  if (difference.kind === 'day-moved') {
    return t('screens.agenda.edition.day-moved', { from: dayName(difference.from), to: dayName(difference.day) });
  }
  if (difference.kind === 'theme-changed') {
    return t('screens.agenda.edition.theme-changed', { day: dayName(difference.day) });
  }
  const title = sessionTitle(difference.session, language, t);
  const when = ({ day, start }: SessionMoment): string => t('screens.agenda.edition.moment', { day, start });
  switch (difference.kind) {
    case 'added':
    case 'cancelled':
      return t(`screens.agenda.edition.${difference.kind}`, { title, when: when(difference.moment) });
    case 'moved':
      return t('screens.agenda.edition.moved', { title, from: when(difference.from), to: when(difference.to) });
    case 'described':
      return t('screens.agenda.edition.described', { title });
    case 'renamed':
      return t('screens.agenda.edition.renamed', { title, from: textIn(difference.from, language) });
    case 'room-changed': {
      const all = t('screens.agenda.allRooms');
      const from = difference.from === null ? all : textIn(difference.from, language);
      const to = difference.to === null ? all : textIn(difference.to, language);
      return t('screens.agenda.edition.room', { title, from, to });
    }
    case 'resized':
      return t('screens.agenda.edition.resized', { title, from: difference.from, to: difference.to });
    case 'people-added':
    case 'people-removed': {
      const names = difference.participationIds.map((id) => nameOf(id, snapshot, language)).join(', ');
      const role = t(`vocabulary.assignmentRole.${difference.role}`);
      return t(`screens.agenda.edition.${difference.kind}`, { title, names, role });
    }
  }
}

function nameOf(participationId: string, snapshot: WorkshopSnapshot, language: Language): string {
  const participation = snapshot.participations.find((each) => each.id === participationId);
  const person = snapshot.people.find((each) => each.id === participation?.personId);
  if (participation === undefined || person === undefined) return '';
  return shownName(participation, person, language);
}
