// The pages of each role, for the checks that look at every page.
import type { House } from './house'

interface RolePages {
  username: string
  paths: readonly string[]
}

/** `:enrolment` and `:cohort` stand for the demo trainee's own, `:person` for the trainee, `:drill` for an exam drill of theirs. */
export const ROLE_PAGES: readonly RolePages[] = [
  {
    username: 'trainee',
    paths: [
      '/today',
      '/plan',
      '/plan/10',
      '/activities/D01-2',
      '/activities/D01-3',
      '/activities/D01-4',
      '/activities/D01-10',
      '/activities/D01-11',
      '/activities/D03-5',
      '/activities/D03-6',
      '/activities/D10-1',
      '/lessons',
      '/lessons/d01-company',
      '/library',
      '/library/products',
      '/library/rules/conduct',
      '/library/checklists/stations',
      '/library/transcripts/good-size-xl',
      '/search?q=%E5%8F%91%E8%B4%A7',
      '/notices',
      '/exams/d03-morning',
      '/exams/practical/D22-3',
      '/results',
      '/practice',
      '/practice/phrases',
      '/practice/typing/practice',
      '/conduct',
      '/file',
      '/leaving',
      '/profile',
    ],
  },
  { username: 'day1', paths: ['/today', '/plan/1', '/plan/9'] },
  {
    username: 'mentor',
    paths: [
      '/today',
      '/mentor/queue',
      '/mentor/trainees',
      '/mentor/trainees/:enrolment',
      '/mentor/trainees/:enrolment/visits',
      '/visits',
      '/mentor/trainees/:enrolment/days/10',
      '/mentor/trainees/:enrolment/activities/D10-1',
      '/mentor/trainees/:enrolment/activities/D10-2',
      '/mentor/trainees/:enrolment/activities/D01-11',
      '/mentor/exams/live',
      '/mentor/marking',
      '/mentor/rulings',
      '/mentor/drills/:drill',
    ],
  },
  {
    username: 'manager',
    paths: [
      '/today',
      '/mentor/queue',
      '/manager/board',
      '/manager/decisions',
      '/manager/trainees/:enrolment',
      '/manager/trainees/:enrolment/audit',
      '/manager/trainees/:enrolment/adjust',
      '/manager/reports/:cohort',
    ],
  },
  {
    username: 'admin',
    paths: [
      '/today',
      '/admin/people',
      '/admin/people/new',
      '/admin/people/:person',
      '/admin/cohorts',
      '/admin/cohorts/new',
      '/admin/cohorts/:cohort',
      '/admin/cohorts/:cohort/calendar',
      '/admin/cohorts/:cohort/delegates',
      '/admin/cohorts/:cohort/members/new',
      '/admin/cohorts/:cohort/plan',
      '/admin/cohorts/:cohort/import',
      '/admin/settings',
    ],
  },
  { username: 'guide', paths: ['/today', '/mentor/queue', '/mentor/trainees'] },
]

/** Puts the ids of this house's demo into the paths. */
export function resolvePaths(house: House, paths: readonly string[]): string[] {
  const [ids] = house.rows<{ enrolment: string; cohort: string; person: string; drill: string }>(
    `select e.id as enrolment, e.cohort_id as cohort, p.id as person, (select id from drill where enrolment_id = e.id and purpose = 'exam' and passed is not null limit 1) as drill from enrolment e join person p on p.id = e.trainee_id where p.username = 'trainee'`,
  )
  if (!ids) throw new Error('The demo trainee is missing')
  return paths.map((path) => path.replace(/:(enrolment|cohort|person|drill)/, (_, name: keyof typeof ids) => ids[name]))
}
