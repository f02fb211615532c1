import { expect, test } from 'vitest';
import { applicationFolders } from '../../../main/files/application-folders.ts';

test('Linux follows XDG, and ignores relative paths in it', () => {
  expect(applicationFolders({}, 'linux', '/home/aida')).toEqual({
    data: '/home/aida/.local/share/rostrum',
    journal: '/home/aida/.local/share/rostrum/journal',
    evidence: '/home/aida/.local/share/rostrum/evidence',
    backups: '/home/aida/.local/share/rostrum/backups',
    log: '/home/aida/.local/share/rostrum/log',
    appearance: '/home/aida/.local/share/rostrum/appearance.json',
    chromiumProfile: '/home/aida/.local/share/rostrum/chromium',
    electronProfile: '/home/aida/.local/share/rostrum/electron',
    documents: '/home/aida/Documents/Rostrum',
  });
  const given = { XDG_DATA_HOME: '/data', XDG_DOCUMENTS_DIR: '/home/aida/Документы' };
  expect(applicationFolders(given, 'linux', '/home/aida')).toMatchObject({
    data: '/data/rostrum',
    documents: '/home/aida/Документы/Rostrum',
  });
  expect(applicationFolders({ XDG_DATA_HOME: 'data' }, 'linux', '/home/aida').data).toBe(
    '/home/aida/.local/share/rostrum',
  );
});

test('Windows and macOS have their own places', () => {
  const windows = applicationFolders({ LOCALAPPDATA: 'C:\\Users\\Aida\\AppData\\Local' }, 'win32', 'C:\\Users\\Aida');
  expect(windows.journal).toBe('C:\\Users\\Aida\\AppData\\Local\\Rostrum\\journal');
  expect(windows.documents).toBe('C:\\Users\\Aida\\Documents\\Rostrum');
  expect(applicationFolders({}, 'win32', 'C:\\Users\\Aida').data).toBe('C:\\Users\\Aida\\AppData\\Local\\Rostrum');
  expect(applicationFolders({}, 'darwin', '/Users/aida')).toMatchObject({
    data: '/Users/aida/Library/Application Support/Rostrum',
    documents: '/Users/aida/Documents/Rostrum',
  });
});

test('ROSTRUM_HOME overrides everything', () => {
  const environment = { ROSTRUM_HOME: '/tmp/trial', XDG_DATA_HOME: '/data', XDG_DOCUMENTS_DIR: '/documents' };
  expect(applicationFolders(environment, 'linux', '/home/aida')).toEqual({
    data: '/tmp/trial',
    journal: '/tmp/trial/journal',
    evidence: '/tmp/trial/evidence',
    backups: '/tmp/trial/backups',
    log: '/tmp/trial/log',
    appearance: '/tmp/trial/appearance.json',
    chromiumProfile: '/tmp/trial/chromium',
    electronProfile: '/tmp/trial/electron',
    documents: '/tmp/trial/documents',
  });
  expect(applicationFolders({ ROSTRUM_HOME: '' }, 'linux', '/home/aida').data).toBe('/home/aida/.local/share/rostrum');
});
