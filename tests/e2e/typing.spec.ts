// A typing run in a real browser: everything in one sight, what is typed marked where it stands, kept over a reload, and what
// was not typed kept out and looked at.
import type { Locator, Page } from '@playwright/test'
import { expect, test, visit } from './house'
import { expectAccessible, ready } from './test'
import { readPassage } from './work'

test.use({ houseName: 'typing' })
test.describe.configure({ mode: 'serial', timeout: 180_000 })

const field = (page: Page) => page.getByLabel('在这里打')
const windowOf = (page: Page) => page.getByRole('region', { name: '照着打' }).locator('.typing-window')

async function begin(page: Page): Promise<string> {
  await visit(page, '/practice/typing/practice')
  await page.getByRole('button', { name: '开始练一次' }).click()
  await expect(field(page)).toBeVisible()
  await ready(page)
  return readPassage(page)
}

async function handIn(page: Page): Promise<void> {
  await field(page).fill((await readPassage(page)).slice(0, 40))
  await page.getByRole('button', { name: '交卷' }).click()
  await expect(page.getByRole('button', { name: '开始练一次' })).toBeVisible()
}

async function expectInSight(page: Page, wanted: Locator): Promise<void> {
  const { height, width } = page.viewportSize()!
  const box = (await wanted.boundingBox())!
  expect(box.y).toBeGreaterThanOrEqual(0)
  expect(box.x).toBeGreaterThanOrEqual(0)
  expect(box.y + box.height).toBeLessThanOrEqual(height)
  expect(box.x + box.width).toBeLessThanOrEqual(width)
}

const SCREENS = [
  { name: 'an old computer', viewport: { width: 1280, height: 720 } },
  { name: 'another one', viewport: { width: 1366, height: 768 } },
  { name: 'a phone', viewport: { width: 375, height: 667 } },
  { name: 'a phone with its keyboard open', viewport: { width: 375, height: 350 } },
]

for (const { name, viewport } of SCREENS)
  test(`clock, caret, field and the way to hand in are in one sight on ${name}`, async ({ house, enter }) => {
    await house.travel({ day: 13 })
    const page = await enter('day1', { viewport })
    const passage = await begin(page)
    for (const typed of ['', passage.slice(0, 30), passage.slice(0, 200)]) {
      await field(page).fill(typed)
      await expect(windowOf(page)).toContainText(passage)
      await expectInSight(page, page.getByText(/^剩余 \d:\d\d$/))
      await expectInSight(page, windowOf(page))
      await expectInSight(page, field(page))
      await expectInSight(page, page.getByRole('button', { name: '交卷' }))
      // The line that is typed is one of the three in the window.
      const caret = (await windowOf(page).locator('.typing-caret').boundingBox())!
      const box = (await windowOf(page).boundingBox())!
      expect(caret.y).toBeGreaterThanOrEqual(box.y)
      expect(caret.y + caret.height).toBeLessThanOrEqual(box.y + box.height)
    }
    await expect(page.getByText(/^\d+ 字\/分$/)).toBeVisible()
    await expectAccessible(page)
    await handIn(page)
  })

test('what is right, wrong and ahead is marked where it stands', async ({ enter }) => {
  const page = await enter('day1')
  const passage = await begin(page)
  await field(page).fill(`${passage.slice(0, 5)}喵${passage.slice(6, 10)}`)
  const right = windowOf(page).locator('.typing-right')
  await expect(right).toHaveText([passage.slice(0, 5), passage.slice(6, 10)])
  await expect(windowOf(page).locator('.typing-wrong')).toHaveText(passage[5]!)
  await expect(page.getByText('90%', { exact: true })).toBeVisible()
  await handIn(page)
})

test('what was typed is there again after a reload, and a slip of the hand hands nothing in', async ({
  house,
  enter,
}) => {
  const page = await enter('day1')
  const passage = await begin(page)
  await field(page).fill(passage.slice(0, 12))
  await page.getByRole('button', { name: '交卷' }).click()
  await expect(page.getByText(/不到 30 个字，还不能交/)).toBeVisible()
  await expect(field(page)).toHaveValue(passage.slice(0, 12))
  await field(page).fill(passage.slice(0, 20))
  await page.reload()
  await expect(field(page)).toHaveValue(passage.slice(0, 20))
  const kept = `select typed from typing_run where activity_id = 'practice' and finished_at is null`
  await expect.poll(() => house.rows<{ typed: string }>(kept)[0]?.typed).toBe(passage.slice(0, 20))
  await handIn(page)
})

