import { isAbsolute, relative, resolve } from 'node:path'

/**
 * The folder as a full path. Lists of items hold their keys: they belong neither into the repository nor into what is built from it.
 * @throws when it lies inside.
 */
export function outsideOf(root: string, folder: string): string {
  const full = resolve(folder)
  const way = relative(root, full)
  if (!way.startsWith('..') && !isAbsolute(way)) throw new Error(`${full} lies inside the repository.`)
  return full
}
