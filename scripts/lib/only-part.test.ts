import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'

it.each([
  [['--only', 'rule'], 'There is no part “rule”.'],
  [['--only', 'rules', '--only', 'brouser,http'], 'There is no part “brouser”.'],
  [['--onyl', 'rules'], 'Unknown option'],
])('npm test %j runs nothing and says which parts there are', (args, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/test.mjs', ...args], { encoding: 'utf8' })
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' })
  expect(stderr).toContain(message)
  expect(stderr).toContain('packages, lockfile, style, imports, unused, types, content, build, rules, databases, http')
})
