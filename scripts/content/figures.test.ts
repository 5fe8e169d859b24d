import { describe, expect, it } from 'vitest'
import { checkFigures } from './checks/figures'
import { checkLessonBody } from './checks/lesson-body'
import { aContent, aLesson, LESSON_PARTS, TODAY, verdicts } from './content-builders'
import { countHan } from './han'

const SPOT = (number: number) =>
  `<g class="fig-spot"><circle cx="9" cy="9" r="10" /><text x="9" y="13">${number}</text></g>`

function aDrawing(inner = SPOT(1) + SPOT(2), head = 'class="fig-screen" viewBox="0 0 360 200"') {
  return `<svg xmlns="http://www.w3.org/2000/svg" ${head} role="img"><title>题</title><desc>说明</desc>${inner}</svg>\n`
}

const LEGEND = '<Figure name="desk" caption="接待台">\n\n1. **列表**：谁在等。\n2. **窗口**：上文。\n\n</Figure>'

/** A course of one lesson and one drawing called desk. */
function judge({ svg = aDrawing(), body = LEGEND, topic }: { svg?: string; body?: string; topic?: string } = {}) {
  const content = aContent({
    lessons: [aLesson({}, `${LESSON_PARTS}\n\n${body}\n`)],
    sources: [{ file: 'content/courses/cs-onboarding/figures/desk.svg', text: svg }],
    figures: ['desk'],
  })
  return verdicts(checkFigures, content, { ...TODAY, topic })
}

describe('checkFigures', () => {
  it('passes a screen whose spots are all explained', () => {
    expect(judge()).toEqual([])
  })

  it('passes a wide drawing without spots', () => {
    const svg = aDrawing('<rect class="fig-box" x="1" y="1" width="9" height="9" />', 'viewBox="0 0 720 300"')
    expect(judge({ svg, body: '<Figure name="desk" caption="流程" />' })).toEqual([])
  })

  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a picture from elsewhere', '<image href="https://example.org/a.png" />'],
    ['something that runs on a click', '<rect class="fig-box" onclick="go()" />'],
    ['a colour of its own', '<rect class="fig-box" fill="red" />'],
    ['a style', '<rect style="fill:red" />'],
    ['a class of the page', '<rect class="hidden" />'],
    ['an unquoted attribute', '<rect onclick=go() />'],
  ])('lets no drawing bring %s', (_, shape) => {
    expect(judge({ svg: aDrawing(SPOT(1) + SPOT(2) + shape) })).toEqual(['fault figure-form'])
  })

  it.each([
    ['without a title', aDrawing().replace(/<title>.*<\/title>/, '')],
    ['without a description', aDrawing().replace(/<desc>.*<\/desc>/, '')],
    ['without a measure', aDrawing(SPOT(1) + SPOT(2), 'class="fig-screen"')],
    ['of more than 12 KB', aDrawing(SPOT(1) + SPOT(2) + '<text x="1" y="1">字</text>'.repeat(500))],
    ['with a number left out', aDrawing(SPOT(1) + SPOT(3))],
    ['too wide for a phone', aDrawing(undefined, 'class="fig-screen" viewBox="0 0 480 200"')],
    ['with spots that a phone would shrink', aDrawing(undefined, 'viewBox="0 0 720 200"')],
  ])('reports a drawing %s', (_, svg) => {
    expect(judge({ svg })).toEqual(['fault figure-form'])
  })

  it.each([
    ['none', '<Figure name="desk" caption="接待台" />'],
    ['one too few', LEGEND.replace('2. **窗口**：上文。\n', '')],
    ['one too many', LEGEND.replace('上文。', '上文。\n3. **侧边栏**：订单。')],
  ])('wants an entry for every spot, not %s', (_, body) => {
    expect(judge({ body })).toEqual(['fault figure-legend'])
  })

  it('says in which line the legend is', () => {
    const lesson = aLesson({}, `${LESSON_PARTS}\n\n<Figure name="desk" caption="接待台" />\n`)
    const sources = [{ file: 'figures/desk.svg', text: aDrawing() }]
    const found = checkFigures(aContent({ lessons: [lesson], sources, figures: ['desk'] }), TODAY)
    expect(found).toMatchObject([
      { message: 'desk has 2 numbered spots, its legend 0 entries', line: 10 + LESSON_PARTS.split('\n').length + 1 },
    ])
  })

  it('reports a drawing that no lesson shows, and only warns while one topic is written', () => {
    expect(judge({ body: '字' })).toEqual(['fault figure-unused'])
    expect(judge({ body: '字', topic: 'T01' })).toEqual(['warning figure-unused'])
  })

  it.each([
    [{ shown: 1, lessons: 1 }, []],
    [{ shown: 2, lessons: 1 }, ['1 figures are shown, 2 are promised']],
    [{ shown: 1, lessons: 2 }, ['1 lessons show a figure, 2 are promised']],
  ])('counts what the course promises: %o', (figures, messages) => {
    const content = aContent({
      // The same drawing twice is one figure.
      lessons: [aLesson({}, `${LESSON_PARTS}\n\n${LEGEND}\n\n${LEGEND}\n`)],
      sources: [{ file: 'figures/desk.svg', text: aDrawing() }],
      figures: ['desk'],
    })
    content.course!.value.expects.figures = figures
    expect(checkFigures(content, TODAY).map(({ message }) => message)).toEqual(messages)
  })
})

describe('the body of a lesson with a legend', () => {
  const judgeBody = (figure: string) => {
    const rest = 2000 - countHan(LESSON_PARTS.replace(/<[^>]*>/g, ''))
    const lessons = [aLesson({}, `${LESSON_PARTS}\n\n${'字'.repeat(rest)}\n\n${figure}\n`)]
    return verdicts(checkLessonBody, aContent({ lessons, figures: ['desk'] }))
  }

  it('is as long as what is read through: a legend is looked up spot by spot', () => {
    expect(judgeBody(LEGEND)).toEqual([])
    expect(judgeBody('字')).toEqual(['fault lesson-length'])
  })

  it('names a missing drawing once, where its figure opens', () => {
    expect(judgeBody(LEGEND.replace('"desk"', '"none"'))).toEqual(['fault figure'])
  })
})
