import type { ActionDescription } from './action-description.ts';

const describe = <Id extends string>(list: Readonly<Record<Id, ActionDescription>>): typeof list => list;

/**
 * The actions that are done to one line of a list: to a workshop, a session of the table, a sheet and a scan of the register, a finding, a
 * delegation of the board. Ctrl+K finds them by their name and that of the line. Those with parts are found from every screen, the
 * others (`onSelection`) where their lines are shown.
 */
export const lineActions = describe({
  'workshop.copy': {
    name: 'screens.palette.copyWorkshop',
    also: ['screens.copying.workshop.menu'],
    icon: 'duplicate',
    place: 'home',
    parts: 'workshop',
  },
  'workshop.remove': {
    name: 'screens.palette.deleteWorkshop',
    also: ['screens.home.delete'],
    icon: 'remove',
    place: 'home',
    parts: 'workshop',
  },

  'workshop.erase': {
    name: 'screens.palette.eraseWorkshop',
    also: ['screens.erasing.open'],
    icon: 'remove',
    place: 'home',
    parts: 'workshop',
  },

  'listed-session.earlier': {
    name: 'screens.palette.sessionUp',
    also: ['screens.agenda.moveUp'],
    icon: 'up',
    place: 'agenda',
    parts: 'placed-session',
  },
  'listed-session.later': {
    name: 'screens.palette.sessionDown',
    also: ['screens.agenda.moveDown'],
    icon: 'down',
    place: 'agenda',
    parts: 'placed-session',
  },
  'listed-session.shift': {
    name: 'screens.agenda.shift.open',
    icon: 'swap',
    place: 'agenda',
    parts: 'placed-session',
  },
  'listed-session.unplace': {
    name: 'screens.agenda.unplace',
    icon: 'close',
    place: 'agenda',
    parts: 'placed-session',
  },
  'listed-session.remove': {
    name: 'screens.agenda.remove',
    icon: 'remove',
    place: 'agenda',
    parts: 'placed-session',
  },
  'session.place': { name: 'screens.agenda.fill.where', icon: 'agenda', place: 'agenda', onSelection: true },
  'finding.show': {
    name: 'screens.palette.showFinding',
    also: ['screens.agenda.show'],
    icon: 'search',
    place: 'agenda',
    onSelection: true,
  },
  'finding.fix': { name: 'screens.palette.fixFinding', icon: 'check', place: 'agenda', onSelection: true },
  'finding.accept': {
    name: 'screens.palette.acceptFinding',
    also: ['screens.agenda.accept'],
    icon: 'check',
    place: 'agenda',
    onSelection: true,
  },
  'finding.report-again': { name: 'screens.agenda.withdraw', icon: 'undo', place: 'agenda', onSelection: true },

  'text.add': { name: 'screens.overview.addObjective', icon: 'plus', place: 'overview', onSelection: true },
  'text.remove': { name: 'screens.overview.removeItem', icon: 'remove', place: 'overview', onSelection: true },

  'people.without-value': { name: 'screens.people.withoutValue', icon: 'close', place: 'people', onSelection: true },
  'people.sort-by': { name: 'screens.people.sortBy', icon: 'swap', place: 'people', onSelection: true },
  'people.choose-group': { name: 'screens.people.chooseGroup', icon: 'check', place: 'people', onSelection: true },
  'people.form-of': { name: 'screens.people.nominationForm', icon: 'print', place: 'people', onSelection: true },
  'people.remove-request': {
    name: 'screens.people.invite.remove',
    icon: 'remove',
    place: 'people',
    onSelection: true,
  },

  'attendance.show-row': {
    name: 'screens.attendance.contradiction.open',
    icon: 'attendance',
    place: 'attendance',
    onSelection: true,
  },
  'attendance.picture-table': {
    name: 'screens.attendance.pictures.table',
    icon: 'rows',
    place: 'attendance',
    onSelection: true,
  },
  'attendance.count-slot': {
    name: 'screens.attendance.countUnnamed',
    also: ['screens.attendance.countHeads'],
    icon: 'people',
    place: 'attendance',
    parts: 'counted-slot',
    onSelection: true,
  },

  'desk.sign': { name: 'screens.desk.signFor', icon: 'sign', place: 'desk', onSelection: true },

  'sheet.attach': { name: 'screens.register.attach', icon: 'plus', place: 'register', parts: 'sheet' },
  'sheet.withdraw': { name: 'screens.register.withdraw', icon: 'close', place: 'register', parts: 'valid-sheet' },
  'sheet.reinstate': {
    name: 'screens.register.reinstate',
    icon: 'undo',
    place: 'register',
    parts: 'withdrawn-sheet',
  },
  'scan.show': {
    name: 'screens.palette.openScan',
    also: ['screens.register.open'],
    icon: 'open',
    place: 'register',
    parts: 'scan',
  },
  'scan.open': { name: 'screens.register.openElsewhere', icon: 'display', place: 'register', parts: 'scan' },
  'scan.folder': { name: 'screens.register.showInFolder', icon: 'open', place: 'register', parts: 'scan' },
  'scan.remove': { name: 'screens.register.remove', icon: 'remove', place: 'register', parts: 'scan' },

  'paper-finding.show': {
    name: 'screens.palette.showFinding',
    icon: 'search',
    place: 'documents',
    onSelection: true,
  },
});
