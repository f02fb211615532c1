import { useState, type ReactNode } from 'react';
import type { Scan } from '../../../shared/domain/scan.ts';
import { failureText, useFeedback } from '../../app/feedback.ts';
import { useText } from '../../app/preferences.tsx';
import { readPicture, showScan } from '../../commands/register.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { useAnswer } from './use-answer.ts';

type ScanDialogProps = { readonly scan: Scan; readonly onClose: () => void };

/** A scanned page as a picture: whole, at its own size, or turned, for pages come out of a scanner on their side. */
export function ScanDialog({ scan, onClose }: ScanDialogProps): ReactNode {
  const t = useText();
  const { run } = useFeedback();
  const read = useAnswer(readPicture, scan);
  const [turns, setTurns] = useState(0);
  const [isLarge, setIsLarge] = useState(false);
  return (
    <Dialog title={scan.name} onClose={onClose} wide>
      <div className={`scan-picture turned-${turns % 4}${isLarge ? ' large' : ''}`} aria-busy={read === null}>
        {read === null ? null : read.ok ? (
          <img src={read.value} alt={t('screens.register.pictureOf', { name: scan.name })} />
        ) : (
          <p className="problem">{failureText(t, read.failure)}</p>
        )}
      </div>
      <div className="actions">
        <Button onPress={() => setTurns((count) => count + 1)}>{t('screens.register.turn')}</Button>
        <Button onPress={() => setIsLarge((large) => !large)}>
          {t(isLarge ? 'screens.register.wholePage' : 'screens.register.ownSize')}
        </Button>
        <Button onPress={() => void run(showScan(scan, 'open'))}>{t('screens.register.openElsewhere')}</Button>
        <Button look="primary" onPress={onClose} autoFocus>
          {t('screens.close')}
        </Button>
      </div>
    </Dialog>
  );
}
