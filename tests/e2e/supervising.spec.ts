// An exam under supervision: the board sees it, minutes and words reach it within seconds, what is noted is seen by both, and it ends in plain words.
import { expect, test, visit } from './house'
import { ready } from './test'
import { answerByMouse, openQuestion } from './work'

test.use({ houseName: 'supervising' })

/** What is said has to stand on the paper by then. */
const SOON = { timeout: 5_000 }

test('who supervises sees an exam as it is sat, speaks to it and gives it time', async ({ house, enter }) => {
  test.setTimeout(120_000)
  await house.travel({ day: 10 })
  const trainee = await enter('day1', { phone: true })
  const manager = await enter('manager')
  await visit(manager, '/mentor/marking')
  await manager.getByRole('link', { name: '看考场实况' }).click()
  await expect(manager.getByText('现在没有人在考')).toBeVisible()
  await ready(manager)

  await trainee.goto('/exams/d01-basic')
  await expect(trainee.getByText('只是记录，不扣分，也不是结论')).toBeVisible()
  await trainee.getByRole('button', { name: '开始考试' }).click()
  await ready(trainee)
  await openQuestion(trainee, 1)
  await answerByMouse(trainee)
  const [paper] = house.rows<{ id: string; name: string }>(
    `select a.id, p.display_name as name from attempt a join enrolment e on e.id = a.enrolment_id
     join person p on p.id = e.trainee_id where a.state = 'in_progress'`,
  )

  const room = manager.getByRole('main').getByRole('listitem').filter({ hasText: paper!.name })
  await test.step('the board tells it without being asked', async () => {
    await expect(room).toContainText('在线')
    await expect(room).toContainText(/答了 1 题，共 \d+ 题/)
    await expect(room).toContainText(/最后保存 \d\d:\d\d:\d\d/)
  })

  await test.step('minutes and words reach the paper, and are noted as seen', async () => {
    await room.getByText('说话或加时', { exact: true }).click()
    await room.getByLabel('要说的话').fill('刚才停电了，补给您十分钟')
    await room.getByLabel(/^加时（分钟）/).fill('10')
    await room.getByRole('button', { name: '发出' }).click()
    await expect(trainee.getByText('刚才停电了，补给您十分钟')).toBeVisible(SOON)
    await expect(trainee.getByText(/给您加时 10 分钟/)).toBeVisible()
    await expect(trainee.getByRole('banner')).toContainText('30 分钟（20 + 10）')
    await expect(trainee.getByRole('timer')).toHaveText(/^(30:00|29:\d\d)$/)
    await expect(room).toContainText(/已看到/)
    await trainee.getByRole('button', { name: '知道了' }).click()
    await expect(trainee.getByText(/^之前对您说过的话/)).toBeVisible()
  })

  await test.step('what is noted stands on both sides in the same plain words', async () => {
    await trainee.evaluate(() => {
      const data = new DataTransfer()
      data.setData('text/plain', '从别处拿来的一整段话，不是自己写的')
      document.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }))
    })
    const noted = /粘贴了 17 个字（第 1 题）/
    await trainee.getByText('这场考试记下了 1 件事').click()
    await expect(trainee.getByText(noted)).toBeVisible()
    await expect(room.getByText('记下的事（1）')).toBeVisible()
    await room.getByText('记下的事（1）').click()
    await expect(room.getByText(noted)).toBeVisible()
  })

  await test.step('a paper that cannot be reached is told of', async () => {
    await trainee.context().setOffline(true)
    const now = house.rows<{ heard_at: number }>('select max(heard_at) as heard_at from attempt_page')[0]!.heard_at
    await house.travel({ at: new Date(now + 60_000).toISOString() })
    await expect(room).toContainText(/起没有联系/)
    await trainee.context().setOffline(false)
    await expect(room).toContainText('在线', { timeout: 20_000 })
  })

  await test.step('it ends in plain words, for both', async () => {
    await trainee.goto(`/exams/attempts/${paper!.id}?review=1`)
    await ready(trainee)
    await trainee.getByRole('button', { name: '确认交卷' }).click()
    await expect(trainee.getByText(/^交卷时间 .*，\d+ 题答了 1 题$/)).toBeVisible()
    await expect(trainee.getByText('考试时间 30 分钟（20 + 10）')).toBeVisible()
    await expect(manager.getByText(/^刚收的试卷（1）$/)).toBeVisible()
    await expect(room.getByText(/\d\d:\d\d 交卷，\d+ 题答了 1 题/)).toBeVisible()
  })
})

test('a second browser is noted, and a board without a stream asks by itself', async ({ house, enter, faults }) => {
  await house.travel({ day: 10 })
  const first = await enter('day22')
  await first.goto('/exams/d22-final')
  await first.getByRole('button', { name: '开始考试' }).click()
  await ready(first)
  const mentor = await enter('mentor')
  await mentor.route('**/mentor/exams/live/state', (route) =>
    route.request().headers().accept?.includes('event-stream') ? route.fulfill({ status: 503 }) : route.continue(),
  )
  await visit(mentor, '/mentor/exams/live')
  const room = mentor.getByRole('main').getByRole('listitem').filter({ hasText: '说话或加时' })
  await expect(mentor.getByText('评分时不看姓名，所以这里也只显示编号。')).toBeVisible()
  await expect(mentor.getByText('每几秒更新一次')).toBeVisible({ timeout: 15_000 })

  const second = await enter('day22')
  await second.goto(new URL(first.url()).pathname)
  await ready(second)
  await expect(room.getByText('记下的事（1）')).toBeVisible({ timeout: 10_000 })
  await expect(first.getByText('这场考试记下了 1 件事')).toBeVisible()
  const others = faults.filter((fault) => !fault.includes('503'))
  faults.splice(0, faults.length, ...others)
})
