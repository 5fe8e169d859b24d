// What an activity asks for has its place: a note sample, reviews to call about, trial prints, case sheets. Without scripts.
import { expect, type House, test } from './house'
import { expectAccessible, expectNoSidewaysScroll } from './test'

test.use({ houseName: 'handed-in' })
test.describe.configure({ mode: 'serial' })

const PLAIN = { javaScriptEnabled: false, phone: true }

function deskOf(house: House, activityId: string, trainee = 'trainee'): string {
  const [row] = house.rows<{ id: string }>(
    `select e.id from enrolment e join person p on p.id = e.trainee_id where p.username = ?`,
    trainee,
  )
  return `/mentor/trainees/${row?.id}/activities/${activityId}`
}

test('the mentor assigns a review, the call is logged against it', async ({ house, enter }) => {
  await house.travel({ day: 12 })
  const mentor = await enter('mentor', PLAIN)
  await mentor.goto(deskOf(house, 'D12-3'))
  await mentor.getByLabel('店里的评价').selectOption('bowl')
  await mentor.getByRole('button', { name: '分这一条' }).click()
  await expect(mentor.getByText('到手碎了一只').first()).toBeVisible()
  await mentor.getByText('自己写一条', { exact: true }).click()
  await mentor.getByRole('button', { name: '分给学员' }).click()
  await expect(mentor.getByText('只填订单号的最后四到八位数字').first()).toBeVisible()

  const trainee = await enter('trainee', PLAIN)
  await trainee.goto('/activities/D12-3')
  await expect(trainee.getByText('到手碎了一只').first()).toBeVisible()
  await trainee.getByLabel('这通电话是为哪一条评价打的').selectOption({ index: 1 })
  await trainee.getByLabel('手机尾号四位').fill('8000')
  await trainee.getByLabel('结果', { exact: true }).selectOption('no-answer')
  await trainee.getByLabel('为什么打').fill('碎碗没有人跟进')
  const save = trainee.getByRole('button', { name: '记下这通电话' })
  await save.click()
  await expect(trainee.getByText('请确认电话里没有提改评价').first()).toBeVisible()
  await trainee.getByLabel(/电话里没有请对方改评价/).check()
  await save.click()
  await expect(trainee.getByText('没接通的，请写下哪天再打。').first()).toBeVisible()
  await trainee.getByLabel('结果', { exact: true }).selectOption('solved')
  await trainee.getByLabel(/电话里没有请对方改评价/).check()
  await save.click()
  await expect(trainee.getByText('已有结果')).toBeVisible()
  await expectNoSidewaysScroll(trainee)
})

test('a trial order that was not right says what was wrong and how it was found', async ({ house, enter }) => {
  await house.travel({ day: 15 })
  const trainee = await enter('trainee', PLAIN)
  await trainee.goto('/activities/D15-2')
  const prints = trainee.getByRole('region', { name: '试打五样单' })
  await prints.getByLabel(/面单尾号/).fill('5127')
  await prints.getByLabel('这一单怎么样了').selectOption('held')
  await prints.getByLabel(/错在哪/).fill('汤锅插了红旗')
  await prints.getByRole('button', { name: '添加试打' }).click()
  await expect(prints.getByText('已记 0 单，要求 5 单')).toBeVisible()
  await prints.getByLabel('怎么发现的').fill('打单之前先筛旗子')
  await prints.getByRole('button', { name: '添加试打' }).click()
  await expect(prints.getByText('已记 1 单，要求 5 单')).toBeVisible()
  const guide = await enter('guide', PLAIN)
  await guide.goto(deskOf(house, 'D15-2'))
  await expect(guide.getByText('怎么发现的：打单之前先筛旗子')).toBeVisible()
})

test('the guide signs a case sheet on the phone', async ({ house, enter }) => {
  await house.travel({ day: 20 })
  const trainee = await enter('trainee', PLAIN)
  await trainee.goto('/activities/D20-1')
  const sheets = trainee.getByRole('region', { name: '案例单' })
  await sheets.getByLabel('哪一单（订单尾号、商品）').fill('0412 密封谷物罐五件套')
  for (const label of ['状态', '原因和依据', '责任在哪一方', '办法', '预防：一句话，交给哪个部门', '对顾客说的话'])
    await sheets.getByLabel(label, { exact: true }).fill(`${label}：见照片`)
  await sheets.getByRole('button', { name: '交这一张' }).click()
  await expect(sheets.getByText('已签 0 张，至少 3 张')).toBeVisible()
  await sheets.getByLabel(/^时间/).fill('今天 17:00 前寄出')
  await sheets.getByRole('button', { name: '交这一张' }).click()
  await expect(sheets.getByText('已交，等看')).toBeVisible()
  await expectNoSidewaysScroll(trainee)

  const guide = await enter('aftersales', { phone: true })
  await guide.goto(deskOf(house, 'D20-1'))
  await expectAccessible(guide)
  await expectNoSidewaysScroll(guide)
  await guide.getByRole('button', { name: '签这一张' }).click()
  await expect(guide.getByText('已签', { exact: true }).first()).toBeVisible()
  await trainee.reload()
  await expect(sheets.getByText('已签 1 张，至少 3 张')).toBeVisible()
})

test('a note sample, late: what the format lacks is said, the lecturer sends it back, a new one follows', async ({
  house,
  enter,
}) => {
  const trainee = await enter('day1', PLAIN)
  await trainee.goto('/activities/D05-4')
  const sample = trainee.getByRole('region', { name: '备注样例' })
  await sample.getByLabel('备注', { exact: true }).fill('[1130][林晓][改规格] 改 L 码')
  await sample.getByLabel('旗子').selectOption('yellow')
  await sample.getByRole('button', { name: '交备注样例' }).click()
  await expect(sample.getByText('这条备注里没有找到：承诺、截止').first()).toBeVisible()
  await sample.getByLabel('就这样交，请讲师看').check()
  await sample.getByRole('button', { name: '交备注样例' }).click()
  await expect(sample.getByText('已交，等看')).toBeVisible()
  await expectNoSidewaysScroll(trainee)

  const lecturer = await enter('lecturer', PLAIN)
  await lecturer.goto(deskOf(house, 'D05-4', 'day1'))
  await expect(lecturer.getByText('内容准确 · 30')).toBeVisible()
  const line = lecturer.getByRole('listitem').filter({ hasText: '改 L 码' }).last()
  await line.getByText('退回重写').click()
  await line.getByLabel('哪里要改').fill('从什么改成什么，什么时候发，都要写。')
  await line.getByRole('button', { name: '退回' }).click()
  await expect(lecturer.getByText('已退回')).toBeVisible()

  await trainee.reload()
  await expect(sample.getByText('从什么改成什么，什么时候发，都要写。')).toBeVisible()
  await sample
    .getByLabel('备注', { exact: true })
    .fill('[1130][林晓][改规格] 由米白 M 改米白 L，库存已查 | 今天照样发 | 今日 16:00')
  await sample.getByLabel('旗子').selectOption('yellow')
  await sample.getByRole('button', { name: '交备注样例' }).click()
  await expect(sample.getByText('已交，等看')).toBeVisible()
})
