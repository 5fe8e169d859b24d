import type {
  FormerNameTable,
  FormKeyTable,
  NotificationTable,
  PersonRoleTable,
  PersonTable,
  SessionTable,
  SettingTable,
} from './accounts'
import type { ActivityEntryTable, ActivityRecordTable, SignOffTable } from './activities'
import type {
  AppealReviewerTable,
  AppealTable,
  AppealWaiverTable,
  AttemptAnswerTable,
  AttemptPageTable,
  AttemptSignalTable,
  AttemptTable,
  AttemptVoidingConfirmationTable,
  AttemptVoidingTable,
  AttemptWordSeenTable,
  AttemptWordTable,
  ExamFormItemTable,
  ExamFormTable,
  LateAnswerTable,
  MarkReopeningTable,
  MarkTable,
} from './attempts'
import type { AuditEventTable, AuditHeadTable } from './audit'
import type { ChatEventTable, ChatGuestEventTable, ChatSittingTable, MysteryVisitTable } from './chats'
import type {
  CalendarYearTable,
  CohortClosureTable,
  CohortMentorTable,
  CohortTable,
  CohortYearTable,
  DayUnlockTable,
  DelegationTable,
  EnrolmentLeaveTable,
  EnrolmentTable,
  EnrolmentTransitionTable,
  HolidayOverrideTable,
  MentorChangeTable,
  PlanTermsTable,
  PlanVersionTable,
} from './cohorts'
import type {
  CardQuestionTable,
  CardRulingTable,
  DrillCardTable,
  DrillTable,
  JudgeModelTable,
  TypingRulingTable,
  TypingRunTable,
} from './drills'
import type { LessonProgressTable, QuestionnaireAnswerTable, SelfCheckAnswerTable } from './lessons'
import type {
  CertificateTable,
  DecisionAcknowledgementTable,
  DecisionConfirmationTable,
  DecisionLapseTable,
  DecisionTable,
  LeavingAffirmationTable,
  LeavingTable,
  NamedSecondTable,
  RemedialModuleTable,
  WaiverTable,
} from './promotion'
import type { ConductEntryTable, ConductReplyTable, RubricSheetTable } from './rubrics'

/** All tables of the house; the area word names the file. */
export interface Tables {
  person: PersonTable
  person_role: PersonRoleTable
  former_name: FormerNameTable
  session: SessionTable
  form_key: FormKeyTable
  notification: NotificationTable
  setting: SettingTable
  audit_event: AuditEventTable
  audit_head: AuditHeadTable
  plan_version: PlanVersionTable
  plan_terms: PlanTermsTable
  cohort: CohortTable
  cohort_closure: CohortClosureTable
  cohort_year: CohortYearTable
  calendar_year: CalendarYearTable
  holiday_override: HolidayOverrideTable
  cohort_mentor: CohortMentorTable
  delegation: DelegationTable
  enrolment: EnrolmentTable
  enrolment_leave: EnrolmentLeaveTable
  day_unlock: DayUnlockTable
  enrolment_transition: EnrolmentTransitionTable
  mentor_change: MentorChangeTable
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
  attempt_voiding: AttemptVoidingTable
  attempt_voiding_confirmation: AttemptVoidingConfirmationTable
  late_answer: LateAnswerTable
  attempt_word: AttemptWordTable
  attempt_word_seen: AttemptWordSeenTable
  attempt_page: AttemptPageTable
  attempt_signal: AttemptSignalTable
  mark: MarkTable
  mark_reopening: MarkReopeningTable
  appeal: AppealTable
  appeal_reviewer: AppealReviewerTable
  appeal_waiver: AppealWaiverTable
  drill: DrillTable
  drill_card: DrillCardTable
  judge_model: JudgeModelTable
  card_question: CardQuestionTable
  card_ruling: CardRulingTable
  chat_sitting: ChatSittingTable
  chat_event: ChatEventTable
  chat_guest_event: ChatGuestEventTable
  mystery_visit: MysteryVisitTable
  typing_run: TypingRunTable
  typing_ruling: TypingRulingTable
  rubric_sheet: RubricSheetTable
  conduct_entry: ConductEntryTable
  conduct_reply: ConductReplyTable
  decision: DecisionTable
  certificate: CertificateTable
  decision_confirmation: DecisionConfirmationTable
  named_second: NamedSecondTable
  decision_lapse: DecisionLapseTable
  decision_acknowledgement: DecisionAcknowledgementTable
  remedial_module: RemedialModuleTable
  leaving: LeavingTable
  leaving_affirmation: LeavingAffirmationTable
  waiver: WaiverTable
}
