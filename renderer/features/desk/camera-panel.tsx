import { useRef, type ReactNode } from 'react';
import { useText } from '../../app/preferences.tsx';
import { useBadgeCamera, type CameraState } from './use-badge-camera.ts';

const sentences = {
  starting: 'screens.desk.cameraStarting',
  running: 'screens.desk.cameraHint',
  refused: 'screens.desk.cameraRefused',
  none: 'screens.desk.cameraNone',
  busy: 'screens.desk.cameraBusy',
} as const satisfies Record<CameraState, string>;

/** The camera's picture, small: it is there to aim with. */
export function CameraPanel({ onCode }: { readonly onCode: (text: string) => void }): ReactNode {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const state = useBadgeCamera(video, onCode);
  return (
    <div className={`card desk-camera ${state}`}>
      <video ref={video} autoPlay muted playsInline aria-label={t('screens.desk.cameraView')} />
      <p role="status">{t(sentences[state])}</p>
    </div>
  );
}
