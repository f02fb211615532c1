import type { TextKey } from '../../shared/text/text.ts';
import { type ActionDescription, type ActionPlace, shortcutText } from './action-description.ts';
import { directoryActions } from './directory-actions.ts';
import { lineActions } from './line-actions.ts';
import type { SectionName } from './routes.ts';

const describe = <Id extends string>(list: Readonly<Record<Id, ActionDescription>>): typeof list => list;

/**
 * THE list of what a user can do. Ctrl+K, buttons, menus, shortcuts and the sheet of keys read it; what is done is given by the
 * control or screen that has it, with `useActions`.
 */
export const actions = describe({
  palette: { name: 'screens.palette.name', icon: 'search', place: 'everywhere', keys: { code: 'KeyK', control: true } },
  undo: {
    name: 'screens.undo',
    also: ['screens.desk.undo'],
    icon: 'undo',
    place: 'everywhere',
    keys: { code: 'KeyZ', control: true },
  },
  redo: { name: 'screens.redo', icon: 'redo', place: 'everywhere', keys: { code: 'KeyZ', control: true, shift: true } },
  'go.overview': goTo('overview', 'Digit1'),
  'go.agenda': goTo('agenda', 'Digit2'),
  'go.people': goTo('people', 'Digit3'),
  'go.attendance': goTo('attendance', 'Digit4', ['screens.register.back', 'screens.desk.back']),
  'go.documents': goTo('documents', 'Digit5', ['screens.register.toDocuments']),
  'go.desk': goTo('desk', 'KeyR'),
  'go.register': goTo('register', 'KeyG'),
  'go.home': { name: 'screens.allWorkshops', icon: 'home', place: 'everywhere', keys: { code: 'Digit0', alt: true } },
  language: { name: 'screens.palette.switchLanguage', icon: 'swap', place: 'everywhere', parts: 'language' },
  theme: {
    name: 'screens.palette.switchTheme',
    also: ['screens.dark', 'screens.light'],
    icon: 'sun',
    place: 'everywhere',
  },
  density: {
    name: 'screens.palette.switchDensity',
    also: ['screens.compact', 'screens.comfortable'],
    icon: 'rows',
    place: 'everywhere',
  },
  contrast: {
    name: 'screens.palette.switchContrast',
    also: ['screens.highContrast', 'screens.usualContrast'],
    icon: 'contrast',
    place: 'everywhere',
  },
  'zoom.in': { name: 'screens.zoomIn', icon: 'larger', place: 'everywhere', keys: { code: 'Equal', control: true } },
  'zoom.out': { name: 'screens.zoomOut', icon: 'smaller', place: 'everywhere', keys: { code: 'Minus', control: true } },
  'zoom.usual': {
    name: 'screens.zoomUsual',
    icon: 'search',
    place: 'everywhere',
    keys: { code: 'Digit0', control: true },
  },
  shortcuts: {
    name: 'screens.palette.shortcuts',
    icon: 'more',
    place: 'everywhere',
    keys: { code: 'Slash', shift: true },
  },
  log: { name: 'screens.palette.showLog', icon: 'open', place: 'everywhere' },

  'home.create': { name: 'screens.home.newWorkshop', icon: 'plus', place: 'home' },
  'home.open': { name: 'screens.home.openFile', icon: 'open', place: 'home' },
  'home.sample': { name: 'screens.palette.openSample', icon: 'open', place: 'home', parts: 'sample' },
  'home.finish-erasing': { name: 'screens.erasing.finish', icon: 'remove', place: 'home', onSelection: true },
  'home.earlier': {
    name: 'screens.palette.showEarlier',
    also: ['screens.home.showEarlier'],
    icon: 'down',
    place: 'home',
    onSelection: true,
  },
  'backup.make': { name: 'screens.palette.makeBackup', also: ['screens.backups.make'], icon: 'save', place: 'home' },
  'backup.bring-back': {
    name: 'screens.palette.bringBack',
    also: ['screens.backups.bringBack'],
    icon: 'undo',
    place: 'home',
  },
  'backup.second': {
    name: 'screens.palette.secondFolder',
    also: ['screens.backups.second.open'],
    icon: 'duplicate',
    place: 'home',
  },
  'backup.check': { name: 'screens.backups.check.open', icon: 'check', place: 'home' },
  'author.keep': { name: 'screens.author.keep', icon: 'check', place: 'home', onSelection: true },
  'author.skip': { name: 'screens.author.skip', icon: 'close', place: 'home', onSelection: true },
  'author.change': {
    name: 'screens.palette.changeAuthor',
    also: ['screens.author.change'],
    icon: 'people',
    place: 'home',
    onSelection: true,
  },

  'panel.close': {
    name: 'screens.agenda.close',
    also: ['screens.close'],
    icon: 'close',
    place: 'everywhere',
    onSelection: true,
  },
  'saving.again': { name: 'screens.tryAgain', icon: 'redo', place: 'everywhere', onSelection: true },
  'backup.close-beside': {
    name: 'screens.backups.beside.close',
    icon: 'close',
    place: 'everywhere',
    onSelection: true,
  },

  'overview.copy': { name: 'screens.copying.workshop.menu', icon: 'duplicate', place: 'overview' },
  'overview.erase': { name: 'screens.erasing.open', icon: 'remove', place: 'overview' },
  'overview.add-day': { name: 'screens.overview.addDay', icon: 'plus', place: 'overview' },
  'overview.add-room': { name: 'screens.overview.addRoom', icon: 'plus', place: 'overview' },
  'overview.remove-day': {
    name: 'screens.overview.removeDay',
    icon: 'remove',
    place: 'overview',
    parts: 'day-of-several',
  },
  'overview.remove-room': { name: 'screens.overview.removeRoom', icon: 'remove', place: 'overview', parts: 'room' },
  'overview.clear-dates': {
    name: 'screens.overview.clearDates',
    icon: 'remove',
    place: 'overview',
    onSelection: true,
  },

  'agenda.view': { name: 'screens.palette.view', icon: 'agenda', place: 'agenda', parts: 'agenda-view' },
  'agenda.add': { name: 'screens.palette.addSession', icon: 'plus', place: 'agenda', parts: 'session-kind' },
  'agenda.findings': {
    name: 'screens.palette.findings',
    also: ['screens.agenda.mustFix', 'screens.agenda.warnings', 'screens.agenda.notes', 'screens.agenda.allWell'],
    icon: 'check',
    place: 'agenda',
  },
  'agenda.filter': { name: 'screens.agenda.filter.button', icon: 'search', place: 'agenda' },
  'agenda.clear-filter': {
    name: 'screens.agenda.filter.clear',
    icon: 'close',
    place: 'agenda',
    onSelection: true,
  },
  'agenda.templates': {
    name: 'screens.agenda.menu.templates',
    also: ['screens.agenda.empty.template'],
    icon: 'open',
    place: 'agenda',
  },
  'agenda.copyDay': { name: 'screens.agenda.menu.copyDay', icon: 'duplicate', place: 'agenda' },
  'agenda.groups': { name: 'screens.agenda.menu.groups', icon: 'people', place: 'agenda' },
  'agenda.presentations': { name: 'screens.agenda.menu.presentations', icon: 'swap', place: 'agenda' },
  'agenda.fill': { name: 'screens.agenda.menu.fill', icon: 'plus', place: 'agenda' },
  'agenda.late': { name: 'screens.agenda.menu.late', icon: 'down', place: 'agenda' },
  'agenda.editions': { name: 'screens.agenda.menu.editions', icon: 'print', place: 'agenda' },
  'agenda.import': {
    name: 'screens.agenda.menu.import',
    also: ['screens.agenda.empty.bringIn'],
    icon: 'open',
    place: 'agenda',
  },
  'agenda.rules': { name: 'screens.agenda.menu.rules', icon: 'rules', place: 'agenda' },
  'session.shift': { name: 'screens.agenda.shift.open', icon: 'swap', place: 'agenda', onSelection: true },
  'session.where': { name: 'screens.agenda.fill.where', icon: 'search', place: 'agenda', onSelection: true },
  'session.remove': { name: 'screens.agenda.remove', icon: 'remove', place: 'agenda', onSelection: true },

  'people.view': { name: 'screens.palette.view', icon: 'people', place: 'people', parts: 'people-view' },
  'people.add': { name: 'screens.people.addPerson', icon: 'plus', place: 'people' },
  'people.add-delegation': { name: 'screens.people.addDelegation', icon: 'people', place: 'people' },
  'people.import': { name: 'peopleList.open', icon: 'people', place: 'people' },
  'people.allowance-rules': { name: 'screens.allowances.rules', icon: 'rules', place: 'people' },
  'people.same': { name: 'screens.people.same.open', icon: 'swap', place: 'people' },
  'people.everybody': { name: 'screens.people.showEverybody', icon: 'people', place: 'people', onSelection: true },
  'people.replace': { name: 'screens.people.replace', icon: 'swap', place: 'people', onSelection: true },
  'people.erase': { name: 'screens.erasing.person', icon: 'remove', place: 'people', onSelection: true },
  'people.erase-details': { name: 'screens.erasing.details', icon: 'remove', place: 'people', onSelection: true },
  'people.remove': { name: 'screens.people.remove', icon: 'remove', place: 'people', onSelection: true },
  'people.remove-delegation': {
    name: 'screens.people.removeDelegation',
    icon: 'remove',
    place: 'people',
    onSelection: true,
  },
  'people.nomination-form': {
    name: 'screens.people.nominationForm',
    icon: 'print',
    place: 'people',
    onSelection: true,
  },
  'people.attach-letter': { name: 'screens.people.letters.attach', icon: 'plus', place: 'people', onSelection: true },
  'people.asked-again': { name: 'screens.people.invite.add', icon: 'plus', place: 'people', onSelection: true },
  'people.choose-all': { name: 'screens.people.chooseEverybody', icon: 'check', place: 'people', onSelection: true },
  'people.choose-delegation': {
    name: 'screens.people.chooseDelegation',
    icon: 'check',
    place: 'people',
    onSelection: true,
  },
  'people.remove-chosen': { name: 'screens.people.removeChosen', icon: 'remove', place: 'people', onSelection: true },
  'people.columns': { name: 'screens.people.columns', icon: 'more', place: 'people', onSelection: true },
  'people.second-step': { name: 'screens.people.details.open', icon: 'rules', place: 'people' },
  'people.sort': { name: 'screens.people.sortHere', icon: 'swap', place: 'people', onSelection: true },
  'people.only': { name: 'screens.people.onlyThese', icon: 'search', place: 'people', onSelection: true },
  'people.save-view': { name: 'screens.people.saveView', icon: 'save', place: 'people', onSelection: true },
  'people.forget-view': { name: 'screens.people.forgetView', icon: 'remove', place: 'people', onSelection: true },
  'people.go-unread': { name: 'screens.people.goUnread', icon: 'down', place: 'people', onSelection: true },
  'people.leave-unread': { name: 'screens.people.leaveUnread', icon: 'close', place: 'people', onSelection: true },
  'people.to-ask': {
    name: 'screens.people.invite.onlyAgain',
    icon: 'search',
    place: 'people',
    onSelection: true,
  },
  'people.show-name': {
    name: 'screens.people.showName',
    also: ['screens.people.hideName'],
    icon: 'shield',
    place: 'everywhere',
    onSelection: true,
  },

  'attendance.view': {
    name: 'screens.palette.view',
    icon: 'attendance',
    place: 'attendance',
    parts: 'attendance-view',
    needs: 'attendance',
  },
  'attendance.filter': {
    name: 'screens.palette.view',
    icon: 'search',
    place: 'attendance',
    parts: 'attendance-filter',
    onSelection: true,
  },
  'attendance.save-picture': {
    name: 'screens.attendance.pictures.menu',
    icon: 'save',
    place: 'attendance',
    parts: 'picture',
    onSelection: true,
  },
  'attendance.present': {
    name: 'screens.palette.markPresent',
    icon: 'check',
    place: 'attendance',
    parts: 'slot',
    needs: 'attendance',
  },
  'attendance.mark': {
    name: 'screens.palette.markCells',
    icon: 'check',
    place: 'attendance',
    parts: 'mark',
    onSelection: true,
  },
  'attendance.history': {
    name: 'screens.attendance.history',
    icon: 'search',
    place: 'attendance',
    onSelection: true,
  },
  'attendance.confirm-all': {
    name: 'screens.palette.confirmAll',
    also: ['screens.attendance.contradiction.confirmAll'],
    icon: 'check',
    place: 'attendance',
    onSelection: true,
  },
  'attendance.sign-off': {
    name: 'screens.attendance.signOff',
    icon: 'sign',
    place: 'attendance',
    parts: 'open-day',
    needs: 'attendance',
  },
  'attendance.reopen': { name: 'screens.attendance.reopen', icon: 'undo', place: 'attendance', parts: 'closed-day' },
  'attendance.counting': {
    name: 'screens.attendance.counting.open',
    icon: 'rules',
    place: 'attendance',
    needs: 'attendance',
  },
  'attendance.heads': {
    name: 'screens.attendance.countUnnamed',
    icon: 'people',
    place: 'attendance',
    needs: 'attendance',
  },
  'attendance.signatures': {
    name: 'screens.signatures.open',
    icon: 'sign',
    place: 'attendance',
    onSelection: true,
  },
  'attendance.print-pictures': {
    name: 'screens.attendance.pictures.print',
    icon: 'print',
    place: 'attendance',
    onSelection: true,
  },

  'desk.walk-in': { name: 'screens.desk.walkIn', icon: 'plus', place: 'desk', keys: { code: 'F2' }, needs: 'slot-now' },
  'desk.camera': {
    name: 'screens.desk.camera',
    also: ['screens.desk.cameraOff'],
    icon: 'camera',
    place: 'desk',
    keys: { code: 'F4' },
  },
  'desk.missing': {
    name: 'screens.desk.showMissing',
    also: ['screens.desk.hideMissing'],
    icon: 'people',
    place: 'desk',
    needs: 'slot-now',
  },
  'desk.show-file': {
    name: 'screens.documents.showInFolder',
    icon: 'open',
    place: 'desk',
    onSelection: true,
  },
  'desk.send': { name: 'screens.palette.handOver', also: ['screens.deskExchange.send'], icon: 'save', place: 'desk' },
  'desk.take-in': {
    name: 'screens.palette.takeIn',
    also: ['screens.deskExchange.takeIn'],
    icon: 'open',
    place: 'desk',
  },

  'register.view': {
    name: 'screens.palette.view',
    icon: 'register',
    place: 'register',
    parts: 'register-view',
    onSelection: true,
  },
  'register.add': { name: 'screens.register.addScans', icon: 'plus', place: 'register', onSelection: true },
  'register.stop': { name: 'screens.importing.stop', icon: 'close', place: 'register', onSelection: true },
  'register.save': {
    name: 'screens.palette.saveScans',
    also: ['screens.register.saveAll'],
    icon: 'save',
    place: 'register',
    onSelection: true,
  },

  'documents.show': { name: 'screens.palette.paper', icon: 'print', place: 'documents', parts: 'paper' },
  'documents.format': { name: 'screens.palette.view', icon: 'print', place: 'documents', parts: 'paper-format' },
  'documents.size': { name: 'screens.palette.view', icon: 'larger', place: 'documents', parts: 'preview-size' },
  'documents.print-sheet': { name: 'screens.palette.printSheet', icon: 'print', place: 'documents', parts: 'day' },
  'documents.print': { name: 'screens.documents.print', icon: 'print', place: 'documents' },
  'documents.save': {
    name: 'screens.palette.savePaper',
    also: ['screens.documents.save'],
    icon: 'save',
    place: 'documents',
  },
  'documents.save-workshop': { name: 'screens.documents.saveWorkshop', icon: 'save', place: 'documents' },
  'documents.exchange': { name: 'screens.documents.forPrograms', icon: 'swap', place: 'documents' },
  // Last, so that what is done to everything, or to what is selected, is found before what is done to one line of many.
  ...lineActions,
  ...directoryActions,
});

export type ActionId = keyof typeof actions;

export const actionIds = Object.keys(actions) as readonly ActionId[];

function goTo(section: SectionName, code: string, also: readonly TextKey[] = []): ActionDescription {
  return { name: `screens.section.${section}`, also, icon: section, place: 'everywhere', keys: { code, alt: true } };
}

/** Keys of a place that are not those of an action: what moves a cursor, marks a cell, picks something up. */
export const keysOf: Partial<Readonly<Record<ActionPlace, readonly TextKey[]>>> = {
  agenda: ['screens.agenda.boardKeys', 'screens.agenda.keys', 'screens.groups.keys'],
  people: ['screens.people.keys'],
  attendance: ['screens.attendance.keys'],
  desk: ['screens.desk.allKeys'],
  directory: ['screens.directory.keys'],
};

/** The shortcut of an action as text; '' where it has none. */
export function keysText(id: ActionId): string {
  const { keys } = actions[id];
  return keys === undefined ? '' : shortcutText(keys);
}
