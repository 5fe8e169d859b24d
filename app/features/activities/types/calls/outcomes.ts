/** How a call can end; the words are in i18n/activities. */
export const CALL_OUTCOMES = ['solved', 'agreed', 'no-answer', 'declined', 'handed-over'] as const
