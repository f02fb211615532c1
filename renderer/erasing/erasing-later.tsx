import { dialogLoadedLater, LoadedLater } from '../components/loaded-later.tsx';

const erasingDialog = new LoadedLater(async () => (await import('./erasing-dialog.tsx')).ErasingDialog);

/** The dialog of an erasing, a chunk of its own: it is opened from several screens, and rarely. */
export const ErasingDialogLater = dialogLoadedLater(erasingDialog);
