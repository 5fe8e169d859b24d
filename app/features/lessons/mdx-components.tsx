// What authors may write in a lesson. No hook that numbers things (useId) and nothing of the router: bodies are rendered on their own.
import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import { Icon, type IconName } from '#app/components/ui/icon'
import { lessonMessages } from '#app/i18n/lessons'
import { useMessages } from '#app/i18n/messages'
import { ProductFacts } from './product-facts'
import { useLessonData } from './use-lesson-data'

interface Children {
  children?: ReactNode
}

const CALLOUT_ICONS = { note: 'flag', warn: 'alert', law: 'scale', changed: 'route', tip: 'zap' } satisfies Record<
  string,
  IconName
>
type CalloutKind = keyof typeof CALLOUT_ICONS

function Callout({ kind, title, children }: Children & { kind: CalloutKind; title?: string }) {
  const words = useMessages(lessonMessages)
  return (
    <aside className={`callout callout-${kind}`}>
      <p className="callout-title">
        <Icon name={CALLOUT_ICONS[kind]} />
        <span>
          {title ? words.label(words.callouts[kind]) : words.callouts[kind]}
          {title}
        </span>
      </p>
      {children}
    </aside>
  )
}

function Steps({ children }: Children) {
  return <ol className="steps">{children}</ol>
}

function Step({ title, children }: Children & { title: string }) {
  return (
    <li>
      <p className="step-title">{title}</p>
      {children}
    </li>
  )
}

function Pair({ children }: Children) {
  return <div className="pair">{children}</div>
}

function PairPart({ part, icon, label, children }: Children & { part: string; icon: IconName; label: string }) {
  return (
    <div className={`pair-part pair-${part}`}>
      <p className="pair-label">
        <Icon name={icon} />
        {label}
      </p>
      {children}
    </div>
  )
}

function Wrong({ children }: Children) {
  return (
    <PairPart part="wrong" icon="stop" label={useMessages(lessonMessages).wrongSay}>
      {children}
    </PairPart>
  )
}

function Right({ children }: Children) {
  return (
    <PairPart part="right" icon="done" label={useMessages(lessonMessages).rightSay}>
      {children}
    </PairPart>
  )
}

function Why({ children }: Children) {
  return (
    <PairPart part="why" icon="help" label={useMessages(lessonMessages).whySay}>
      {children}
    </PairPart>
  )
}

function Chat({ title, children }: Children & { title: string }) {
  return (
    <section className="chat" aria-label={title}>
      <p className="chat-title">
        <Icon name="chats" />
        {title}
      </p>
      {children}
    </section>
  )
}

type Speaker = 'buyer' | 'agent' | 'mentor' | 'system'

function Say({ who, at, children }: Children & { who: Speaker; at?: string }) {
  const words = useMessages(lessonMessages)
  return (
    <div className={`say say-${who}`}>
      <p className="say-who">
        {words[who]}
        {at ? <time className="num">{at}</time> : null}
      </p>
      <div className="say-text">{children}</div>
    </div>
  )
}

function Rule({ grade, on, source, children }: Children & { grade: 'H' | 'M' | 'L'; on: string; source: string }) {
  const words = useMessages(lessonMessages)
  return (
    <aside className="rule">
      <p className="rule-label">
        <Icon name="shield" />
        {words.ruleLabel}
      </p>
      <div>{children}</div>
      <p className="rule-source">
        <span className={`rule-grade rule-grade-${grade}`}>{words.grades[grade]}</span>
        <span className="num">{words.ruleDated(on)}</span>
        <span>{source}</span>
      </p>
    </aside>
  )
}

/** The gloss stands beside the word: nothing to hover, nothing to open. */
function Term({ word, gloss }: { word: string; gloss: string }) {
  return (
    <span className="term">
      <dfn>{word}</dfn>
      <span className="term-gloss">（{gloss}）</span>
    </span>
  )
}

function Phrase({ code }: { code: string }) {
  const words = useMessages(lessonMessages)
  const phrase = useLessonData().phrases.find((card) => card.code === code)
  return (
    <aside className="lesson-card">
      <p className="card-head">
        <span className="card-kind">{words.phrase}</span>
        <code>/{code}</code>
        <strong lang="zh-CN">{phrase?.name}</strong>
        {phrase ? <span className="card-note num">{words.phraseLimit(phrase.limitSeconds)}</span> : null}
      </p>
      {phrase ? (
        <ul className="phrase-texts" lang="zh-CN">
          {phrase.texts.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      ) : (
        <p>{words.phraseMissing}</p>
      )}
      <p className="card-link no-print">
        <a href={`/practice/phrases#${code}`}>{words.allPhrases}</a>
      </p>
    </aside>
  )
}

function Product({ id }: { id: string }) {
  const words = useMessages(lessonMessages)
  const product = useLessonData().products.find((card) => card.id === id)
  return (
    <aside className="lesson-card">
      <p className="card-head">
        <span className="card-kind">{words.product}</span>
        <strong lang="zh-CN">{product ? <a href={`/library/products#${id}`}>{product.name}</a> : id}</strong>
        {product ? <span className="card-note num">{words.priceRange(product.from, product.to)}</span> : null}
      </p>
      {product ? <ProductFacts product={product} /> : <p>{words.productMissing}</p>}
    </aside>
  )
}

function Checklist({ title, children }: Children & { title: string }) {
  const words = useMessages(lessonMessages)
  const { lessonId, checklistTitles } = useLessonData()
  const number = checklistTitles.indexOf(title) + 1
  return (
    <section className="checklist" aria-label={title}>
      <p className="checklist-title">
        <Icon name="list" />
        {title}
      </p>
      {children}
      {number > 0 ? (
        <p className="card-link no-print">
          <a href={`/lessons/${lessonId}/checklists/${number}`} download>
            {words.download}
          </a>
        </p>
      ) : null}
    </section>
  )
}

/** A drawing. What its numbered spots mean stands beside it as a numbered list, for those too who do not see the drawing. */
function Figure({ name, caption, children }: Children & { name: string; caption: string }) {
  const svg = useLessonData().figures[name]
  return (
    <figure className={children ? 'figure-spots' : undefined}>
      {svg ? (
        <section
          className="figure-frame"
          aria-label={caption}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: wider than a phone, so it must scroll by keyboard
          tabIndex={0}
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own SVG, held to a list of elements by the content check
          dangerouslySetInnerHTML={{ __html: svg }}
        />
      ) : null}
      {children ? <div className="figure-legend">{children}</div> : null}
      <figcaption>{caption}</figcaption>
    </figure>
  )
}

function ScrollTable(props: ComponentPropsWithoutRef<'table'>) {
  const words = useMessages(lessonMessages)
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard
    <section className="table-frame" aria-label={words.table} tabIndex={0}>
      <table {...props} />
    </section>
  )
}

function anchored(Level: 'h2' | 'h3') {
  return function Heading({ id, children, ...rest }: ComponentPropsWithoutRef<'h2'>) {
    return (
      <Level id={id} {...rest}>
        <a className="heading-anchor" href={`#${id}`}>
          {children}
        </a>
      </Level>
    )
  }
}

export const mdxComponents = {
  Callout,
  Steps,
  Step,
  Pair,
  Wrong,
  Right,
  Why,
  Chat,
  Say,
  Rule,
  Term,
  Phrase,
  Product,
  Checklist,
  Figure,
  table: ScrollTable,
  h2: anchored('h2'),
  h3: anchored('h3'),
}
