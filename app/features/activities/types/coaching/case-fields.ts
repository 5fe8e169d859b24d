/** The lines of a case sheet, in its order; the words are in i18n/pieces. */
export const CASE_FIELDS = ['status', 'cause', 'judgement', 'method', 'due', 'prevention', 'wording'] as const
