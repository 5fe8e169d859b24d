import { wordingOf } from '#app/content/rule'
import { type ContentLanguage, ruleIn } from '#app/content/translation'
import { decideDateAhead } from '#app/rules/date-bounds'
import { accept, type Outcome } from '#app/rules/outcome'
import type { Db } from '#db/connect'
import { newId } from '#db/ids'
import { insertEntry } from '#db/queries/activities'
import { inTransaction, type Tx } from '#db/transaction'
import { appendAudit } from '../audit/audit.server'
import { AGREED, agreementText, decideAgreement } from '../cohorts/agreement'
import { notify } from '../notifications/notify.server'
import { isBeside } from './asking'
import { loadPeopleFor, notifySignersWhenReady } from './notify-signers.server'
import { decideReceipt } from './receipt'
import { type LockedActivity, lockTraineeActivity, type TraineeActivityInput } from './trainee-activity.server'
import { decideAddEntry, writableEntryOf } from './trainee-work'

export interface AddEntryInput extends TraineeActivityInput {
  kind: string
  /** Already read through the entry's own form. */
  data: Record<string, unknown>
  /** In which the page was read; the house's own where it is left out. */
  language?: ContentLanguage
}

/** A dated entry of the trainee's own: a question, a note, a call, a print, a price change, a receipt. */
export function addEntry(db: Db, input: AddEntryInput): Promise<Outcome<string>> {
  return inTransaction(db, async (tx) => {
    const found = await lockTraineeActivity(tx, input)
    if (!found.ok) return found
    const may = decideAddEntry(found.value, input.kind)
    if (!may.ok) return may
    const holds = writableEntryOf(found.value, input.kind)?.holds?.(input.data, {
      earlier: found.value.facts.entries,
      shop: input.content.shop,
    })
    if (holds && !holds.ok) return holds
    const receipt =
      input.kind === 'receipt'
        ? decideReceipt(found.value, input.content.rules, input.data, found.value.enrolment.trainee_name)
        : accept()
    if (!receipt.ok) return receipt
    const dueOn = typeof input.data.dueOn === 'string' ? input.data.dueOn : null
    const dated = dueOn === null ? accept() : decideDateAhead(dueOn, found.value.calendar.today)
    if (!dated.ok) return dated
    const agreed = input.kind === AGREED.trainee ? agreeTo(found.value, input) : null
    if (agreed && !agreed.ok) return agreed
    const data = agreed?.value ?? (input.kind === 'receipt' ? withWording(input) : input.data)
    const id = newId()
    await insertEntry(tx, {
      id,
      enrolment_id: input.enrolmentId,
      activity_id: input.activityId,
      kind: input.kind,
      data: JSON.stringify(data),
      created_by: found.value.traineeId,
      created_at: input.now,
      due_on: dueOn,
    })
    await appendAudit(tx, {
      actor: input.actor,
      now: input.now,
      action: `add:${input.kind}`,
      entity: 'activity-entry',
      entityId: id,
      enrolmentId: input.enrolmentId,
      after: { activityId: input.activityId, ...data },
    })
    await tellOthers(tx, found.value, input)
    await notifySignersWhenReady(tx, found.value, input)
    return accept(id)
  })
}

function agreeTo({ entry, enrolment }: LockedActivity, { content, data }: AddEntryInput) {
  const { trainee_name: traineeName, mentor_id: mentorId, mentor_name: mentorName } = enrolment
  const text = agreementText(content, entry.activity.settings)
  return decideAgreement(text, { traineeName, mentorId, mentorName }, Number(data.version))
}

/** Which text it was that was read, and in which language it stood on the page. */
function withWording({ data, content, language = 'zh-CN' }: AddEntryInput) {
  const rule = content.rules.find(({ id }) => id === data.ruleId)
  return rule ? { ...data, wording: wordingOf(rule), language: ruleIn(content, rule, language).language } : data
}

async function tellOthers(tx: Tx, work: LockedActivity, input: AddEntryInput): Promise<void> {
  const { activity } = work.entry
  const about = {
    enrolmentId: work.enrolment.id,
    traineeName: work.enrolment.trainee_name,
    activityId: activity.id,
    title: activity.title,
  }
  if (input.kind === 'question') {
    const peopleOf = await loadPeopleFor(tx, work)
    await notify(tx, {
      to: [...peopleOf('mentor'), ...(isBeside(activity.type, input.kind) ? [] : peopleOf(activity.leader))],
      kind: 'question-asked',
      payload: { ...about, question: String(input.data.text ?? '') },
      now: input.now,
    })
  }
  if (input.kind === 'price-change')
    await notify(tx, {
      to: (await loadPeopleFor(tx, work))('mentor'),
      kind: 'confirm-wanted',
      payload: about,
      now: input.now,
    })
}
