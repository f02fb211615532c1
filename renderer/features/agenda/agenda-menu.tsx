import { type ReactNode, useEffect } from 'react';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { loadCatalogues } from '../../../shared/text/text.ts';
import { dialogLoadedLater, LoadedLater, preloadWhenIdle } from '../../components/loaded-later.tsx';
import { useText } from '../../context/preferences.tsx';
import { Icon } from '../../ui/icon.tsx';
import { MenuButton } from '../../ui/menu-button.tsx';
import { CopyDayDialog } from './dialogs/copy-day-dialog.tsx';
import { LateDialog } from './dialogs/late-dialog.tsx';
import { PresentationsDialog } from './dialogs/presentations-dialog.tsx';
import { RulesDialog } from './dialogs/rules-dialog.tsx';
import type { AgendaCheck } from './findings/use-findings.ts';
import { actionChoice, useActions } from '../../context/actions.tsx';

/** THE list of actions on the whole agenda, each with a dialog. */
const things = [
  'templates',
  'copyDay',
  'groups',
  'presentations',
  'fill',
  'late',
  'editions',
  'import',
  'rules',
] as const;
export type AgendaThing = (typeof things)[number];

type AgendaMenuProps = {
  readonly snapshot: WorkshopSnapshot;
  readonly check: AgendaCheck;
  /** The open dialog; null for none. */
  readonly open: AgendaThing | null;
  readonly onOpen: (thing: AgendaThing | null) => void;
};

/** The larger dialogs, each a chunk of its own. */
const large = {
  templates: new LoadedLater(async () => (await import('./dialogs/templates-dialog.tsx')).TemplatesDialog),
  groups: new LoadedLater(async () => {
    // A group gets a name in every language.
    const [module] = await Promise.all([import('./groups/groups-dialog.tsx'), loadCatalogues()]);
    return module.GroupsDialog;
  }),
  fill: new LoadedLater(async () => (await import('./dialogs/fill-dialog.tsx')).FillDialog),
  editions: new LoadedLater(async () => (await import('./dialogs/editions-dialog.tsx')).EditionsDialog),
  import: new LoadedLater(async () => (await import('./dialogs/import-dialog.tsx')).ImportDialog),
};
const TemplatesDialog = dialogLoadedLater(large.templates);
const GroupsDialog = dialogLoadedLater(large.groups);
const FillDialog = dialogLoadedLater(large.fill);
const EditionsDialog = dialogLoadedLater(large.editions);
const ImportDialog = dialogLoadedLater(large.import);

export function AgendaMenu({ snapshot, check, open, onOpen }: AgendaMenuProps): ReactNode {
  const t = useText();
  const close = (): void => onOpen(null);
  useActions(Object.fromEntries(things.map((thing) => [`agenda.${thing}`, () => onOpen(thing)])));
  useEffect(() => preloadWhenIdle(Object.values(large)), []);
  return (
    <>
      <MenuButton
        look="plain"
        name={t('screens.agenda.more')}
        choices={things.map((thing) => actionChoice(t, `agenda.${thing}`, () => onOpen(thing)))}
      >
        {t('screens.agenda.more')}
        <Icon name="chevron" />
      </MenuButton>
      {open === 'templates' ? <TemplatesDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'copyDay' ? <CopyDayDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'groups' ? <GroupsDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'presentations' ? <PresentationsDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'fill' ? <FillDialog snapshot={snapshot} check={check} onClose={close} /> : null}
      {open === 'late' ? <LateDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'editions' ? <EditionsDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'import' ? <ImportDialog snapshot={snapshot} onClose={close} /> : null}
      {open === 'rules' ? <RulesDialog settings={check.settings} onClose={close} /> : null}
    </>
  );
}
