import type { shellMessages } from '#app/i18n/shell'
import type { IconName } from './ui/icon'

export interface Place {
  name: keyof (typeof shellMessages)['zh-CN']['places']
  to: string
  icon: IconName
}

const TRAINEE: Place[] = [
  { name: 'today', to: '/today', icon: 'home' },
  { name: 'plan', to: '/plan', icon: 'route' },
  { name: 'lessons', to: '/lessons', icon: 'book' },
  { name: 'practice', to: '/practice', icon: 'zap' },
  { name: 'results', to: '/results', icon: 'award' },
]
const MENTOR: Place[] = [
  { name: 'today', to: '/today', icon: 'home' },
  { name: 'queue', to: '/mentor/queue', icon: 'clipboard' },
  { name: 'mentor', to: '/mentor/trainees', icon: 'users' },
  { name: 'lessons', to: '/lessons', icon: 'book' },
]
const MANAGER: Place[] = [
  { name: 'today', to: '/today', icon: 'home' },
  { name: 'board', to: '/manager/board', icon: 'users' },
  { name: 'decisions', to: '/manager/decisions', icon: 'scale' },
  { name: 'queue', to: '/mentor/queue', icon: 'clipboard' },
  { name: 'cohorts', to: '/admin/cohorts', icon: 'calendar' },
]
const ADMIN: Place[] = [
  { name: 'today', to: '/today', icon: 'home' },
  { name: 'people', to: '/admin/people', icon: 'user' },
  { name: 'cohorts', to: '/admin/cohorts', icon: 'calendar' },
  { name: 'settings', to: '/admin/settings', icon: 'settings' },
  { name: 'record', to: '/admin/audit', icon: 'shield' },
]
/** Of a training that is over: nothing is practised any more, and only what was practised stays to be seen. */
const PRACTISED: Place = { name: 'practised', to: '/practice', icon: 'zap' }
/** For those who sign, where replies wait for a person. */
const RULING: Place = { name: 'rulings', to: '/mentor/rulings', icon: 'chat' }
/** For those who mark, release or answer: between what waits and everything else. */
const MARKING: Place = { name: 'marking', to: '/mentor/marking', icon: 'pen' }
const DELEGATE: Place[] = [
  { name: 'today', to: '/today', icon: 'home' },
  { name: 'queue', to: '/mentor/queue', icon: 'clipboard' },
]

/** `none`: the training is over, and nothing was practised. */
type PracticePlace = 'open' | 'history' | 'none'

interface Work {
  /** Papers are theirs to mark, whether one waits or not. */
  marks: boolean
  /** Some reply waits for their ruling. */
  rules: boolean
  practice: PracticePlace
}

/** A handful of places; a person with several roles sees those of the weightiest. */
export function placesFor(roles: readonly string[], { marks, rules, practice }: Work): Place[] {
  const places = placesOf(roles).flatMap((place) =>
    place.name !== 'practice' || practice === 'open' ? [place] : practice === 'history' ? [PRACTISED] : [],
  )
  const after = places.findIndex((place) => place.name === 'queue') + 1
  const added = [...(rules ? [RULING] : []), ...(marks ? [MARKING] : [])]
  return after > 0 ? places.toSpliced(after, 0, ...added) : places
}

function placesOf(roles: readonly string[]): Place[] {
  if (roles.includes('manager')) return MANAGER
  if (roles.includes('mentor')) return MENTOR
  if (roles.includes('admin')) return ADMIN
  if (roles.includes('trainee')) return TRAINEE
  return DELEGATE
}
