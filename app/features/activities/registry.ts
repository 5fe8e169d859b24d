// Every activity type the house knows. A new one is a folder in types/ and a line here.
import type { ActivityType } from '#app/content/activity-settings'
import type { Definition } from './activity-type'
import { acknowledgementType } from './types/acknowledgement/definition'
import { briefingType } from './types/briefing/definition'
import { callsType } from './types/calls/definition'
import { chatSimulationType } from './types/chat-simulation/definition'
import { coachingType } from './types/coaching/definition'
import { debriefType } from './types/debrief/definition'
import { decisionType } from './types/decision/definition'
import { examType } from './types/exam/definition'
import { lectureType } from './types/lecture/definition'
import { liveType } from './types/live/definition'
import { mysteryType } from './types/mystery/definition'
import { observationType } from './types/observation/definition'
import { oralType } from './types/oral/definition'
import { phoneType } from './types/phone/definition'
import { phraseDrillType } from './types/phrase-drill/definition'
import { questionTimeType } from './types/question-time/definition'
import { remedialType } from './types/remedial/definition'
import { studyType } from './types/study/definition'
import { typingType } from './types/typing/definition'
import { warehouseType } from './types/warehouse/definition'

const DEFINITIONS = {
  acknowledgement: acknowledgementType,
  briefing: briefingType,
  calls: callsType,
  'chat-simulation': chatSimulationType,
  coaching: coachingType,
  debrief: debriefType,
  decision: decisionType,
  exam: examType,
  lecture: lectureType,
  live: liveType,
  mystery: mysteryType,
  observation: observationType,
  oral: oralType,
  phone: phoneType,
  'phrase-drill': phraseDrillType,
  'question-time': questionTimeType,
  remedial: remedialType,
  study: studyType,
  typing: typingType,
  warehouse: warehouseType,
} satisfies Record<ActivityType, unknown>

/** What the trainee's page is sent of an activity of type T. */
export type ViewOf<T extends ActivityType> = ReturnType<(typeof DEFINITIONS)[T]['describe']>
export type TypeView = ViewOf<ActivityType>

/** The same table, so typed that looking it up by a row's type gives the definition for that row's settings. */
const BY_TYPE: { [T in ActivityType]: Definition<T, ViewOf<T>> } = DEFINITIONS

export function definitionOf<T extends ActivityType>({ type }: { type: T }): Definition<T, ViewOf<T>> {
  return BY_TYPE[type]
}
