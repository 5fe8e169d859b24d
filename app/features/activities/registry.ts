// Every activity type the house knows. A new one is a folder in types/ and a line here.
import type { Activity, ActivityType } from '#app/content/plan'
import type { ActivityTypeDefinition } from './activity-type'
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

export const ACTIVITY_TYPE_DEFINITIONS: Record<ActivityType, ActivityTypeDefinition> = {
  acknowledgement: acknowledgementType as ActivityTypeDefinition,
  briefing: briefingType as ActivityTypeDefinition,
  calls: callsType as ActivityTypeDefinition,
  'chat-simulation': chatSimulationType as ActivityTypeDefinition,
  coaching: coachingType as ActivityTypeDefinition,
  debrief: debriefType as ActivityTypeDefinition,
  decision: decisionType as ActivityTypeDefinition,
  exam: examType as ActivityTypeDefinition,
  lecture: lectureType as ActivityTypeDefinition,
  live: liveType as ActivityTypeDefinition,
  mystery: mysteryType as ActivityTypeDefinition,
  observation: observationType as ActivityTypeDefinition,
  oral: oralType as ActivityTypeDefinition,
  phone: phoneType as ActivityTypeDefinition,
  'phrase-drill': phraseDrillType as ActivityTypeDefinition,
  'question-time': questionTimeType as ActivityTypeDefinition,
  remedial: remedialType as ActivityTypeDefinition,
  study: studyType as ActivityTypeDefinition,
  typing: typingType as ActivityTypeDefinition,
  warehouse: warehouseType as ActivityTypeDefinition,
}

export function definitionOf(activity: Pick<Activity, 'type'>): ActivityTypeDefinition {
  return ACTIVITY_TYPE_DEFINITIONS[activity.type]
}

/** Plans live as long as the process, and every state of every trainee asks for the settings. */
const parsedSettings = new WeakMap<object, unknown>()

/** @throws when the plan's settings do not fit the type; the content check has said so before. */
export function settingsOf<T>(activity: Activity): T {
  const known = parsedSettings.get(activity.settings)
  if (known !== undefined) return known as T
  const parsed = definitionOf(activity).settings.parse(activity.settings)
  parsedSettings.set(activity.settings, parsed)
  return parsed as T
}
