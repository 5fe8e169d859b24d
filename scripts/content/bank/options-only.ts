// Reads every pool with a reader that learnt from the other pools.
import type { LocatedItem } from '../course-source'
import { tally } from '../report'
import { choicesSeen } from './choices'
import { type Fragment, giveaways, keysFound, type OptionsReader, readChoices, trainReader } from './options-reader'

const MOST_FRAGMENTS = 8

export interface Reading {
  /** 1: found without the question; of several keys, the share. */
  found: number
  giveaways: Fragment[]
}

/** By id; items without options have none. */
export function readWithoutStems(items: readonly LocatedItem[]): Map<string, Reading> {
  // By id, so that the order in which files were read teaches nothing.
  const ordered = [...items].sort((a, b) => (a.value.id < b.value.id ? -1 : 1))
  const readings = new Map<string, Reading>()
  for (const pool of Object.keys(tally(ordered, (item) => item.pool))) {
    const reader = readerOf(ordered.filter((item) => item.pool !== pool))
    for (const { value } of ordered.filter((item) => item.pool === pool)) {
      const options = choicesSeen(value)
      if (!options) continue
      const found = keysFound(readChoices(reader, options), options)
      readings.set(value.id, { found, giveaways: giveaways(reader, options, MOST_FRAGMENTS) })
    }
  }
  return readings
}

function readerOf(items: readonly LocatedItem[]): OptionsReader {
  return trainReader(
    items.flatMap((item) => {
      const options = choicesSeen(item.value)
      return options ? [options] : []
    }),
  )
}
