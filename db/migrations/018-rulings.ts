import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

/** A judge as it was when the first drill was begun under it: what was judged once can be judged again years later. */
const MODELS = `create table judge_model (
    version text primary key,
    model text not null,
    created_at INT not null
  )`

/** The higher mark of a card that is not decided yet, and how many questions of a drill wait for a person. */
const RANGES = [
  'alter table drill_card add column total_high REAL',
  'alter table drill add column percent_high REAL',
  'alter table drill add column open_questions INT not null default 0 check (open_questions >= 0)',
]

/** What a person looks at: one point or fault of one reply. */
const QUESTIONS = [
  `create table card_question (
    id text primary key,
    drill_id text not null references drill (id) on delete cascade,
    position INT not null,
    enrolment_id text not null references enrolment (id) on delete cascade,
    subject text not null,
    origin text not null check (origin in ('open', 'dispute')),
    reason text,
    asked_by text references person (id),
    asked_at INT not null,
    answered_at INT,
    check ((origin = 'dispute') = (asked_by is not null)),
    unique (drill_id, position, subject)
  )`,
  'create index card_question_open on card_question (enrolment_id, asked_at) where answered_at is null',
]

/** The newest one counts; without a yes or no it takes back what it supersedes, and the question is open again. */
const RULINGS = [
  `create table card_ruling (
    id text primary key,
    question_id text not null references card_question (id),
    is_yes INT check (is_yes in (0, 1)),
    note text,
    ruled_by text not null references person (id),
    ruled_at INT not null,
    supersedes text unique references card_ruling (id),
    check (is_yes is not null or supersedes is not null)
  )`,
  'create index card_ruling_question on card_ruling (question_id, ruled_at)',
  'create unique index card_ruling_first on card_ruling (question_id) where supersedes is null',
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, [MODELS, ...RANGES, ...QUESTIONS, ...RULINGS])
  await runDdl(db, [
    'update drill_card set total_high = total where total is not null',
    'update drill set percent_high = percent where percent is not null',
  ])
  await makeAppendOnly(db, 'judge_model')
  await makeAppendOnly(db, 'card_ruling')
}

export async function down(db: Kysely<unknown>): Promise<void> {
  await dropAppendOnly(db, 'card_ruling')
  await dropAppendOnly(db, 'judge_model')
  await runDdl(db, [
    'drop table card_ruling',
    'drop table card_question',
    'alter table drill drop column open_questions',
    'alter table drill drop column percent_high',
    'alter table drill_card drop column total_high',
    'drop table judge_model',
  ])
}
