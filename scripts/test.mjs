// npm test: installs what is missing and runs every check there is; the last line counts them. `--only <part>`, any number of
// times, runs those parts and what they need. Only node: builtins until packages are there. One failing step does not hide the others.
import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { checkNode, ensureBrowser, ensureBuilt, ensureInstalled, log, root, run, tool } from './lib/bootstrap.mjs'
import { CHECKS } from './lib/checks.mjs'

checkNode()
process.chdir(root)
delete process.env.NODE_ENV

/** Projects of vitest.config.ts; they run together, so that their set-up is paid for once. */
const PROJECTS = ['rules', 'databases', 'http']
const PARTS = ['packages', ...Object.keys(CHECKS), 'build', ...PROJECTS, 'browser']
const NEEDS_BUILD = ['build', 'http', 'browser']

const wanted = readWanted()
const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'shifu-reports-'))
const results = []

/** The parts asked for; all of them when nothing was. Ends the process when one is unknown. */
function readWanted() {
  try {
    const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } })
    const parts = values.only?.flatMap((list) => list.split(',')) ?? PARTS
    const unknown = parts.filter((part) => !PARTS.includes(part))
    if (unknown.length === 0) return new Set(parts)
    console.error(`There is no part “${unknown.join(', ')}”.`)
  } catch (error) {
    console.error(error.message)
  }
  console.error(`Usage: npm test -- --only <part>\nParts: ${PARTS.join(', ')}`)
  process.exit(1)
}

/** `work` answers how many tests passed and failed, or nothing when the step itself is the check. */
async function step(title, work) {
  const began = Date.now()
  console.log(`\n── ${title}`)
  let counted
  try {
    counted = (await work()) ?? { passed: 1, failed: 0 }
  } catch (error) {
    console.error(error.message)
    counted = { passed: 0, failed: 1 }
  }
  results.push({ title, ...counted, seconds: (Date.now() - began) / 1000 })
  return counted.failed === 0
}

function skip(title, because) {
  return step(title, () => {
    throw new Error(`Not run: ${because}.`)
  })
}

/** Runs a test runner that leaves its counts in a JSON file; a runner that dies without one is a failure. */
function runTests(name, args, env, count) {
  const report = path.join(reports, `${name}.json`)
  const [command, first] = tool(name, name === 'playwright' ? '@playwright/test' : name)
  const result = spawnSync(command, [...first, ...args(report)], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env(report) },
  })
  if (!fs.existsSync(report))
    throw new Error(`${name} ended with ${result.status ?? result.signal} and left no report.`)
  const counted = count(JSON.parse(fs.readFileSync(report, 'utf8')))
  if (counted.passed + counted.failed === 0) throw new Error(`${name} found no tests.`)
  // Errors outside of any test (a broken import, an unhandled rejection) fail the run without failing a test.
  return result.status === 0 || counted.failed > 0 ? counted : { ...counted, failed: 1 }
}

function runVitest(projects) {
  return runTests(
    'vitest',
    (report) => [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    () => ({}),
    (report) => ({
      passed: report.numPassedTests,
      failed:
        report.numFailedTests +
        report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length,
    }),
  )
}

function runPlaywright(browser) {
  return runTests(
    'playwright',
    () => ['test', '--reporter=line,json'],
    (report) => ({ CHROMIUM_PATH: browser, PLAYWRIGHT_JSON_OUTPUT_NAME: report }),
    // A test that passed only when repeated is a failed one: retries are off, but nobody should be able to turn that round.
    ({ stats, errors }) => ({ passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }),
  )
}

function finish() {
  fs.rmSync(reports, { recursive: true, force: true })
  console.log()
  for (const { title, passed, failed, seconds } of results)
    console.log(
      `${failed > 0 ? 'FAILED' : 'ok    '} ${title.padEnd(32)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${seconds.toFixed(1).padStart(7)} s`,
    )
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  log('done')
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
  process.exitCode = sum('failed') > 0 ? 1 : 0
}

async function main() {
  // Nothing can be said about the rest without packages.
  if (!(await step('packages', ensureInstalled))) return
  for (const [part, { title, command }] of Object.entries(CHECKS))
    if (wanted.has(part)) await step(title, () => run(...command()))
  const built = NEEDS_BUILD.some((part) => wanted.has(part)) && (await step('build', ensureBuilt))
  const projects = PROJECTS.filter((project) => wanted.has(project))
  // Without a build the tests that start the server fail and say so; the others still count.
  if (projects.length > 0) await step(projects.join(', '), () => runVitest(projects))
  if (!wanted.has('browser')) return
  if (built) await step('browser', async () => runPlaywright(await ensureBrowser()))
  else await skip('browser', 'there is no build')
}

await main()
finish()
