// Decides what a card has to say beside its activity's title: one activity may ask several things of a person, and several
// days have an activity of one name. No two cards about one trainee read alike.

export interface Card {
  enrolmentId: string
  activityId: string
  title: string
  day: number
  isOral: boolean
}

export interface ToldApart {
  /** Which part of the activity it is about. */
  byPart: boolean
  byDay: boolean
}

export function tellApart<C extends Card>(cards: readonly C[]): (C & ToldApart)[] {
  return cards.map((card) => {
    const alike = cards.filter(
      (other) =>
        other !== card &&
        other.enrolmentId === card.enrolmentId &&
        other.title === card.title &&
        other.isOral === card.isOral,
    )
    return {
      ...card,
      byPart: alike.some((other) => other.activityId === card.activityId),
      byDay: alike.some((other) => other.activityId !== card.activityId),
    }
  })
}
