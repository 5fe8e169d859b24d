import type { ReactNode } from 'react'
import type { Reply } from '#app/components/ui/form'
import type { ActivityType } from '#app/content/activity-settings'
import type { ActivityPage } from './activity-view'
import { RubricPanel } from './rubric-criteria'
import type { TypePartProps } from './type-parts'
import { AcknowledgementView } from './types/acknowledgement/view'
import { BriefingView } from './types/briefing/view'
import { CallsView } from './types/calls/view'
import { PracticalView } from './types/chat-simulation/view'
import { CoachingView } from './types/coaching/view'
import { DebriefView } from './types/debrief/view'
import { DecisionView } from './types/decision/view'
import { ExamView } from './types/exam/view'
import { LectureView } from './types/lecture/view'
import { LiveView } from './types/live/view'
import { MysteryView } from './types/mystery/view'
import { ObservationView } from './types/observation/view'
import { OralView } from './types/oral/view'
import { PhoneView } from './types/phone/view'
import { DrillView } from './types/phrase-drill/view'
import { QuestionTimeView } from './types/question-time/view'
import { RemedialView } from './types/remedial/view'
import { StudyView } from './types/study/view'
import { TypingView } from './types/typing/view'
import { WarehouseView } from './types/warehouse/view'

/** The view of every type, beside its definition in the registry: views go to the browser, definitions do not. */
const VIEWS: { [T in ActivityType]: (props: TypePartProps<T>) => ReactNode } = {
  acknowledgement: AcknowledgementView,
  briefing: BriefingView,
  calls: CallsView,
  'chat-simulation': PracticalView,
  coaching: CoachingView,
  debrief: DebriefView,
  decision: DecisionView,
  exam: ExamView,
  lecture: LectureView,
  live: LiveView,
  mystery: MysteryView,
  observation: ObservationView,
  oral: OralView,
  phone: PhoneView,
  'phrase-drill': DrillView,
  'question-time': QuestionTimeView,
  remedial: RemedialView,
  study: StudyView,
  typing: TypingView,
  warehouse: WarehouseView,
}

/** Keeps the type and its part of the view together, so that each view gets its own. */
function partOf<T extends ActivityType>(type: T, props: TypePartProps<T>): ReactNode {
  const View: (props: TypePartProps<T>) => ReactNode = VIEWS[type]
  return <View {...props} />
}

export function TypePart({ page, reply }: { page: ActivityPage; reply: Reply | undefined }) {
  return (
    <>
      {partOf(page.view.type, { view: page.view, page, reply })}
      {page.rubric ? <RubricPanel rubric={page.rubric} /> : null}
    </>
  )
}
