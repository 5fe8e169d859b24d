// The file holds everybody's records, marks and password hashes: it and what lies beside it are for the server's account alone.
import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

const GROUP_AND_OTHERS = 0o077
const STICKY = 0o1000

function tighten(place: string, mode: number): void {
  if ((statSync(place).mode & GROUP_AND_OTHERS) !== 0) chmodSync(place, mode)
}

/** The log, the shared memory, and copies that were put beside it: `shifu.sqlite-wal`, `shifu.sqlite.2026-11-30`. */
function listFilesOf(file: string): string[] {
  const folder = path.dirname(file)
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.includes('.sqlite'))
    .map((entry) => path.join(folder, entry.name))
}

function tightenFolder(folder: string): void {
  // A common place such as /tmp is not ours to close.
  if (statSync(folder).mode & STICKY) return
  try {
    tighten(folder, 0o700)
  } catch (error) {
    // A mounted volume may belong to somebody else; then the files alone are closed.
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') throw error
  }
}

/**
 * Makes the folder and the file when they are not there, and takes from others what they may do with them. SQLite gives its
 * log the mode of the file, so this comes before it is opened. Windows has no such modes; there the folder's own rights count.
 * @throws when a file belongs to another account.
 */
export function keepToOwner(file: string): void {
  const folder = path.dirname(file)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (process.platform === 'win32') return
  closeSync(openSync(file, 'a', 0o600))
  tightenFolder(folder)
  for (const one of listFilesOf(file)) tighten(one, 0o600)
}
