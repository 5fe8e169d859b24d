// Plays a scripted customer: the walks of its author, or you. Usage: npm run play-script -- CS-101 [--walk good] [--talk]
// [--course cs-onboarding]. With --talk every line you type is a message; an empty line lets the customer wait half a minute; a line
// such as {"act":"open-order","order":"4821"} does something at the desk.
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { type ChatScript, DeskActSchema } from '#app/content/chat-script'
import type { AgentEvent } from '#app/features/chats/chat-log'
import type { Ears } from '#app/features/chats/hear-reply'
import { type Play, playChat } from '#app/features/chats/play-chat'
import { type ChatMark, scoreChat } from '#app/features/chats/score-chat'
import { openJudge } from '#app/features/quick-replies/judge/judge'
import { earsFor, walkAll } from '../content/chats'
import { chooseCourses } from '../content/choose-courses'
import { judgeOfCourse } from '../content/judge/build-judge'
import { readContent } from '../content/read-content'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { walk: { type: 'string' }, talk: { type: 'boolean' }, course: { type: 'string' } },
})
const root = process.cwd()
const [course] = chooseCourses(root, values.course === undefined ? [] : [values.course])
const { content } = readContent(root, course!)
const judge = openJudge(judgeOfCourse(root, content))

function printPlay({ lines, passages, acts, ended }: Play, events: readonly AgentEvent[], from: number): void {
  const said = [
    ...lines.map(({ at, text }) => ({ at, line: `  ${text}` })),
    ...events.flatMap((one) => (one.kind === 'message' ? [{ at: one.at, line: `      » ${one.text}` }] : [])),
    ...acts.map(({ at, act }) => ({ at, line: `      * ${JSON.stringify(act)}` })),
  ].sort((a, b) => a.at - b.at)
  for (const { at, line } of said) console.log(`${String(Math.round((at - from) / 1000)).padStart(5)} s ${line}`)
  console.log(`way: ${passages.map(({ state, turn }) => (turn === 'asked-again' ? `${state}?` : state)).join(' → ')}`)
  for (const { state, heard } of passages) for (const why of heard?.wrong ?? []) console.log(`  ${state}: WRONG ${why}`)
  for (const { state, heard } of passages)
    for (const { point, answer, saw } of heard?.points ?? []) console.log(`  ${state}: ${point} ${answer} ${saw}`)
  console.log(`end: ${ended?.how ?? 'none'}`)
}

function printMark({ low, high, categories, wants, misdeeds, redLines, crossed, pace }: ChatMark): void {
  console.log(`mark: ${low}–${high} · ${categories.map((one) => `${one.category} ${one.low}–${one.high}`).join(' · ')}`)
  for (const { wanted, done } of wants) console.log(`  ${done ? 'done' : 'NOT DONE'} ${JSON.stringify(wanted)}`)
  for (const { why } of misdeeds) console.log(`  MUST NOT: ${why}`)
  for (const { kind, saw, sure } of redLines)
    console.log(`  red line ${kind}${sure ? '' : ' (a person looks)'}: ${saw}`)
  for (const why of crossed) console.log(`  red line of the script: ${why}`)
  console.log(`  pace: ${JSON.stringify(pace)}`)
}

async function talk(script: ChatScript, ears: Ears): Promise<void> {
  const openedAt = 0
  const events: AgentEvent[] = []
  let now = openedAt
  let shown = 0
  const playNow = () => playChat(script, ears, { openedAt, seed: 'talk', events, now })
  const show = (play: Play) => {
    for (const { at, text } of play.lines.slice(shown)) console.log(`${String(at / 1000).padStart(5)} s   ${text}`)
    shown = play.lines.length
  }
  const quiet = () => {
    now = Math.max(now + 10_000, playNow().saidBy)
    show(playNow())
  }
  quiet()
  for await (const line of createInterface({ input: process.stdin })) {
    if (line === '') now += 30_000
    else if (line.startsWith('{')) events.push({ at: now, kind: 'act', act: DeskActSchema.parse(JSON.parse(line)) })
    else events.push({ at: now, kind: 'message', text: line })
    quiet()
    if (playNow().ended) break
  }
  const play = playNow()
  printPlay(play, events, openedAt)
  printMark(scoreChat(script, play, events, now))
}

const scripts = content.chatScripts
  .map(({ value }) => value)
  .filter(({ id }) => positionals.length === 0 || positionals.includes(id))
if (scripts.length === 0) {
  console.error(`No script ${positionals.join(', ')} in ${course}.`)
  process.exitCode = 1
}
for (const script of scripts) {
  const ears = earsFor(content, script, judge)
  console.log(`\n${script.id} ${script.title}`)
  if (values.talk) await talk(script, ears)
  else
    for (const { walk, events, play, mark } of walkAll(script, ears)) {
      if (values.walk !== undefined && values.walk !== walk.name) continue
      console.log(`\n— ${walk.name} (${walk.quality}, ${walk.from}–${walk.to})`)
      printPlay(play, events, Date.UTC(2026, 10, 22, 2))
      printMark(mark)
    }
}
