// What must work before node_modules exists: only node: builtins here.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

const MIN_NODE = [20, 19]
const INSTALL_STAMP = path.join(root, 'node_modules/.shifu-install-stamp')
const BUILD_STAMP = path.join(root, 'build/.stamp')
/** A change in any of these makes the build old. */
const BUILD_SOURCES = ['app', 'content', 'db', 'scripts', 'package-lock.json', 'vite.config.ts', 'tsconfig.json']
const began = Date.now()

export function log(message) {
  console.log(`[shifu ${((Date.now() - began) / 1000).toFixed(1)}s] ${message}`)
}

/** @throws when the command cannot be run or ends with anything but 0. */
export function run(command, args, options = {}) {
  const result = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (result.status === 0) return
  const ending = result.error?.message ?? `ended with ${result.status ?? result.signal}`
  throw new Error(`${path.basename(command)} ${args.join(' ')}: ${ending}`)
}

/** @returns command and first arguments that run a package's own tool, on every system alike. */
export function tool(name, packageName = name) {
  const folder = path.join(root, 'node_modules', packageName)
  const { bin } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return [process.execPath, [path.join(folder, typeof bin === 'string' ? bin : bin[name])]]
}

/** @throws as `run` does. */
export function runTool([command, first], args, options) {
  run(command, [...first, ...args], options)
}

function npm() {
  // Set when npm started this process; saves guessing what npm is called on this system.
  const self = process.env.npm_execpath
  return self?.endsWith('.js') ? [process.execPath, [self]] : ['npm', []]
}

function digest(...parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex').slice(0, 16)
}

function* filesIn(place) {
  const stat = fs.statSync(place, { throwIfNoEntry: false })
  if (!stat) return
  if (!stat.isDirectory()) {
    yield place
    return
  }
  for (const name of fs.readdirSync(place).sort()) yield* filesIn(path.join(place, name))
}

function digestTree(places) {
  const parts = places
    .flatMap((place) => [...filesIn(path.join(root, place))])
    .flatMap((file) => [path.relative(root, file), fs.readFileSync(file)])
  return digest(...parts)
}

function isStamped(stamp, wanted) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted
}

/** Ends the process when Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > MIN_NODE[0] || (major === MIN_NODE[0] && minor >= MIN_NODE[1])) return
  console.error(`Shifu needs Node ${MIN_NODE.join('.')} or newer; this is ${process.version}.`)
  process.exit(1)
}

function openSqlite() {
  const Database = createRequire(path.join(root, 'package.json'))('better-sqlite3')
  new Database(':memory:').close()
}

/** Installs packages unless exactly this lockfile was installed by this Node before. */
export function ensureInstalled() {
  const wanted = digest(
    fs.readFileSync(path.join(root, 'package-lock.json')),
    process.version,
    process.platform,
    process.arch,
  )
  if (isStamped(INSTALL_STAMP, wanted)) return
  log('installing packages (npm ci) ...')
  // A caller's NODE_ENV=production must not drop the build tools.
  runTool(npm(), ['ci', '--include=dev', '--no-audit', '--no-fund'], {
    env: { ...process.env, NODE_ENV: 'development' },
  })
  try {
    openSqlite()
  } catch {
    log('building better-sqlite3 from source ...')
    runTool(npm(), ['rebuild', 'better-sqlite3'])
    openSqlite()
  }
  fs.writeFileSync(INSTALL_STAMP, wanted)
}

/** Builds unless the sources are those of the last build. */
export function ensureBuilt() {
  const wanted = digestTree(BUILD_SOURCES)
  if (isStamped(BUILD_STAMP, wanted)) return
  log('building ...')
  fs.rmSync(BUILD_STAMP, { force: true })
  run(process.execPath, ['scripts/developer/build.mjs'])
  fs.writeFileSync(BUILD_STAMP, wanted)
}

const BROWSER_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const BROWSER_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
  'C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe',
]

function isBrowser(file) {
  if (!file || !fs.existsSync(file)) return false
  // Windows browsers open a window when asked for their version.
  return process.platform === 'win32' || spawnSync(file, ['--version'], { timeout: 20_000 }).status === 0
}

async function findBrowser() {
  if (isBrowser(process.env.CHROMIUM_PATH)) return process.env.CHROMIUM_PATH
  const { chromium } = await import('playwright')
  const folders = (process.env.PATH ?? '').split(path.delimiter)
  const onPath = BROWSER_NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [chromium.executablePath(), ...onPath, ...BROWSER_PLACES].find(isBrowser)
}

function installWithApt() {
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }
  // Another installation may hold apt's lock for a while.
  const apt = (...args) => spawnSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', ...args], options)
  apt('update', '-qq')
  // Without a Chinese font every page would be drawn as boxes.
  apt('install', '-y', '-qq', 'chromium', 'fonts-noto-cjk')
}

/**
 * The first usable Chromium: CHROMIUM_PATH, Playwright's own, the system's; else one is installed.
 * @returns the path of its program
 * @throws when there is none and none can be installed
 */
export async function ensureBrowser() {
  const present = await findBrowser()
  if (present) return present
  log('no browser found, trying playwright install ...')
  const [command, first] = tool('playwright')
  spawnSync(command, [...first, 'install', 'chromium'], { cwd: root, stdio: 'inherit', timeout: 240_000 })
  const downloaded = await findBrowser()
  if (downloaded) return downloaded
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0) {
    log('trying apt-get install chromium ...')
    installWithApt()
    const installed = await findBrowser()
    if (installed) return installed
  }
  throw new Error('There is no Chromium. Install one (apt-get install chromium) or set CHROMIUM_PATH to one.')
}
