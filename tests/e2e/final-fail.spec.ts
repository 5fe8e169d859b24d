// The final is failed: a plan is written, the weak topics are trained, the retake is passed, probation is served, promotion follows.
import {
  acknowledge,
  dateIn,
  decide,
  decisionOf,
  examine,
  morningIn,
  release,
  sitPractical,
  standingOf,
} from './decisions'
import { expect, test, visit } from './house'
import { finishModules } from './remedial'
import { sitPaper } from './work'

test.use({ houseName: 'final-fail' })
test.describe.configure({ mode: 'serial', timeout: 300_000 })

test('the manager writes the next step, the trainee reads it', async ({ house, enter }) => {
  await house.travel({ day: 10 })
  const { id: enrolmentId, state } = standingOf(house, 'finalfailed')
  expect(state).toBe('final_failed')
  const manager = await enter('manager')
  await decide(manager, {
    enrolmentId,
    kind: 'next-step',
    fields: {
      从哪一天开始: dateIn(0),
      到哪一天完成: dateIn(2),
      怎么补: '每个主题先读课，再和师傅对三段聊天，小测合格算补好。',
    },
  })
  const trainee = await enter('finalfailed')
  await acknowledge(trainee, decisionOf(house, enrolmentId, 'next-step'))
})

test('the trainee works through every module', async ({ house, enter }) => {
  const { id: enrolmentId } = standingOf(house, 'finalfailed')
  const trainee = await enter('finalfailed')
  await finishModules(trainee, house, enrolmentId)
  await trainee.goto('/exams/retake')
  await expect(trainee.getByRole('button', { name: '开始考试' })).toHaveCount(0)
})

test('two days later the retake is passed, and probation begins', async ({ house, enter }) => {
  await house.travel(morningIn(2))
  const { id: enrolmentId } = standingOf(house, 'finalfailed')
  const attemptId = await sitPaper(await enter('finalfailed'), house, { examId: 'retake', rightPercent: 100 })
  const manager = await enter('manager')
  await release(manager, attemptId)
  expect(standingOf(house, 'finalfailed').state).toBe('retake_passed')
  await examine(enter, { enrolmentId, activityId: 'D23-3', excellent: true })
  await sitPractical(await enter('finalfailed'), 'D23-6')
  await examine(enter, { enrolmentId, activityId: 'D23-6', excellent: true })
  await decide(manager, { enrolmentId, kind: 'retake-pass' })
  expect(standingOf(house, 'finalfailed').state).toBe('on_probation')
  await acknowledge(await enter('finalfailed'), decisionOf(house, enrolmentId, 'retake-pass'))

  // The form shares no family of questions with anything seen before.
  const shared = house.rows<{ n: number }>(
    `select count(*) as n from exam_form_item r join exam_form rf on rf.id = r.form_id and rf.exam_id = 'retake' and rf.enrolment_id = ?
     join exam_form_item o on o.enrolment_id = rf.enrolment_id and o.form_id <> r.form_id and o.family = r.family`,
    enrolmentId,
  )
  expect(shared[0]?.n).toBe(0)
})

test('at the end of probation the manager promotes', async ({ house, enter }) => {
  const { id: enrolmentId, probation_until_on: until } = standingOf(house, 'finalfailed')
  const manager = await enter('manager')
  await visit(manager, `/manager/trainees/${enrolmentId}/decide/probation-end`)
  // Who is unfit is told within the probation; who is fit is promoted at its end, which is decided shortly before.
  await expect(manager.getByText(/从 .+ 起可以在这里转正/)).toBeVisible()
  await expect(manager.getByText('过了这一天就只能转正')).toBeVisible()
  await expect(manager.getByRole('radio', { name: /^转正/ })).toHaveCount(0)
  await house.travel({ at: `${until}T10:00:00+08:00` })
  await decide(manager, { enrolmentId, kind: 'probation-end', verdict: '转正' })
  expect(standingOf(house, 'finalfailed').state).toBe('promoted')
})
