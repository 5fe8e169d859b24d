import type { Generated } from 'kysely'

export interface PersonTable {
  id: string
  username: string
  display_name: string
  /** What makes two names look alike; no two active people share one. */
  name_key: string
  password_hash: string
  must_change_password: Generated<0 | 1>
  /** Until when a password lasts that was made for somebody; null once they have their own. */
  one_time_until: Generated<number | null>
  locale: Generated<'zh-CN' | 'en'>
  theme: Generated<'system' | 'light' | 'dark'>
  status: Generated<'active' | 'deactivated'>
  is_demo: Generated<0 | 1>
  demo_note: string | null
  created_at: number
  /** Null where nobody of the house did, or it was before this was kept. */
  created_by: string | null
  /** Who last had a password made up for them; null for nobody. */
  password_by: string | null
}

export interface PersonRoleTable {
  person_id: string
  role: 'trainee' | 'mentor' | 'manager' | 'admin' | 'delegate'
  granted_by: string | null
  granted_at: Generated<number>
}

export interface SessionTable {
  id_hash: string
  person_id: string
  created_at: number
  last_seen_at: number
  expires_at: number
  revoked_at: number | null
}

export interface FormKeyTable {
  id_hash: string
  taken_at: number
  reply: string | null
}

export interface NotificationTable {
  id: string
  person_id: string
  kind: string
  payload: string
  created_at: number
  read_at: number | null
}

export interface SettingTable {
  key: string
  revision: number
  value: string
  set_by: string | null
  set_at: number
  reason: string
}

/** What somebody was called until they were renamed. */
export interface FormerNameTable {
  person_id: string
  until_at: number
  name: string
}
