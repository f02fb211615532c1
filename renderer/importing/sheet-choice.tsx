import type { ReactNode } from 'react';
import type { OpenedTable } from '../../shared/exchange/table/table-file.ts';
import { type TextEncoding, textEncodings } from '../../shared/exchange/table/text-encoding.ts';
import { useText } from '../context/preferences.tsx';
import { Select } from '../ui/fields/select.tsx';
import formStyles from '../ui/form.module.css';

type SheetChoiceProps = {
  readonly file: OpenedTable;
  /** The indexes of the sheets that are taken where the user says nothing. */
  readonly suggested: readonly number[];
  /** The indexes of those that are read. */
  readonly sheets: readonly number[];
  readonly onSheets: (sheets: readonly number[]) => void;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

/** Which sheets of a table are read, where there are several, and the encoding of one that is plain text. */
export function SheetChoice({ file, suggested, sheets, onSheets, onEncoding }: SheetChoiceProps): ReactNode {
  const t = useText();
  const all = suggested.length > 1 ? [{ value: suggested.join(' '), name: t('screens.importing.allSheets') }] : [];
  const each = file.sheets.map(({ name }, index) => ({ value: String(index), name }));
  return (
    <div className={formStyles['pair']}>
      {file.sheets.length > 1 ? (
        <Select
          label={t('screens.importing.sheet')}
          value={sheets.join(' ')}
          choices={[...all, ...each]}
          onChange={(indexes) => onSheets(indexes.split(' ').map(Number))}
        />
      ) : null}
      {file.kind === 'separated' ? <EncodingChoice encoding={file.encoding} onEncoding={onEncoding} /> : null}
    </div>
  );
}

type EncodingChoiceProps = {
  readonly encoding: TextEncoding;
  readonly onEncoding: (encoding: TextEncoding) => void;
};

/** In which encoding the letters of a file are read, for the user to choose another. */
export function EncodingChoice({ encoding, onEncoding }: EncodingChoiceProps): ReactNode {
  const t = useText();
  const choices = textEncodings.map((each) => ({ value: each, name: each }));
  return <Select label={t('exchange.encoding')} value={encoding} choices={choices} onChange={onEncoding} />;
}
