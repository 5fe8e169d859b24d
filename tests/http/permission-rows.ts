// Who may GET what: every route of app/routes.ts has a row here, or the matrix test fails.
import { type TestHouse, VISITORS, type VisitorName } from './house'

/** A status; `login`: sent to the sign-in page; `elsewhere`: sent to another page; `no-get`: answers only POST. */
export type Expected = number | 'login' | 'elsewhere' | 'no-get'

export interface PermissionRow {
  route: string
  expect: Record<VisitorName, Expected>
  /** Those who may act although there is nothing to see yet: their empty post is a bad form. */
  mayPost?: readonly VisitorName[]
  /** Overrides `house.ids`, for a route whose object is a special one. */
  ids?: (house: TestHouse) => Record<string, string>
  /** Which `:param` to replace by an unknown id; those who may see the object must then get 404. Default: the last one. */
  missing?: string | null
}

function each(answer: (name: VisitorName) => Expected): Record<VisitorName, Expected> {
  return Object.fromEntries(VISITORS.map((name) => [name, answer(name)])) as Record<VisitorName, Expected>
}

/** Strangers too. */
export const everybody = (expected: Expected = 200) => each(() => expected)
/** Everybody who is signed in. */
export const insiders = (expected: Expected = 200) => each((name) => (name === 'anon' ? 'login' : expected))
/** A place of the house: others are told that it is not theirs. */
export const only = (...names: VisitorName[]) =>
  each((name) => (name === 'anon' ? 'login' : names.includes(name) ? 200 : 403))
/** Something that belongs to `trainee`: for those out of reach it does not exist. */
export const reach = (...names: VisitorName[]) =>
  each((name) => (name === 'anon' ? 'login' : names.includes(name) ? 200 : 404))

