// npm run figures: the house in numbers.
import { ACTIVITY_TYPES } from '#app/content/activity-settings'
import {
  areaImports,
  areasInCircles,
  LONGEST_FILE,
  linesPerArea,
  longFiles,
  placesOfTypes,
  readSources,
} from './floor-plan'

function print(title: string, lines: readonly string[]): void {
  console.log(`${title}: ${lines.length}`)
  for (const line of lines) console.log(`  ${line}`)
  console.log()
}

const sources = readSources(['app', 'db', 'scripts'])
const areas = linesPerArea(sources)
print('Areas in import circles, types included', areasInCircles(areaImports(sources)))
print(
  `Files over ${LONGEST_FILE} lines, without messages, migrations and tests`,
  longFiles(sources).map(({ file, lines }) => `${String(lines).padStart(5)} ${file}`),
)
print(
  'Lines per area, without tests',
  areas.map(([area, lines]) => `${String(lines).padStart(5)} ${area}`),
)
print('Places that list every activity type, beside its own folder', placesOfTypes(sources, ACTIVITY_TYPES))
