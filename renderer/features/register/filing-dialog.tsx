import { clsx } from 'clsx';
import { type ReactNode, useState } from 'react';
import type { RegisteredSheet } from '../../../shared/domain/evidence/issued-sheet.ts';
import type { FiledScan } from '../../commands/register.ts';
import { failureText } from '../../context/feedback.ts';
import { useText } from '../../context/preferences.tsx';
import { mostPages } from '../../scanning/scan-messages.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Select } from '../../ui/fields/select.tsx';
import { type ExaminedFile, filedOf } from './filing.ts';
import formStyles from '../../ui/form.module.css';
import styles from './register.module.css';

type FilingDialogProps = {
  readonly files: readonly ExaminedFile[];
  readonly register: readonly RegisteredSheet[];
  readonly onAttach: (filed: readonly FiledScan[]) => void;
  readonly onClose: () => void;
};

const none = 'none';

/** Asks which sheet each scan belongs to; what its QR code names is filled in. */
export function FilingDialog({ files, register, onAttach, onClose }: FilingDialogProps): ReactNode {
  const t = useText();
  const [filing, setFiling] = useState(files);
  const filed = filedOf(filing);
  const put = (index: number, patch: Partial<ExaminedFile>): void =>
    setFiling(filing.map((each, at) => (at === index ? { ...each, ...patch } : each)));
  return (
    <Dialog title={t('screens.register.filing.title')} onClose={onClose} wide>
      <p className={formStyles['note']}>{t('screens.register.filing.note')}</p>
      <ul className={styles['filing']}>
        {filing.map((each, index) => (
          <li key={`${String(index)} ${each.file.name}`}>
            <span className={styles['filing-name']}>
              <span className="one-line" title={each.file.name}>
                {each.file.name}
              </span>
              <span className={clsx(each.refusal === null ? 'soft' : styles['problem'], 'small')}>
                {hintOf(each, register, t)}
              </span>
            </span>
            {each.refusal === null ? (
              <FilingPlace filing={each} register={register} onPut={(patch) => put(index, patch)} />
            ) : null}
          </li>
        ))}
      </ul>
      <div className={formStyles['actions']}>
        <Button onPress={onClose}>{t('screens.cancel')}</Button>
        <Button look="primary" autoFocus isDisabled={filed.length === 0} onPress={() => onAttach(filed)}>
          {t('screens.register.filing.attach', { count: filed.length })}
        </Button>
      </div>
    </Dialog>
  );
}

type FilingPlaceProps = {
  readonly filing: ExaminedFile;
  readonly register: readonly RegisteredSheet[];
  readonly onPut: (patch: Pick<ExaminedFile, 'sheetId' | 'page'>) => void;
};

function FilingPlace({ filing, register, onPut }: FilingPlaceProps): ReactNode {
  const t = useText();
  const { file, sheetId, page } = filing;
  const pages = register.find(({ sheet }) => sheet.id === sheetId)?.sheet.pages ?? [];
  return (
    <>
      <Select
        labelHidden
        label={t('screens.register.filing.sheetOf', { name: file.name })}
        value={sheetId ?? none}
        onChange={(value) => onPut({ sheetId: value === none ? null : value, page: null })}
        choices={[
          { value: none, name: t('screens.register.filing.leaveOut') },
          ...register.map(({ sheet }) => ({ value: sheet.id, name: sheet.sheetId })),
        ]}
      />
      {pages.length < 2 ? (
        <span />
      ) : (
        <Select
          labelHidden
          label={t('screens.register.filing.pageOf', { name: file.name })}
          value={page === null ? none : String(page)}
          onChange={(value) => onPut({ sheetId, page: value === none ? null : Number(value) })}
          choices={[
            { value: none, name: t('screens.register.filing.noPage') },
            ...pages.map((each) => ({
              value: String(each.page),
              name: t('screens.register.page', { page: each.page }),
            })),
          ]}
        />
      )}
    </>
  );
}

/** Sheet to which the file belongs, as far as it is known. */
function hintOf(
  { refusal, unread, code, pages }: ExaminedFile,
  register: readonly RegisteredSheet[],
  t: ReturnType<typeof useText>,
): string {
  if (refusal !== null) return failureText(t, refusal);
  if (unread !== null) return failureText(t, unread);
  if (code === null) {
    return pages !== null && pages > mostPages
      ? t('screens.register.filing.noCodeOnFirst', { pages: mostPages })
      : t('screens.register.filing.noCode');
  }
  const found = register.find(({ sheet }) => sheet.sheetId === code.sheetId);
  if (found === undefined) return t('screens.register.filing.unknown', { sheet: code.sheetId });
  const key = found.state === 'withdrawn' ? 'withdrawn' : 'found';
  return t(`screens.register.filing.${key}`, { sheet: code.sheetId, page: code.page, of: code.of });
}
