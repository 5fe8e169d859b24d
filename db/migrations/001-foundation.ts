import type { Kysely } from 'kysely'
import { dropAppendOnly, makeAppendOnly, runDdl } from '../dialect'

const flag = (name: string, fallback = 0) => `${name} INT not null default ${fallback} check (${name} in (0, 1))`
const oneOf = (name: string, words: string[], nullable = false) =>
  `${name} text ${nullable ? '' : 'not null '}check (${name} in (${words.map((w) => `'${w}'`).join(', ')}))`
const localDate = (name: string, nullable = false) =>
  `${name} text ${nullable ? '' : 'not null '}check (length(${name}) = 10)`

const ENROLMENT_STATES = [
  'in_training',
  'final_passed',
  'final_failed',
  'retake_passed',
  'retake_failed',
  'on_probation',
  'promoted',
  'eliminated',
  'withdrawn',
]

/** Append-only tables: a correction is a new revision, never an edit. */
const APPEND_ONLY = [
  'audit_event',
  'sign_off',
  'mark',
  'rubric_sheet',
  'decision',
  'decision_confirmation',
  'decision_acknowledgement',
  'enrolment_transition',
  'conduct_entry',
  'plan_version',
  'setting',
]

const TABLES: string[] = [
  // --- accounts ---
  `create table person (
    id text primary key,
    username text not null unique check (length(username) between 2 and 60),
    display_name text not null check (length(display_name) between 1 and 60),
    password_hash text not null,
    ${flag('must_change_password')},
    ${oneOf('locale', ['zh-CN', 'en'])} default 'zh-CN',
    ${oneOf('theme', ['system', 'light', 'dark'])} default 'system',
    ${oneOf('status', ['active', 'deactivated'])} default 'active',
    ${flag('is_demo')},
    demo_note text,
    created_at INT not null
  )`,
  `create table person_role (
    person_id text not null references person (id) on delete cascade,
    ${oneOf('role', ['trainee', 'mentor', 'manager', 'admin', 'delegate'])},
    primary key (person_id, role)
  )`,
  `create table session (
    id_hash text primary key,
    person_id text not null references person (id) on delete cascade,
    created_at INT not null,
    last_seen_at INT not null,
    expires_at INT not null check (expires_at > created_at),
    revoked_at INT
  )`,
  `create index session_person on session (person_id)`,
  `create table notification (
    id text primary key,
    person_id text not null references person (id) on delete cascade,
    kind text not null,
    payload text not null,
    created_at INT not null,
    read_at INT
  )`,
  `create index notification_person on notification (person_id, created_at)`,
  `create index notification_unread on notification (person_id) where read_at is null`,
  `create table setting (
    key text not null,
    revision INT not null check (revision >= 1),
    value text not null,
    set_by text references person (id),
    set_at INT not null,
    reason text not null,
    primary key (key, revision)
  )`,
  // --- audit ---
  `create table audit_event (
    seq INT primary key,
    id text not null unique,
    at INT not null,
    actor_id text,
    action text not null,
    entity text not null,
    entity_id text not null,
    enrolment_id text,
    reason text,
    before_json text,
    after_json text,
    request_id text,
    prev_hash text not null,
    hash text not null unique
  )`,
  `create index audit_enrolment on audit_event (enrolment_id, seq)`,
  `create index audit_entity on audit_event (entity, entity_id)`,
  `create table audit_head (
    id INT primary key check (id = 1),
    seq INT not null,
    hash text not null
  )`,
  // --- plan and cohorts ---
  `create table plan_version (
    id text primary key,
    course_id text not null,
    content_hash text not null unique,
    version INT not null,
    content text not null,
    created_at INT not null
  )`,
  `create table cohort (
    id text primary key,
    name text not null unique check (length(name) between 1 and 60),
    course_id text not null,
    plan_version_id text not null references plan_version (id),
    ${localDate('start_on')},
    ${oneOf('rest_pattern', ['none', 'sunday', 'weekend'])},
    zone text not null default 'Asia/Shanghai',
    ${flag('is_demo')},
    created_by text references person (id),
    created_at INT not null,
    revision INT not null default 1
  )`,
  `create table cohort_closure (
    cohort_id text not null references cohort (id) on delete cascade,
    ${localDate('closed_on')},
    ${oneOf('kind', ['closed', 'open'])},
    reason text not null check (length(reason) >= 2),
    primary key (cohort_id, closed_on)
  )`,
  `create table holiday_override (
    ${localDate('holiday_on')},
    ${oneOf('kind', ['rest', 'work'])},
    name text not null,
    primary key (holiday_on)
  )`,
  `create table cohort_mentor (
    cohort_id text not null references cohort (id) on delete cascade,
    person_id text not null references person (id),
    primary key (cohort_id, person_id)
  )`,
  `create index cohort_mentor_person on cohort_mentor (person_id)`,
  `create table delegation (
    id text primary key,
    cohort_id text not null references cohort (id) on delete cascade,
    activity_id text not null,
    person_id text not null references person (id),
    ${oneOf('role', ['lecturer', 'examiner', 'hr', 'warehouse-head', 'warehouse-guide', 'aftersales-guide', 'mystery-shopper'])},
    created_by text references person (id),
    created_at INT not null,
    ended_at INT,
    unique (cohort_id, activity_id, role, person_id)
  )`,
  `create index delegation_person on delegation (person_id)`,
  `create table enrolment (
    id text primary key,
    cohort_id text not null references cohort (id),
    trainee_id text not null references person (id),
    mentor_id text references person (id),
    mentor_accepted_at INT,
    plan_version_id text not null references plan_version (id),
    ${oneOf('state', ENROLMENT_STATES)},
    ${localDate('joined_on')},
    ${localDate('probation_until_on', true)},
    contract_months INT check (contract_months is null or contract_months between 0 and 600),
    promoted_on text,
    extra_time_percent INT not null default 0 check (extra_time_percent between 0 and 200),
    revision INT not null default 1,
    created_at INT not null,
    ended_at INT,
    unique (cohort_id, trainee_id),
    unique (id, trainee_id),
    check (mentor_id is null or mentor_id <> trainee_id)
  )`,
  `create unique index enrolment_one_open on enrolment (trainee_id)
    where state not in ('promoted', 'eliminated', 'withdrawn')`,
  `create index enrolment_mentor on enrolment (mentor_id)`,
  `create index enrolment_cohort on enrolment (cohort_id, state)`,
  `create table enrolment_leave (
    id text primary key,
    enrolment_id text not null references enrolment (id) on delete cascade,
    ${localDate('from_on')},
    ${localDate('to_on')},
    reason text not null check (length(reason) >= 2),
    created_by text not null references person (id),
    created_at INT not null,
    cancelled_at INT,
    check (to_on >= from_on)
  )`,
  `create index enrolment_leave_enrolment on enrolment_leave (enrolment_id)`,
  `create table day_unlock (
    enrolment_id text not null references enrolment (id) on delete cascade,
    day INT not null check (day between 1 and 99),
    unlocked_by text not null references person (id),
    reason text not null check (length(reason) >= 2),
    unlocked_at INT not null,
    primary key (enrolment_id, day)
  )`,
  `create table enrolment_transition (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    revision INT not null,
    event text not null,
    ${oneOf('from_state', ENROLMENT_STATES)},
    ${oneOf('to_state', ENROLMENT_STATES)},
    actor_id text references person (id),
    reason text,
    at INT not null,
    unique (enrolment_id, revision)
  )`,
  // --- activities ---
  `create table activity_record (
    enrolment_id text not null references enrolment (id) on delete cascade,
    activity_id text not null,
    ${oneOf('status', ['open', 'submitted', 'done'])} default 'open',
    data text not null default '{}',
    revision INT not null default 1,
    updated_at INT not null,
    done_at INT,
    primary key (enrolment_id, activity_id),
    check (status <> 'done' or done_at is not null)
  )`,
  `create index activity_record_status on activity_record (status, updated_at)`,
  `create table activity_entry (
    id text primary key,
    enrolment_id text not null references enrolment (id) on delete cascade,
    activity_id text not null,
    kind text not null,
    data text not null,
    created_by text not null references person (id),
    created_at INT not null,
    ${oneOf('state', ['open', 'confirmed', 'closed', 'withdrawn'])} default 'open',
    due_on text,
    closed_by text references person (id),
    closed_at INT,
    outcome text,
    check (state <> 'confirmed' or (closed_by is not null and closed_by <> created_by))
  )`,
  `create index activity_entry_activity on activity_entry (enrolment_id, activity_id, kind)`,
  `create index activity_entry_kind on activity_entry (enrolment_id, kind, state)`,
  `create table sign_off (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    activity_id text not null,
    ${oneOf('slot', ['mentor', 'manager', 'lecturer', 'examiner', 'hr', 'warehouse-head', 'aftersales-guide'])},
    revision INT not null check (revision >= 1),
    trainee_id text not null,
    signer_id text not null references person (id),
    ${oneOf('verdict', ['signed', 'not_yet', 'withdrawn'])},
    comment text,
    redo_by_on text,
    signed_at INT not null,
    unique (enrolment_id, activity_id, slot, revision),
    foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id),
    check (signer_id <> trainee_id),
    check (verdict = 'signed' or (comment is not null and length(comment) >= 2))
  )`,
  `create index sign_off_signer on sign_off (signer_id, signed_at)`,
  // --- lessons ---
  `create table lesson_progress (
    enrolment_id text not null references enrolment (id) on delete cascade,
    lesson_id text not null,
    percent INT not null default 0 check (percent between 0 and 100),
    started_at INT not null,
    read_at INT,
    updated_at INT not null,
    primary key (enrolment_id, lesson_id)
  )`,
  `create table self_check_answer (
    enrolment_id text not null references enrolment (id) on delete cascade,
    lesson_id text not null,
    question_id text not null,
    answer text not null,
    ${flag('correct')},
    tries INT not null default 1 check (tries >= 1),
    answered_at INT not null,
    primary key (enrolment_id, lesson_id, question_id)
  )`,
  `create table questionnaire_answer (
    enrolment_id text not null references enrolment (id) on delete cascade,
    activity_id text not null,
    answers text not null,
    answered_at INT not null,
    primary key (enrolment_id, activity_id)
  )`,
  // --- exams ---
  `create table exam_form (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    exam_id text not null,
    blueprint_version INT not null,
    seed text not null,
    content text not null,
    content_hash text not null,
    overlap_count INT not null default 0 check (overlap_count = 0),
    overlap_proof text not null,
    created_at INT not null
  )`,
  `create index exam_form_enrolment on exam_form (enrolment_id)`,
  `create table exam_form_item (
    form_id text not null references exam_form (id) on delete cascade,
    position INT not null,
    enrolment_id text not null,
    item_id text not null,
    family text not null,
    topic text not null,
    primary key (form_id, position),
    unique (form_id, family)
  )`,
  `create index exam_form_item_family on exam_form_item (enrolment_id, family)`,
  `create index exam_form_item_item on exam_form_item (item_id)`,
  `create table attempt (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    activity_id text not null,
    exam_id text not null,
    ${oneOf('kind', ['baseline', 'stage', 'makeup', 'final', 'retake'])},
    form_id text not null unique references exam_form (id),
    ${oneOf('state', ['in_progress', 'submitted', 'expired', 'voided', 'graded', 'released'])},
    started_at INT not null,
    deadline_at INT not null,
    limit_minutes INT not null,
    extra_minutes INT not null default 0,
    window_end_at INT,
    submitted_at INT,
    closed_at INT,
    graded_at INT,
    released_at INT,
    released_by text references person (id),
    points REAL,
    max_points REAL,
    percent REAL check (percent is null or percent between 0 and 100),
    pass_percent INT not null,
    passed INT check (passed is null or passed in (0, 1)),
    result text,
    revision INT not null default 1,
    check (deadline_at > started_at),
    check (points is null or points <= max_points),
    check (state <> 'released' or (released_at is not null and percent is not null))
  )`,
  `create unique index attempt_one_open on attempt (enrolment_id, exam_id) where state = 'in_progress'`,
  `create unique index attempt_one_final on attempt (enrolment_id, kind)
    where kind in ('final', 'retake') and state <> 'voided'`,
  `create index attempt_enrolment on attempt (enrolment_id, started_at)`,
  `create index attempt_open_deadline on attempt (deadline_at) where state = 'in_progress'`,
  `create index attempt_state on attempt (state, closed_at)`,
  `create table attempt_answer (
    attempt_id text not null references attempt (id) on delete cascade,
    position INT not null,
    value text not null,
    revision INT not null check (revision >= 1),
    writer text not null,
    ${flag('flagged')},
    saved_at INT not null,
    primary key (attempt_id, position)
  )`,
  `create table late_answer (
    id text primary key,
    attempt_id text not null references attempt (id) on delete cascade,
    position INT not null,
    value text not null,
    late_ms INT not null check (late_ms >= 0),
    received_at INT not null
  )`,
  `create index late_answer_attempt on late_answer (attempt_id)`,
  `create table mark (
    id text primary key,
    attempt_id text not null references attempt (id),
    enrolment_id text not null,
    position INT not null,
    marker_id text not null references person (id),
    trainee_id text not null,
    revision INT not null check (revision >= 1),
    criteria text not null,
    points REAL not null check (points >= 0),
    max_points REAL not null,
    comment text,
    marked_at INT not null,
    unique (attempt_id, position, marker_id, revision),
    foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id),
    check (marker_id <> trainee_id),
    check (points <= max_points)
  )`,
  `create table appeal (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    attempt_id text not null references attempt (id),
    position INT,
    reason text not null check (length(reason) >= 5),
    filed_at INT not null,
    ${oneOf('state', ['open', 'upheld', 'rejected'])} default 'open',
    decided_by text references person (id),
    decided_at INT,
    answer text
  )`,
  `create unique index appeal_one_open on appeal (attempt_id) where state = 'open'`,
  `create index appeal_enrolment on appeal (enrolment_id, state)`,
  // --- drills ---
  `create table drill (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    activity_id text,
    set_id text not null,
    ${oneOf('purpose', ['practice', 'exam'])},
    ${oneOf('mode', ['code', 'reply', 'desk'])},
    seed text not null,
    cards text not null,
    ${oneOf('state', ['in_progress', 'finished', 'abandoned'])},
    started_at INT not null,
    finished_at INT,
    percent REAL check (percent is null or percent between 0 and 100),
    pass_percent INT not null,
    passed INT check (passed is null or passed in (0, 1)),
    mean_ms REAL
  )`,
  `create index drill_enrolment on drill (enrolment_id, started_at)`,
  `create unique index drill_one_exam on drill (enrolment_id, activity_id)
    where purpose = 'exam' and state = 'in_progress'`,
  `create table drill_card (
    drill_id text not null references drill (id) on delete cascade,
    position INT not null,
    intent_id text not null,
    shown_at INT not null,
    answered_at INT,
    code text,
    reply text,
    took_ms INT,
    score text,
    total REAL check (total is null or total between 0 and 100),
    primary key (drill_id, position)
  )`,
  `create table typing_run (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    activity_id text not null,
    run INT not null check (run between 1 and 99),
    passage_id text not null,
    started_at INT not null,
    deadline_at INT not null,
    finished_at INT,
    typed text,
    speed REAL,
    accuracy REAL check (accuracy is null or accuracy between 0 and 100),
    band text,
    unique (enrolment_id, activity_id, run)
  )`,
  `create table rubric_sheet (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    activity_id text not null,
    rubric_id text not null,
    rubric_version INT not null,
    examiner_id text not null references person (id),
    trainee_id text not null,
    revision INT not null check (revision >= 1),
    marks text not null,
    percent REAL not null check (percent between 0 and 100),
    hard_fault text,
    state_mark INT check (state_mark is null or state_mark between 0 and 100),
    comment text not null,
    made_at INT not null,
    unique (enrolment_id, activity_id, rubric_id, examiner_id, revision),
    foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id),
    check (examiner_id <> trainee_id)
  )`,
  `create index rubric_sheet_enrolment on rubric_sheet (enrolment_id, made_at)`,
  `create table conduct_entry (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    rule_id text not null,
    points INT not null check (points between -100 and 100),
    note text not null check (length(note) >= 2),
    occurred_on text not null,
    recorded_by text not null references person (id),
    recorded_at INT not null,
    reverses_id text references conduct_entry (id)
  )`,
  `create index conduct_entry_enrolment on conduct_entry (enrolment_id, recorded_at)`,
  // --- promotion ---
  `create table decision (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    ${oneOf('kind', ['d1-gate', 'd3-gate', 'raised-targets', 'next-step', 'promotion', 'retake-pass', 'retake-fail', 'probation-end', 'withdrawal'])},
    revision INT not null check (revision >= 1),
    ${oneOf('verdict', ['pass', 'improve', 'eliminate', 'promote', 'probation', 'extend', 'plan', 'targets', 'withdraw'])},
    reason text not null check (length(reason) >= 5),
    due_on text,
    effective_on text,
    details text not null default '{}',
    evidence text not null,
    trainee_id text not null,
    decided_by text not null references person (id),
    decided_at INT not null,
    unique (enrolment_id, kind, revision),
    foreign key (enrolment_id, trainee_id) references enrolment (id, trainee_id),
    check (decided_by <> trainee_id),
    check (verdict <> 'improve' or due_on is not null)
  )`,
  `create table decision_confirmation (
    decision_id text primary key references decision (id),
    decided_by text not null,
    trainee_id text not null,
    confirmed_by text not null references person (id),
    ${oneOf('verdict', ['confirmed', 'declined'])},
    note text,
    confirmed_at INT not null,
    check (confirmed_by <> decided_by),
    check (confirmed_by <> trainee_id)
  )`,
  `create table decision_acknowledgement (
    decision_id text primary key references decision (id),
    ${oneOf('kind', ['acknowledged', 'refused'])},
    recorded_by text not null references person (id),
    note text,
    recorded_at INT not null
  )`,
  `create table remedial_module (
    id text primary key,
    enrolment_id text not null references enrolment (id),
    topic text not null,
    minutes_planned INT not null check (minutes_planned > 0),
    minutes_done INT not null default 0 check (minutes_done >= 0),
    quiz_percent REAL check (quiz_percent is null or quiz_percent between 0 and 100),
    started_at INT,
    done_at INT,
    unique (enrolment_id, topic)
  )`,
]

export async function up(db: Kysely<unknown>): Promise<void> {
  await runDdl(db, TABLES)
  await runDdl(db, [`insert into audit_head (id, seq, hash) values (1, 0, '')`])
  for (const table of APPEND_ONLY) await makeAppendOnly(db, table)
}

export async function down(db: Kysely<unknown>): Promise<void> {
  for (const table of APPEND_ONLY) await dropAppendOnly(db, table)
  const names = TABLES.flatMap((statement) => /create table (\w+)/.exec(statement)?.[1] ?? [])
  await runDdl(
    db,
    names.reverse().map((name) => `drop table ${name}`),
  )
}
