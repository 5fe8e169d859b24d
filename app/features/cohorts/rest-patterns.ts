// Decides which weekly rest a cohort may choose. A file of its own: forms in the browser need the list and nothing else.
export const REST_PATTERNS = ['none', 'sunday', 'weekend'] as const
