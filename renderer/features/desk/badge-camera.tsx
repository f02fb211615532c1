import { clsx } from 'clsx';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useText } from '../../context/preferences.tsx';
import { ScanReader } from '../../scanning/scan-reader.ts';
import pageStyles from '../../ui/page.module.css';
import styles from './desk-outcome.module.css';

const sentences = {
  starting: 'screens.desk.cameraStarting',
  running: 'screens.desk.cameraHint',
  refused: 'screens.desk.cameraRefused',
  none: 'screens.desk.cameraNone',
  busy: 'screens.desk.cameraBusy',
} as const satisfies Record<CameraState, string>;

/** A small picture of the camera, for aiming at a badge, with its state below. */
export function CameraPanel({ onCode }: { readonly onCode: (text: string) => void }): ReactNode {
  const t = useText();
  const video = useRef<HTMLVideoElement>(null);
  const state = useBadgeCamera(video, onCode);
  return (
    <div className={clsx(pageStyles['card'], styles['desk-camera'], styles[state])}>
      <video ref={video} autoPlay muted playsInline aria-label={t('screens.desk.cameraView')} />
      <p role="status">{t(sentences[state])}</p>
    </div>
  );
}

type CameraState = 'starting' | 'running' | 'refused' | 'none' | 'busy';

/** Least time between two decoded frames: a badge is held longer than that, and decoding loads the processor. */
const leastMillisecondsBetween = 125;
/** For so long the same code is not reported again, so that a badge held before the camera is one scan. */
const sameCodeForMilliseconds = 4000;
const size = { width: 640, height: 480 } as const;

/** Shows the camera in `video` and reports each QR code in its picture. Nothing is recorded or leaves the page. */
function useBadgeCamera(video: RefObject<HTMLVideoElement | null>, onCode: (text: string) => void): CameraState {
  const [state, setState] = useState<CameraState>('starting');
  const report = useEffectEvent(onCode);
  useEffect(() => {
    const element = video.current;
    const over = new AbortController();
    if (element === null) return undefined;
    start(element, over.signal, (text) => report(text)).then(
      () => setState('running'),
      (error: unknown) => setState(stateOf(error)),
    );
    return () => over.abort();
  }, [video]);
  return state;
}

async function start(video: HTMLVideoElement, over: AbortSignal, report: (text: string) => void): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ video: size, audio: false });
  over.addEventListener('abort', () => stop(stream));
  if (over.aborted) return stop(stream);
  Object.assign(video, { srcObject: stream });
  const reader = new ScanReader();
  over.addEventListener('abort', () => reader.close());
  watch(video, reader, over, report);
}

function watch(video: HTMLVideoElement, reader: ScanReader, over: AbortSignal, report: (text: string) => void): void {
  let looked = 0;
  let isReading = false;
  let last = { text: '', at: 0 };
  const read = async (time: number): Promise<void> => {
    isReading = true;
    try {
      const text = await reader.readPicture(await createImageBitmap(video));
      if (text === null || over.aborted) return;
      const isNew = text !== last.text || time - last.at > sameCodeForMilliseconds;
      last = { text, at: time };
      if (isNew) report(text);
    } catch {
      // createImageBitmap fails while the camera is being switched off.
    } finally {
      isReading = false;
    }
  };
  const look = (time: number): void => {
    if (over.aborted) return;
    video.requestVideoFrameCallback(look);
    if (time - looked < leastMillisecondsBetween || isReading) return;
    looked = time;
    void read(time);
  };
  video.requestVideoFrameCallback(look);
}

function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

function stateOf(error: unknown): CameraState {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return 'refused';
  return name === 'NotReadableError' ? 'busy' : 'none';
}
