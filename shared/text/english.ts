import agenda from './catalogues/en/agenda.json';
import allowances from './catalogues/en/allowances.json';
import attendance from './catalogues/en/attendance.json';
import backups from './catalogues/en/backups.json';
import desk from './catalogues/en/desk.json';
import documentsScreen from './catalogues/en/documents-screen.json';
import errors from './catalogues/en/errors.json';
import everywhere from './catalogues/en/everywhere.json';
import exchange from './catalogues/en/exchange.json';
import fields from './catalogues/en/fields.json';
import findings from './catalogues/en/findings.json';
import groups from './catalogues/en/groups.json';
import home from './catalogues/en/home.json';
import overview from './catalogues/en/overview.json';
import papers from './catalogues/en/papers.json';
import peopleList from './catalogues/en/people-list.json';
import people from './catalogues/en/people.json';
import recovery from './catalogues/en/recovery.json';
import vocabulary from './catalogues/en/vocabulary.json';

/** The English texts of the screens, by section. */
export const englishScreens = {
  ...everywhere.screens,
  ...home.screens,
  ...overview.screens,
  ...agenda.screens,
  ...groups.screens,
  ...people.screens,
  ...allowances.screens,
  ...attendance.screens,
  ...desk.screens,
  ...documentsScreen.screens,
  ...backups.screens,
  ...recovery.screens,
};

/** What is wrong with a field of a form, in English. */
export const englishFields = fields.fields;

/**
 * The English catalogue, as one tree. The program takes its type alone, which names every text, and loads the files by
 * `loadCatalogues`; tests and scripts find by its texts what is on the screen.
 */
export const english = {
  ...errors,
  ...fields,
  ...vocabulary,
  ...papers,
  ...exchange,
  ...peopleList,
  ...findings,
  check: backups.check,
  screens: englishScreens,
};
