import { clsx } from 'clsx';
import { type ReactNode, useRef, useState } from 'react';
import type { DeskFile } from '../../../shared/desks/desk-file.ts';
import { textIn } from '../../../shared/domain/language.ts';
import type { WorkshopSnapshot } from '../../../shared/domain/workshop-snapshot.ts';
import { localTime } from '../../../shared/time/instant.ts';
import { type HandedOver, handOver, openDeskFile } from '../../commands/desk.ts';
import { folderOf, showFile } from '../../commands/documents.ts';
import { useFeedback } from '../../context/feedback.ts';
import { usePreferences, useText } from '../../context/preferences.tsx';
import { useArrivedDeskFile } from '../../opening/opening.tsx';
import { countMadeSince } from '../../queries/history.ts';
import { deviceName, useStored } from '../../storage/working-store.ts';
import { FileChooser } from '../../ui/fields/file-chooser.tsx';
import { EndKeptText } from '../../ui/end-kept-text.tsx';
import pageStyles from '../../ui/page.module.css';
import styles from './desk-exchange.module.css';
import type { DeskPerson } from './desk-people.ts';
import { useInstants } from './desk-slot.ts';
import { TakeInDialog } from './take-in-dialog.tsx';
import { ActionButton, ActionIconButton } from '../../context/actions.tsx';

/** Characters of the title in the name of a desk file, so that desk and time after it fit in a list of files. */
const longestTitle = 30;

type ExchangeCardProps = { readonly snapshot: WorkshopSnapshot; readonly people: readonly DeskPerson[] };

/** Saves and opens desk files, and shows how many marks have not been handed over. */
export function ExchangeCard({ snapshot, people }: ExchangeCardProps): ReactNode {
  const { t, language } = usePreferences();
  const { run } = useFeedback();
  const { workshop } = snapshot;
  const [memory, remember] = useExchangeMemory(workshop.id);
  const [handed, setHanded] = useState<HandedOver | null>(null);
  const [file, setFile] = useState<DeskFile | null>(null);
  const arrived = useArrivedDeskFile(workshop.id);
  const shown = file ?? arrived.file;
  const chooser = useRef<HTMLInputElement>(null);
  const nameOf = ({ desk, writtenAt }: DeskFile): string => {
    const { day, clock } = localTime(writtenAt, workshop.timeZone);
    const title = textIn(workshop.title, language).slice(0, longestTitle).trim();
    return t('screens.deskExchange.fileName', { title, desk, when: `${day} ${clock.replace(':', '')}` });
  };
  const send = async (): Promise<void> => {
    const done = await run(handOver(workshop.id, nameOf));
    if (done === undefined || done === null) return;
    setHanded(done);
    remember({ sent: { at: done.at, sequence: done.sequence } });
  };
  const choose = async (chosen: File | undefined): Promise<void> => {
    if (chosen === undefined) return;
    setFile((await run(openDeskFile(workshop.id, chosen))) ?? null);
  };
  return (
    <section
      className={clsx(pageStyles['card'], styles['desk-exchange'], 'not-printed')}
      data-part="desk-exchange"
      aria-label={t('screens.deskExchange.title')}
    >
      <ExchangeState workshop={workshop} memory={memory} />
      <div className={styles['desk-exchange-actions']}>
        <ActionButton action="desk.send" onPress={() => void send()}>
          {t('screens.deskExchange.send')}
        </ActionButton>
        <ActionButton action="desk.take-in" onPress={() => chooser.current?.click()}>
          {t('screens.deskExchange.takeIn')}
        </ActionButton>
      </div>
      <FileChooser
        chooser={chooser}
        name={t('screens.deskExchange.choose')}
        accept=".desk"
        onFiles={([file]) => void choose(file)}
      />
      <div role="status" className={handed === null ? 'visually-hidden' : ''}>
        {handed === null ? null : <Handed handed={handed} onClose={() => setHanded(null)} />}
      </div>
      {shown === null ? null : (
        <TakeInDialog
          snapshot={snapshot}
          people={people}
          file={shown}
          onTaken={(at) => remember({ taken: { at, from: shown.desk } })}
          onClose={() => (file === null ? arrived.close() : setFile(null))}
        />
      )}
    </section>
  );
}

