// Simplified Chinese only: a Traditional character is found by converting it and looking for a change.
import { Converter } from 'opencc-js/t2cn'
import { type Check, fault } from '../report'

/** Right in Simplified text although the converter has another form for them. */
const ALLOWED = new Set('瞭著乾藉於甚夥鉅覆徵')

const convert = Converter({ from: 't', to: 'cn' })

export const checkTraditional: Check = (content) =>
  content.sources
    .filter((source) => !/\.(en|zh-TW)\.(mdx|yaml)$/.test(source.file))
    .flatMap((source) =>
      source.text.split('\n').flatMap((text, n) => {
        const found = traditionalIn(text)
        if (found.length === 0) return []
        const message = `Traditional characters: ${found.join(' ')}`
        const topics = topicsOf(source.file, content.lessons)
        return [fault({ file: source.file, line: n + 1, rule: 'traditional', message, topics })]
      }),
    )

export function traditionalIn(text: string): string[] {
  if (convert(text) === text) return []
  const characters = [...new Set(text)].filter((one) => /\p{Script=Han}/u.test(one))
  return characters.filter((one) => !ALLOWED.has(one) && convert(one) !== one)
}

/** Topics of a source file by its place, or by its front matter for a lesson. */
export function topicsOf(file: string, lessons: { file: string; value: { topic: string } }[]): string[] {
  const items = /\/items\/(t\d{2})\//.exec(file)
  if (items) return [items[1]!.toUpperCase()]
  const lesson = lessons.find((one) => one.file === file)
  return lesson ? [lesson.value.topic] : []
}