test('a warm-up counts nothing', async ({ house, enter }) => {
  const page = await enter('day1')
  const runs = () => house.rows('select id from typing_run').length
  const before = runs()
  await visit(page, '/practice/typing/D01-4')
  await page.getByRole('link', { name: '先热身' }).click()
  await ready(page)
  const passage = await readPassage(page)
  await field(page).fill(passage.slice(0, 50))
  await expect(windowOf(page).locator('.typing-right')).toHaveText(passage.slice(0, 50))
  await expect(page.getByRole('heading', { name: /不记成绩/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('link', { name: '热好了' }).click()
  await expect(page.getByRole('button', { name: '开始第 1 次' })).toBeVisible()
  expect(runs()).toBe(before)
})

test('what is pasted is not put in, and the run waits for the mentor, who reads how often', async ({
  house,
  enter,
}) => {
  const page = await enter('day1')
  await visit(page, '/practice/typing/D01-4')
  await page.getByRole('button', { name: '开始第 1 次' }).click()
  await ready(page)
  const passage = await readPassage(page)
  await field(page).fill(passage.slice(0, 20))
  await field(page).press('ControlOrMeta+a')
  await field(page).press('ControlOrMeta+c')
  await field(page).press('End')
  await field(page).press('ControlOrMeta+v')
  await expect(page.getByText(/粘贴的内容没有放进去/)).toBeVisible()
  await expect(field(page)).toHaveValue(passage.slice(0, 20))
  await field(page).fill(passage.slice(0, 40))
  await page.getByRole('button', { name: '交卷' }).click()
  await expect(page.getByText('等师傅看', { exact: true })).toBeVisible()
  const [own] = house.rows<{ id: string; mentor: string }>(
    `select e.id, m.username as mentor from enrolment e join person p on p.id = e.trainee_id
     join person m on m.id = e.mentor_id where p.username = 'day1'`,
  )
  const mentor = await enter(own!.mentor)
  await visit(mentor, `/mentor/trainees/${own!.id}/activities/D01-4`)
  await expect(mentor.getByText('粘贴 1 次')).toBeVisible()
})

test('the curve over the plan stands with the results, and the target where one practises', async ({
  house,
  enter,
}) => {
  const [own] = house.rows<{ username: string; id: string; mentor: string }>(
    `select p.username, e.id, m.username as mentor from enrolment e join person p on p.id = e.trainee_id
     join person m on m.id = e.mentor_id join typing_run r on r.enrolment_id = e.id
     where r.activity_id = 'D08-5' and e.state = 'in_training' and p.status = 'active' limit 1`,
  )
  const page = await enter(own!.username)
  for (const path of ['/results', '/practice/typing/practice']) {
    await visit(page, path)
    const curve = page
      .getByRole('figure')
      .filter({ has: page.getByRole('img', { name: '打字速度随训练日的变化（字/分）' }) })
    await expect(curve.getByRole('row').filter({ hasText: '第 8 天' })).toContainText('字/分')
    await expect(curve.getByRole('row').filter({ hasText: '第 18 天' })).toBeVisible()
  }
  await expect(page.getByText('目标每分钟 65 字，已经到了').or(page.getByText('您的目标：每分钟 65 字'))).toBeVisible()
  await expectAccessible(page)
  await visit(page, '/results')
  await expect(page.getByRole('row').filter({ hasText: '复测第 1 次' }).first()).toContainText('复测')
  const mentor = await enter(own!.mentor)
  await visit(mentor, `/mentor/trainees/${own!.id}/activities/D08-5`)
  await expect(mentor.getByRole('img', { name: '打字速度随训练日的变化（字/分）' })).toBeVisible()
  await expectAccessible(mentor)
})
