/** What becomes of a trial order; the words are in i18n/activities. */
export const PRINT_RESULTS = ['printed', 'reprinted', 'held'] as const
