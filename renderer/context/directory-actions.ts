import type { ActionDescription } from './action-description.ts';

const describe = <Id extends string>(list: Readonly<Record<Id, ActionDescription>>): typeof list => list;

/** What is done in the directory of all workshops, and the way to it. */
export const directoryActions = describe({
  'go.directory': {
    name: 'screens.directory.title',
    icon: 'directory',
    place: 'everywhere',
    keys: { code: 'Digit6', alt: true },
  },
  'directory.view': { name: 'screens.directory.list', icon: 'directory', place: 'directory', parts: 'directory-view' },
  'directory.find': {
    name: 'screens.directory.find',
    icon: 'search',
    place: 'directory',
    keys: { code: 'KeyF', control: true },
  },
  'directory.same': { name: 'screens.people.same.open', icon: 'swap', place: 'directory', onSelection: true },
  'directory.compare': {
    name: 'screens.directory.compare',
    also: ['screens.directory.alike'],
    icon: 'swap',
    place: 'directory',
    onSelection: true,
  },
  'directory.merge': { name: 'screens.directory.merge', icon: 'swap', place: 'directory', onSelection: true },
  'directory.merge-institutions': {
    name: 'screens.directory.mergeInstitutions.open',
    icon: 'swap',
    place: 'directory',
    onSelection: true,
  },
  'directory.register': {
    name: 'screens.directory.register',
    also: ['screens.directory.onRegister', 'screens.directory.offRegister'],
    icon: 'sign',
    place: 'directory',
    onSelection: true,
  },
  'directory.sort-by': { name: 'screens.people.sortBy', icon: 'swap', place: 'directory', onSelection: true },
  'directory.without-value': {
    name: 'screens.people.withoutValue',
    icon: 'close',
    place: 'directory',
    onSelection: true,
  },
  'trainer.remove-topic': {
    name: 'screens.directory.removeTopic',
    icon: 'close',
    place: 'directory',
    onSelection: true,
  },
  'trainer.add-period': { name: 'screens.directory.addPeriod', icon: 'plus', place: 'directory', onSelection: true },
  'trainer.remove-period': {
    name: 'screens.directory.removePeriod',
    icon: 'remove',
    place: 'directory',
    onSelection: true,
  },
  'directory.columns': { name: 'screens.people.columns', icon: 'more', place: 'directory', onSelection: true },
  'directory.sort': { name: 'screens.people.sortHere', icon: 'swap', place: 'directory', onSelection: true },
  'directory.only': { name: 'screens.directory.onlyThese', icon: 'search', place: 'directory', onSelection: true },
  'directory.everybody': {
    name: 'screens.directory.showAll',
    icon: 'directory',
    place: 'directory',
    onSelection: true,
  },
});