type ExchangeStateProps = Pick<WorkshopSnapshot, 'workshop'> & { readonly memory: ExchangeMemory };

/** A hint until a desk file has been saved or taken in; from then on the marks that have not been handed over. */
function ExchangeState({ workshop, memory: { sent, taken } }: ExchangeStateProps): ReactNode {
  const t = useText();
  const instantText = useInstants(workshop.timeZone);
  const isUsed = sent !== null || taken !== null;
  const since = sent?.sequence ?? 0;
  const pending = useStored(
    async () => (isUsed ? countMadeSince(workshop.id, since) : 0),
    [workshop.id, since, isUsed],
  );
  if (!isUsed) {
    return (
      <>
        <h2>{t('screens.deskExchange.title')}</h2>
        <p className="soft small">{t('screens.deskExchange.hint', { desk: unbroken(deviceName()) })}</p>
      </>
    );
  }
  return (
    <>
      <h2 className={pending === 0 ? styles['good'] : styles['warn']}>
        {pending === undefined || pending === 0
          ? t('screens.deskExchange.nothingPending')
          : t('screens.deskExchange.pending', { count: pending })}
      </h2>
      {sent === null ? null : (
        <p className="soft small">{t('screens.deskExchange.handedOver', { when: instantText(sent.at) })}</p>
      )}
      {taken === null ? null : (
        <p className="soft small">
          {t('screens.deskExchange.takenIn', { when: instantText(taken.at), desk: taken.from })}
        </p>
      )}
    </>
  );
}

/** The name of a desk with non-breaking hyphens. */
function unbroken(name: string): string {
  return name.replaceAll('-', '\u2011');
}

/** The saved desk file: where it is, and how many names and signatures it holds. */
function Handed({ handed, onClose }: { readonly handed: HandedOver; readonly onClose: () => void }): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const { saved, names, signatures } = handed;
  return (
    <div className={clsx(pageStyles['notice'], styles['desk-handed'])}>
      <p className="small">{t('screens.deskExchange.saved')}</p>
      <ActionIconButton action="panel.close" name={t('screens.close')} onPress={onClose} />
      <p className={styles['desk-handed-name']}>
        <EndKeptText title={saved.path} text={saved.name} />
      </p>
      <ActionIconButton action="desk.show-file" onPress={() => void run(showFile(saved, 'in-folder'))} />
      <div className="small">
        <p className="soft">{t('screens.documents.inFolder', { folder: folderOf(saved) })}</p>
        {names === 0
          ? t('screens.deskExchange.onlyCodes')
          : t('screens.deskExchange.holdsNames', { count: names })}{' '}
        {signatures === 0 ? null : t('screens.deskExchange.holdsSignatures', { count: signatures })}
      </div>
    </div>
  );
}

/**
 * When this computer last saved and took in a desk file of a workshop, in the browser's local storage. If it is lost,
 * all marks count as not handed over; the file that is then saved changes nothing where it is taken in again.
 */
type ExchangeMemory = {
  /** Instants are in UTC; `sequence` is the last entry that was in the file. */
  readonly sent: { readonly at: string; readonly sequence: number } | null;
  readonly taken: { readonly at: string; readonly from: string } | null;
};

const nothing: ExchangeMemory = { sent: null, taken: null };

function useExchangeMemory(workshopId: string): [ExchangeMemory, (change: Partial<ExchangeMemory>) => void] {
  const key = `desk-exchange/${workshopId}`;
  const [memory, setMemory] = useState(() => remembered(key));
  const remember = (change: Partial<ExchangeMemory>): void => {
    const next = { ...memory, ...change };
    localStorage.setItem(key, JSON.stringify(next));
    setMemory(next);
  };
  return [memory, remember];
}

function remembered(key: string): ExchangeMemory {
  try {
    return { ...nothing, ...(JSON.parse(localStorage.getItem(key) ?? '{}') as Partial<ExchangeMemory>) };
  } catch {
    return nothing;
  }
}