export const PERMISSION_ROWS: readonly PermissionRow[] = [
  { route: '/', expect: everybody('elsewhere') },
  { route: '/login', expect: { ...insiders('elsewhere'), anon: 200 } },
  { route: '/check', expect: everybody(200) },
  { route: '/logout', expect: everybody('elsewhere') },
  { route: '/time', expect: everybody() },
  { route: '/demo/time', expect: everybody(404) },
  { route: '/today', expect: insiders() },
  { route: '/profile', expect: insiders() },
  { route: '/profile/password', expect: insiders() },
  // lessons, library, search: a locked lesson is a page too, so every insider gets 200
  { route: '/lessons', expect: insiders() },
  { route: '/lessons/:lessonId', expect: insiders() },
  { route: '/lessons/:lessonId/progress', expect: everybody('no-get') },
  {
    route: '/lessons/:lessonId/checklists/:number',
    expect: insiders(),
    ids: () => ({ lessonId: 'd01-organisation', number: '1' }),
  },
  { route: '/lessons/feedback', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  {
    route: '/lessons/questionnaires/:activityId',
    expect: reach('trainee', 'otherTrainee'),
    ids: () => ({ activityId: 'D13-1' }),
  },
  { route: '/library', expect: insiders() },
  { route: '/library/products', expect: insiders() },
  { route: '/library/rules/:id', expect: insiders(), ids: () => ({ id: 'conduct' }) },
  { route: '/library/checklists/:id', expect: insiders(), ids: () => ({ id: 'stations' }) },
  { route: '/library/checklists/:id/download', expect: insiders(), ids: () => ({ id: 'stations' }) },
  { route: '/library/transcripts/:id', expect: insiders(), ids: () => ({ id: 'good-size-xl' }) },
  { route: '/search', expect: insiders() },
  { route: '/library/closed', expect: insiders('elsewhere') },
  // the mentor's side: a delegate gets the days and activities that hold something they are named for
  { route: '/mentor/queue', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  { route: '/mentor/trainees', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  { route: '/mentor/trainees/:enrolmentId', expect: reach('mentor', 'manager', 'delegate') },
  { route: '/mentor/trainees/:enrolmentId/days/:day', expect: reach('mentor', 'manager', 'delegate') },
  {
    route: '/mentor/trainees/:enrolmentId/activities/:activityId',
    expect: reach('mentor', 'manager', 'delegate'),
    ids: () => ({ activityId: 'D01-5' }),
  },
  { route: '/mentor/trainees/:enrolmentId/visits', expect: reach('mentor', 'manager') },
  { route: '/visits', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  // The delegate plays this customer. Never the trainee, to whom it would tell who came.
  { route: '/visits/:visitId', expect: reach('mentor', 'manager', 'delegate') },
  { route: '/visits/:visitId/live', expect: reach('mentor', 'manager', 'delegate') },
  { route: '/visits/:visitId/state', expect: { ...reach('mentor', 'manager', 'delegate'), anon: 401 } },
  {
    route: '/mentor/drills/:drillId',
    // The trainee has the same on a page of their own.
    expect: reach('mentor', 'manager'),
    ids: (house) => ({ drillId: house.ids.satDrillId ?? '' }),
  },
  // practice: recorded for one's own enrolment only
  { route: '/practice', expect: only('trainee', 'otherTrainee') },
  { route: '/practice/phrases', expect: insiders() },
  {
    route: '/practice/drills/:drillId',
    expect: { ...only('trainee'), otherTrainee: 404 },
    ids: (house) => ({ drillId: house.ids.drillId ?? '' }),
  },
  { route: '/practice/chats/:chatId', expect: { ...only('trainee'), otherTrainee: 404 } },
  {
    route: '/practice/chats/:chatId/live',
    // The stream of a desk that is over ends at once.
    expect: { ...only('trainee'), otherTrainee: 404 },
    ids: (house) => ({ chatId: house.ids.practisedChatId ?? '' }),
  },
  // What a page's script asks for is told to sign in, not sent away.
  { route: '/practice/chats/:chatId/state', expect: { ...only('trainee'), otherTrainee: 404, anon: 401 } },
  {
    route: '/practice/chats/:chatId/replay',
    // Practice is one's own; chat-desk.test.ts has what was sat as an exam.
    expect: reach('trainee'),
    ids: (house) => ({ chatId: house.ids.practisedChatId ?? '' }),
  },
  {
    route: '/practice/typing/:activityId',
    expect: only('trainee', 'otherTrainee'),
    ids: () => ({ activityId: 'practice' }),
  },
  { route: '/practice/typing/:activityId/typed', expect: everybody('no-get'), ids: () => ({ activityId: 'practice' }) },
  { route: '/conduct', expect: reach('trainee', 'otherTrainee'), missing: null },
  // the trainee's plan and work
  { route: '/plan', expect: insiders() },
  { route: '/plan/:day', expect: insiders() },
  { route: '/activities/:activityId', expect: reach('trainee', 'otherTrainee'), ids: () => ({ activityId: 'D01-1' }) },
  { route: '/notices', expect: insiders() },
  { route: '/results', expect: only('trainee', 'otherTrainee', 'mentor', 'otherMentor', 'manager') },
  { route: '/file', expect: reach('trainee', 'otherTrainee'), missing: null },
  { route: '/leaving', expect: reach('trainee', 'otherTrainee'), missing: null },
  { route: '/remedial', expect: only('trainee', 'otherTrainee') },
  {
    route: '/exams/practical/:activityId',
    expect: reach('trainee', 'otherTrainee'),
    ids: () => ({ activityId: 'D22-3' }),
  },
  { route: '/exams/:examId', expect: reach('trainee', 'otherTrainee'), ids: () => ({ examId: 'd01-basic' }) },
  {
    route: '/exams/attempts/:attemptId',
    expect: reach('trainee'),
    ids: (house) => ({ attemptId: house.ids.attemptId ?? '' }),
  },
  {
    route: '/exams/attempts/:attemptId/answers',
    expect: { ...reach('trainee'), anon: 401 },
    ids: (house) => ({ attemptId: house.ids.attemptId ?? '' }),
    missing: null,
  },
  {
    route: '/exams/attempts/:attemptId/live',
    expect: reach('trainee'),
    ids: (house) => ({ attemptId: house.ids.attemptId ?? '' }),
  },
  {
    route: '/exams/attempts/:attemptId/result',
    expect: reach('trainee', 'mentor', 'manager'),
    ids: (house) => ({ attemptId: house.ids.attemptId ?? '' }),
  },
  {
    route: '/decisions/:decisionId',
    expect: reach('trainee', 'mentor', 'manager'),
    ids: (house) => ({ decisionId: house.ids.decisionId ?? '' }),
  },
  {
    route: '/voidings/:voidingId',
    expect: reach('manager'),
    ids: (house) => ({ voidingId: house.ids.voidingId ?? '' }),
  },
  {
    route: '/certificate/:enrolmentId',
    // Nobody in this house has been promoted; the browser journeys read a real one.
    expect: reach(),
    missing: null,
  },
  // marking and deciding
  { route: '/mentor/rulings', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  { route: '/mentor/exams/live', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  { route: '/mentor/exams/live/state', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  { route: '/mentor/marking', expect: only('mentor', 'otherMentor', 'manager', 'delegate') },
  {
    route: '/mentor/marking/:attemptId',
    // The paper is still being written, so there is nothing to mark for anybody; grading.test.ts has the others.
    expect: reach(),
    mayPost: ['mentor', 'manager'],
    ids: (house) => ({ attemptId: house.ids.attemptId ?? '' }),
  },
  // No result of this house is released; blind-marking.test.ts and marks-by-several.test.ts have the appeals.
  { route: '/appeals/:appealId', expect: reach(), missing: null },
  { route: '/manager/board', expect: only('manager') },
  { route: '/manager/decisions', expect: only('manager') },
  { route: '/manager/trainees/:enrolmentId', expect: reach('manager') },
  {
    route: '/manager/trainees/:enrolmentId/decide/:kind',
    expect: reach('manager'),
    ids: () => ({ kind: 'd1-gate' }),
  },
  { route: '/manager/trainees/:enrolmentId/preconditions', expect: reach('manager') },
  { route: '/manager/trainees/:enrolmentId/audit', expect: reach('manager', 'admin') },
  { route: '/manager/trainees/:enrolmentId/adjust', expect: reach('mentor', 'manager') },
  { route: '/manager/reports/:cohortId', expect: only('manager') },
  // people, cohorts, settings
  { route: '/admin/people', expect: only('manager', 'admin') },
  { route: '/admin/people/new', expect: only('admin') },
  { route: '/admin/people/:personId', expect: only('manager', 'admin') },
  { route: '/admin/cohorts', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/new', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId/calendar', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId/delegates', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId/members/new', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId/plan', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId/import', expect: only('manager', 'admin') },
  { route: '/admin/cohorts/:cohortId/import/template', expect: only('manager', 'admin'), missing: null },
  { route: '/admin/versions', expect: only('manager', 'admin') },
  { route: '/admin/audit', expect: only('manager', 'admin') },
  { route: '/admin/settings', expect: only('admin') },
  // an address nobody knows
  { route: '/*', expect: everybody(404), missing: null },
]
