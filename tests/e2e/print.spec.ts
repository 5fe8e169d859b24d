// What goes to the file on paper says who, when with its year, and has lines to sign.
import { standingOf } from './decisions'
import { expect, test, visit } from './house'

const YEAR = /20\d\d\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日/

test('a printed decision carries names, year and a line for each who signs', async ({ house, enter }) => {
  const [decision] = house.rows<{ id: string }>(
    "select d.id from decision d join person p on p.id = d.trainee_id where d.kind = 'promotion' and p.username = 'promoted'",
  )
  const manager = await enter('manager')
  await visit(manager, `/decisions/${decision!.id}`)
  await expect(manager.getByText('作出决定的人 沈昭')).toBeHidden()
  await manager.emulateMedia({ media: 'print' })
  await expect(manager.getByRole('main')).toContainText(YEAR)
  await expect(manager.getByText('作出决定的人 沈昭')).toBeVisible()
  await expect(manager.getByText('本人 秦川')).toBeVisible()
  await expect(manager.getByRole('navigation')).toHaveCount(0)
})

test('a printed dossier names who signs, and no date on it lacks its year', async ({ house, enter }) => {
  const manager = await enter('manager')
  await visit(manager, `/manager/trainees/${standingOf(house, 'promoted').id}`)
  await manager.emulateMedia({ media: 'print' })
  const signatures = manager.locator('section').filter({ has: manager.getByRole('heading', { name: '签字' }) })
  for (const line of ['学员 秦川', '师傅 阿宁', '主管 沈昭']) await expect(signatures.getByText(line)).toBeVisible()
  const dates = await manager.locator('time:visible').allTextContents()
  expect(dates.length).toBeGreaterThan(5)
  expect(dates.filter((text) => !YEAR.test(text))).toEqual([])
  await expect(manager.getByText(/^打印于 20\d\d/)).toBeVisible()
})
