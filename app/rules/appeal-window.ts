// Decides how long a mark may be asked about.

/** Working days to ask for a second look after the release, and as many to answer it: the house's hiring standard says so. */
export const APPEAL_WORKDAYS = 3
