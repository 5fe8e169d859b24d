// Decides which marks the questionnaire knows (S-004-49).

/** R10: very satisfied, satisfied, fairly satisfied, so-so, poor. */
export const QUESTIONNAIRE_MARKS = ['10', '8', '5', '3', '1'] as const
