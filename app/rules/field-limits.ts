// Decides how long the texts and how large the numbers of forms may be; a form's schema and the field of the page read the
// same line (docs/decisions/021). Lengths are counted as browsers do for maxlength: in UTF-16 units, a line break is one.

export const LONGEST = {
  username: 60,
  password: 200,
  /** Of a person, a cohort, a holiday. */
  shownName: 60,
  search: 60,
  /** Why an admin changed something. */
  reason: 500,
  /** What one may add to something. */
  note: 2000,
  /** The reason of a mark, an appeal, a decision. */
  groundedReason: 2000,
  openAnswer: 2000,

  drillCode: 20,
  drillReply: 2000,
  /** A sentence beside a disputed point of a reply. */
  cardNote: 300,
  rulingSubject: 100,
  chatMessage: 500,
  /** A note, an address, words to a colleague at the desk. */
  deskWords: 300,
  /** What is said to somebody who sits a paper, and why they get more minutes. */
  paperWord: 500,
  typed: 5000,
  typingRuling: 1000,
  blank: 200,
  scenario: 20_000,

  signComment: 1000,
  entryWords: 1000,
  gap: 500,
  gapSource: 300,
  criterionNote: 500,
  sheetComment: 1000,
  debrief: 4000,
  conductNote: 500,
  /** As typed from a printed certificate, with the spaces people put in. */
  certificateNumber: 40,
  fingerprint: 200,

  phoneTail: 4,
  orderTail: 8,
  callPurpose: 200,
  callPromise: 500,
  shopAccount: 60,
  priceReason: 300,
  observedSource: 120,
  observed: 1000,
  parcelRef: 40,
  parcelErrors: 500,
  noteSample: 300,
  caseRef: 60,
  caseLine: 500,
  reviewCustomer: 30,
  reviewProduct: 60,
  reviewText: 500,
  question: 500,
  briefingPoints: 2400,
  studyNote: 4000,
} as const

export interface Bounds {
  min: number
  max: number
}

export const BOUNDS = {
  /** Where the time machine of the demo may go. */
  demoDay: { min: 1, max: 60 },
  day: { min: 1, max: 99 },
  /** The place of a question in its paper. */
  question: { min: 1, max: 300 },
  extraPercent: { min: 0, max: 200 },
  extensionMinutes: { min: 1, max: 120 },
  chats: { min: 0, max: 999 },
  replySeconds: { min: 0, max: 9999 },
  stateMark: { min: 0, max: 100 },
  typingSpeed: { min: 1, max: 400 },
  phraseSeconds: { min: 1, max: 600 },
  months: { min: 0, max: 600 },
  moduleMinutes: { min: 1, max: 480 },
  deskYuan: { min: 0.01, max: 9999 },
} as const
