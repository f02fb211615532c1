import { isObject } from '../domain/entity.ts';

/** Data as some version wrote them: JSON of which nothing is checked yet. */
export type OldData = Readonly<Record<string, unknown>>;

/**
 * How data of one version become data of the next. Each part is a pure function that never throws, and stores a default
 * where a field is new. A part is left out where nothing changes.
 */
export type Upgrade = {
  /** A whole record of an entity, wherever it lies: in partitions, in changes, in workshop files and desk files. */
  readonly record?: (entity: string, record: OldData) => OldData;
  /** One change of an entry. Whole records in it have been through `record`; one changed field has not. */
  readonly change?: (change: OldData) => OldData;
  /** An entry of the history. Its changes have been through `change`. */
  readonly entry?: (entry: OldData) => OldData;
  /** A workshop file without its format and version. Its records have been through `record`. */
  readonly workshopFile?: (file: OldData) => OldData;
  /** A desk file without its format, version and checksum. Its records have been through `record`. */
  readonly deskFile?: (file: OldData) => OldData;
};

/** The field's words in place of our own: shelf, stamp, over and repair became partition, timestamp, dominates and quick fix. */
const toVersion2: Upgrade = {
  record: (entity, record) => {
    if (entity === 'ledger') return { ...record, cells: cellsOf2(record['cells']) };
    // Nobody had said from which day on a successor came: the whole workshop was the successor's.
    // Nor whether anybody had been asked for consent, or for details.
    if (entity === 'participation') return { ...newInParticipations, ...record };
    if (entity === 'delegation') return { ...newInDelegations, ...record };
    // Nobody had said of two people that they are two, nor who trains.
    if (entity === 'person') return { differentFrom: [], trainer: null, ...record };
    // An erasure was always of a whole person.
    if (entity === 'erasure') return { details: [], ...record };
    // In which time zone a day was signed off was not recorded.
    if (entity === 'signOff') return { timeZone: '', ...record };
    // Lists stood by protocol, the numbers of people who had been taken out were given again, and allowances were
    // calculated elsewhere.
    return entity === 'workshop' ? { ...newInWorkshops, ...record } : record;
  },
  change: ({ shelf, ...change }) => {
    if (change['entity'] === 'mark') return markOf2(change);
    const isCells = change['entity'] === 'ledger' && change['field'] === 'cells';
    const values = isCells ? { value: cellsOf2(change['value']), previous: cellsOf2(change['previous']) } : {};
    return { ...change, ...values, partition: shelf };
  },
  entry: ({ stamp, action, ...entry }) => ({
    ...entry,
    timestamp: stamp,
    action: action === 'finding.repair' ? 'finding.quick-fix' : action,
    by: { user: '', computer: '' },
  }),
  // Nothing was recorded of schedules that were written before, nor of whom signed lists named.
  workshopFile: (file) => ({
    ...file,
    publications: file['publications'] ?? [],
    signedLists: file['signedLists'] ?? [],
  }),
  deskFile: (file) => ({
    ...file,
    by: { user: '', computer: '' },
    marks: eachOf(file['marks'], (mark) => ({ ...mark, versions: eachOf(mark['versions'], markVersionOf2) })),
  }),
};

const noLetter = { number: '', date: null };
const newInParticipations = {
  replacedFrom: null,
  paidAs: null,
  letter: noLetter,
  consents: { photo: null, lists: null },
  travelNotes: '',
  accommodation: '',
  diet: '',
  accessibility: '',
  emergencyContact: '',
  passport: { number: '', issuedBy: '', validUntil: null },
  visaState: null,
  visaBy: null,
};
const newInWorkshops = { allowances: null, asksFor: [], eraseOn: null, listOrder: 'protocol', lastNumber: 0 };
const newInDelegations = {
  womenWished: null,
  professionsWished: '',
  invitation: noLetter,
  addressee: '',
  reminders: [],
  declined: false,
  letterFiles: [],
  deadline: null,
  focalPoint: { name: '', email: '', phone: '' },
};

function markOf2(change: OldData): OldData {
  const origin = change['origin'];
  if (!isObject(origin)) return change;
  const { stamp, ...rest } = origin;
  return { ...change, origin: { ...rest, timestamp: stamp } };
}

function cellsOf2(cells: unknown): unknown {
  if (!isObject(cells)) return cells;
  return Object.fromEntries(Object.entries(cells).map(([id, versions]) => [id, eachOf(versions, markVersionOf2)]));
}

function markVersionOf2({ stamp, over, ...version }: OldData): OldData {
  return { timestamp: stamp, ...version, dominates: over };
}

/**
 * THE list of data upgrades: the first turns version 1 into 2, and so on. A released one is never edited, for data that
 * it has upgraded are out in the world; `test/files/version-<n>` keeps data of every past version.
 */
export const upgrades: readonly Upgrade[] = [toVersion2];

/** A list with each of its objects changed. What is no list, or no object, stays for the schema to refuse. */
export function eachOf(list: unknown, changed: (object: OldData) => OldData): unknown {
  if (!Array.isArray(list)) return list;
  return list.map((each: unknown) => (isObject(each) ? changed(each) : each));
}
