import { constants, type Stats } from 'node:fs';
import * as node from 'node:fs/promises';
import { codeOf } from './file-failure.ts';

/**
 * What a path stands for. `linked-file`: a link that leads to a file, which can be read but is never written through;
 * other links count as what they lead to. `unknown` where the system does not tell.
 */
export type FileNode =
  | 'file'
  | 'linked-file'
  | 'folder'
  | 'pipe'
  | 'socket'
  | 'device'
  | 'dangling-link'
  | 'link-loop'
  | 'missing'
  | 'unknown';

/** The codes of errors for nodes that stand where a file or folder belongs; see `troubles` in file-failure.ts. */
const codesOfNodes: Partial<Readonly<Record<FileNode, string>>> = {
  folder: 'EISDIR',
  pipe: 'ERR_IS_PIPE',
  socket: 'ERR_IS_SOCKET',
  device: 'ERR_IS_DEVICE',
  'dangling-link': 'ERR_DANGLING_LINK',
  'link-loop': 'ELOOP',
};

/** Something else stands where a file, or a folder, belongs. `code` and `path` are as in errors of the system. */
export class WrongNode extends Error {
  readonly code: string;
  readonly path: string;

  constructor(path: string, code: string) {
    super(`${code}: ${path}`);
    this.code = code;
    this.path = path;
  }
}

export async function nodeAt(path: string): Promise<FileNode> {
  try {
    const found = await node.lstat(path);
    if (!found.isSymbolicLink()) return kindOf(found);
    const target = kindOf(await node.stat(path));
    return target === 'file' ? 'linked-file' : target;
  } catch (error) {
    if (codeOf(error) === 'ELOOP') return 'link-loop';
    if (!['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return 'unknown';
    return (await isThere(path)) ? 'dangling-link' : 'missing';
  }
}

/** Why no folder can be at `path`, as an error; null where nothing, a folder, or nobody knows what is there. */
export async function folderTrouble(path: string): Promise<WrongNode | null> {
  const found = await nodeAt(path);
  if (found === 'file' || found === 'linked-file') return new WrongNode(path, 'ENOTDIR');
  const code = found === 'folder' ? undefined : codesOfNodes[found];
  return code === undefined ? null : new WrongNode(path, code);
}

/** Windows has neither of the two: a missing bit counts as none. */
const { O_NONBLOCK, O_NOFOLLOW, O_RDONLY, O_RDWR } = constants;
/** Without waiting for the other end of a pipe; what is written never goes through a link. */
const flagsOf = { r: O_RDONLY | O_NONBLOCK, 'r+': O_RDWR | O_NONBLOCK | O_NOFOLLOW };

/**
 * Opens a file that is there. Anything but a regular file is refused before it is opened: a pipe waits for its other end, a
 * device never ends. Fails with `WrongNode` then, also for a link that leads nowhere; else with the error of the system.
 */
export async function openRegular(path: string, flags: 'r' | 'r+'): Promise<node.FileHandle> {
  await expectRegular(path);
  if (flags === 'r+' && (await nodeAt(path)) === 'linked-file') throw new WrongNode(path, 'ERR_IS_LINK');
  return node.open(path, flagsOf[flags]);
}

/** The bytes of a regular file, as many as it says that it has. Fails as `openRegular`. */
export async function readRegular(path: string): Promise<Buffer> {
  const handle = await openRegular(path, 'r');
  try {
    const { size } = await handle.stat();
    if (size > mostBytes) throw new WrongNode(path, 'ERR_FS_FILE_TOO_LARGE');
    const bytes = Buffer.allocUnsafe(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await handle.read(bytes, filled, size - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    if (size === 0) await expectReadable(handle);
    return bytes.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

/** What Node reads at once. */
const mostBytes = 2 * 1024 ** 3 - 1;

/** Files of the system say that they are empty, and fail when they are read. */
async function expectReadable(handle: node.FileHandle): Promise<void> {
  await handle.read(Buffer.alloc(1), 0, 1, 0);
}

async function expectRegular(path: string): Promise<void> {
  const found = await node.stat(path).catch(codeOf);
  if (found === 'ENOENT' && (await isThere(path))) throw new WrongNode(path, 'ERR_DANGLING_LINK');
  // Opening says what is the matter.
  if (typeof found === 'string' || found.isFile()) return;
  throw new WrongNode(path, codesOfNodes[kindOf(found)] ?? 'EINVAL');
}

async function isThere(path: string): Promise<boolean> {
  return node.lstat(path).then(
    () => true,
    () => false,
  );
}

function kindOf(found: Stats): FileNode {
  if (found.isFile()) return 'file';
  if (found.isDirectory()) return 'folder';
  if (found.isFIFO()) return 'pipe';
  if (found.isSocket()) return 'socket';
  return found.isBlockDevice() || found.isCharacterDevice() ? 'device' : 'unknown';
}
