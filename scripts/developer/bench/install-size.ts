import { lstatSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

function bytesUnder(dir: string): number {
  let total = 0
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const full = path.join(dir, entry.name)
    // Packages inside a package have lines of their own in the lockfile.
    if (entry.isDirectory() && entry.name !== 'node_modules') total += bytesUnder(full)
    else if (entry.isFile()) total += lstatSync(full).size
  }
  return total
}

/** What `npm ci --omit=dev` would leave on this machine, from the lockfile and the packages that are here, in MB. */
export function measureProductionInstall(): number {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>
  }
  const folders = Object.entries(packages).filter(
    ([folder, entry]) => folder !== '' && !entry.dev && !entry.devOptional,
  )
  const bytes = folders.reduce((sum, [folder]) => {
    try {
      return sum + bytesUnder(folder)
    } catch {
      // Another platform's binary, not installed here.
      return sum
    }
  }, 0)
  return bytes / 1_000_000
}
