import type { SettingsOf } from '#app/content/activity-settings'

/** A slip of paper has room for this many. */
const MOST = 20

/** While logged in hidden, prices are changed only in the activity made for it. */
export function priceChangesAllowed({ priceChanges, hidden }: SettingsOf<'live'>): number {
  return priceChanges || !hidden ? MOST : 0
}
