// Drawings: only shapes and words in our own classes, small, told to whoever does not see them; every numbered spot is explained.
import type { CourseSource, LocatedLesson, SourceText } from '../course-source'
import { type Check, type Finding, fault, faultInFullRun, type Judged } from '../report'
import { topicsOf } from './traditional'

/** A drawing stands in the page as it is, so nothing that runs, loads or brings a colour of its own. */
const ELEMENTS = new Set('svg title desc defs marker g rect circle line path polyline polygon text tspan'.split(' '))
const ATTRIBUTES = new Set(
  [
    'xmlns viewBox role class id aria-labelledby',
    'x y x1 y1 x2 y2 dx dy cx cy r rx ry d points width height transform',
    'refX refY markerWidth markerHeight orient marker-start marker-end',
  ]
    .join(' ')
    .split(' '),
)
const MOST_BYTES = 12_000
/** A screen is drawn as wide as a phone: wider, its words would shrink below what can be read. */
const SCREEN_WIDTH = 360

export const checkFigures: Check = (content, options) => {
  const drawings = content.sources.filter(({ file }) => file.endsWith('.svg'))
  const spots = new Map(drawings.map((drawing) => [nameOf(drawing), spotsOf(drawing.text)]))
  const shown = content.lessons.flatMap((lesson) =>
    figuresOf(lesson).map((figure) => ({ ...figure, lesson, spots: spots.get(figure.name)?.length ?? 0 })),
  )
  const named = new Set(shown.map(({ name }) => name))
  return [
    ...drawings.flatMap((drawing) =>
      formFaults(drawing).map((message) => fault({ file: drawing.file, line: 1, rule: 'figure-form', message })),
    ),
    ...drawings
      .filter((drawing) => !named.has(nameOf(drawing)))
      .map(({ file }) =>
        faultInFullRun(options, { file, line: 1, rule: 'figure-unused', message: 'no lesson shows it' }),
      ),
    ...shown
      .filter((figure) => figure.entries !== figure.spots)
      .map(({ lesson, line, name, entries, spots: drawn }) =>
        fault({
          file: lesson.file,
          line,
          rule: 'figure-legend',
          message: `${name} has ${drawn} numbered spots, its legend ${entries} entries`,
          topics: topicsOf(lesson.file, content.lessons),
        }),
      ),
    ...countFaults(content, named.size, new Set(shown.map(({ lesson }) => lesson.value.id)).size),
  ]
}

function countFaults({ course }: CourseSource, figures: number, lessons: number): Judged[] {
  if (!course) return []
  const least = course.value.expects.figures
  const say = (message: string): Finding => ({ file: course.file, line: 1, rule: 'figure-count', message })
  return [
    ...(figures < least.shown ? [fault(say(`${figures} figures are shown, ${least.shown} are promised`))] : []),
    ...(lessons < least.lessons ? [fault(say(`${lessons} lessons show a figure, ${least.lessons} are promised`))] : []),
  ]
}

function nameOf({ file }: SourceText): string {
  return file
    .split('/')
    .at(-1)!
    .replace(/\.svg$/, '')
}

/** The numbers on a drawing, as they stand in it. */
function spotsOf(svg: string): string[] {
  return [...svg.matchAll(/<g class="fig-spot">.*?<text[^>]*>(.*?)<\/text>/gs)].map(([, number]) => number!)
}

function formFaults({ text }: SourceText): string[] {
  const faults: string[] = []
  const tags = [...text.matchAll(/<([A-Za-z][\w:-]*)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>/g)]
  if (tags.length !== [...text.matchAll(/<[^/]/g)].length) faults.push('a < that opens no plain tag')
  for (const [, element, attributes] of tags) {
    if (!ELEMENTS.has(element!)) faults.push(`<${element}> has no place in a drawing`)
    for (const [, attribute, value] of attributes!.matchAll(/([\w:-]+)="([^"]*)"/g)) {
      if (!ATTRIBUTES.has(attribute!)) faults.push(`<${element}> has no attribute ${attribute}`)
      if (attribute === 'class' && !/^fig-[a-z-]+( fig-[a-z-]+)*$/.test(value!))
        faults.push(`class ${value} is none of ours`)
    }
  }
  for (const part of ['title', 'desc'])
    if (!new RegExp(`<${part}[^>]*>[^<]+<`).test(text)) faults.push(`has no <${part}>`)
  const bytes = Buffer.byteLength(text)
  if (bytes > MOST_BYTES) faults.push(`${bytes} bytes, at most ${MOST_BYTES}`)
  const [, width] = /viewBox="0 0 (\d+) \d+"/.exec(text) ?? []
  if (width === undefined) faults.push('has no viewBox that begins at 0 0')
  const spots = spotsOf(text)
  const isScreen = /^<svg[^>]* class="fig-screen"/.test(text)
  if (isScreen && Number(width) > SCREEN_WIDTH) faults.push(`a screen ${width} wide, at most ${SCREEN_WIDTH}`)
  if (spots.length > 0 && !isScreen) faults.push('numbered spots, but not of class fig-screen')
  if (spots.some((number, n) => number !== String(n + 1))) faults.push(`spots are numbered ${spots.join(' ')}`)
  return [...new Set(faults)]
}

const FIGURE = /<Figure\s[^>]*?name="([a-z0-9-]+)"[^>]*?(?:\/>|>([\s\S]*?)<\/Figure>)/g

/** The figures of a lesson and how many entries their legends have. */
function figuresOf({ body, bodyLine }: LocatedLesson) {
  return [...body.matchAll(FIGURE)].map(({ 1: name, 2: legend = '', index }) => ({
    name: name!,
    entries: [...legend.matchAll(/^\s*\d+\.\s/gm)].length,
    line: bodyLine + body.slice(0, index).split('\n').length - 1,
  }))
}

/** The body without what is read beside a drawing. */
export function withoutLegends(body: string): string {
  return body.replace(FIGURE, '')
}
