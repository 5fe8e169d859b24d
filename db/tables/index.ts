import type { PersonTable, PersonRoleTable, SessionTable, NotificationTable, SettingTable } from './accounts'
import type { AuditEventTable, AuditHeadTable } from './audit'
import type { PlanVersionTable, CohortTable, CohortClosureTable, HolidayOverrideTable, CohortMentorTable, DelegationTable, EnrolmentTable, EnrolmentLeaveTable, DayUnlockTable, EnrolmentTransitionTable } from './cohorts'
import type { ActivityRecordTable, ActivityEntryTable, SignOffTable } from './activities'
import type { LessonProgressTable, SelfCheckAnswerTable, QuestionnaireAnswerTable } from './lessons'
import type { ExamFormTable, ExamFormItemTable, AttemptTable, AttemptAnswerTable, LateAnswerTable, MarkTable, AppealTable } from './attempts'
import type { DrillTable, DrillCardTable, TypingRunTable } from './drills'
import type { RubricSheetTable, ConductEntryTable } from './rubrics'
import type { DecisionTable, DecisionConfirmationTable, DecisionAcknowledgementTable, RemedialModuleTable } from './promotion'

/** All tables of the house; the area word names the file. */
export interface Tables {
  person: PersonTable
  person_role: PersonRoleTable
  session: SessionTable
  notification: NotificationTable
  setting: SettingTable
  audit_event: AuditEventTable
  audit_head: AuditHeadTable
  plan_version: PlanVersionTable
  cohort: CohortTable
  cohort_closure: CohortClosureTable
  holiday_override: HolidayOverrideTable
  cohort_mentor: CohortMentorTable
  delegation: DelegationTable
  enrolment: EnrolmentTable
  enrolment_leave: EnrolmentLeaveTable
  day_unlock: DayUnlockTable
  enrolment_transition: EnrolmentTransitionTable
  activity_record: ActivityRecordTable
  activity_entry: ActivityEntryTable
  sign_off: SignOffTable
  lesson_progress: LessonProgressTable
  self_check_answer: SelfCheckAnswerTable
  questionnaire_answer: QuestionnaireAnswerTable
  exam_form: ExamFormTable
  exam_form_item: ExamFormItemTable
  attempt: AttemptTable
  attempt_answer: AttemptAnswerTable
  late_answer: LateAnswerTable
  mark: MarkTable
  appeal: AppealTable
  drill: DrillTable
  drill_card: DrillCardTable
  typing_run: TypingRunTable
  rubric_sheet: RubricSheetTable
  conduct_entry: ConductEntryTable
  decision: DecisionTable
  decision_confirmation: DecisionConfirmationTable
  decision_acknowledgement: DecisionAcknowledgementTable
  remedial_module: RemedialModuleTable
}
