import { type ReactNode, useState } from 'react';
import type { Language } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import {
  type AgendaPart,
  type ExchangeKind,
  exchangeKinds,
  formatOf,
  leadingPeople,
  wholeAgenda,
} from '../../../shared/exchange/exchange-request.ts';
import { usePreferences } from '../../context/preferences.tsx';
import { Button } from '../../ui/button.tsx';
import { ChoiceCards } from '../../ui/fields/choice-cards.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select, type SelectChoice } from '../../ui/fields/select.tsx';
import formStyles from '../../ui/form.module.css';
import { LanguageSelect } from './document-options.tsx';
import { delegationName } from '../../../shared/text/collation.ts';

type ExchangeDialogProps = {
  readonly snapshot: WorkshopSnapshot;
  /** The languages of the papers, in which the agenda is written unless others are chosen. */
  readonly languages: readonly Language[];
  readonly onSave: (kind: ExchangeKind, part: AgendaPart, languages: readonly Language[]) => void;
  readonly onClose: () => void;
};

const everybody = 'everybody';

/** The agenda for calendars and other programs: in which format, and whose. */
export function ExchangeDialog({ snapshot, languages: first, onSave, onClose }: ExchangeDialogProps): ReactNode {
  const { t } = usePreferences();
  const [kind, setKind] = useState<ExchangeKind>('icalendar');
  const [whose, setWhose] = useState(everybody);
  const [languages, setLanguages] = useState(first);
  const parts = useParts(snapshot);
  return (
    <Dialog title={t('screens.documents.forPrograms')} onClose={onClose}>
      <div className={formStyles['form']}>
        <ChoiceCards
          label={t('screens.documents.format')}
          value={kind}
          onChange={setKind}
          choices={exchangeKinds.map((each) => ({
            value: each,
            name: `${t(`exchange.name.${each}`)} (.${formatOf[each]})`,
            about: t(`exchange.about.${each}`),
          }))}
        />
        <Select
          label={t('exchange.part.whose')}
          value={whose}
          onChange={setWhose}
          choices={parts.map(({ value, name }) => ({ value, name }))}
        />
        <LanguageSelect workshop={snapshot.workshop} value={languages} onChange={setLanguages} />
        <div className={formStyles['actions']}>
          <Button onPress={onClose}>{t('screens.cancel')}</Button>
          <Button
            look="primary"
            icon="save"
            onPress={() => {
              onClose();
              onSave(kind, parts.find(({ value }) => value === whose)?.part ?? wholeAgenda, languages);
            }}
          >
            {t('screens.documents.save', { format: `.${formatOf[kind]}` })}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Everybody, then who leads or interprets, then the delegations. */
function useParts(snapshot: WorkshopSnapshot): readonly (SelectChoice<string> & { readonly part: AgendaPart })[] {
  const { t, language } = usePreferences();
  return [
    { value: everybody, name: t('exchange.part.everybody'), part: wholeAgenda },
    ...leadingPeople(snapshot, language).map(({ participation, name }) => ({
      value: participation.id,
      name: `${name} · ${t(`vocabulary.role.${participation.role}`)}`,
      part: { ...wholeAgenda, participationId: participation.id },
    })),
    ...snapshot.delegations.map((delegation) => ({
      value: delegation.id,
      name: `${delegationName(delegation, language)} · ${t('exchange.part.delegation')}`,
      part: { ...wholeAgenda, delegationId: delegation.id },
    })),
  ];
}
