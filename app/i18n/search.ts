import { defineMessages } from './messages'

export const searchMessages = defineMessages(
  {
    search: '搜索',
    label: '想找什么',
    hint: '课程、短语、商品、制度都能找。拼音首字母也行，例如 tk 找“退款”。',
    go: '搜索',
    groups: { lessons: '课程', phrases: '快捷短语', products: '商品', library: '资料', people: '人员' },
    found: (n: number) => `找到 ${n} 条`,
    nothing: (query: string) => `没有找到“${query}”`,
    nothingHint: '换个短一点的词，或者只输拼音首字母试试。',
    day: (day: number) => `第 ${day} 天`,
    locked: '还没开放',
  },
  {
    search: 'Search',
    label: 'What are you looking for',
    hint: 'Lessons, phrases, products and rules. Pinyin initials work too: tk finds 退款.',
    go: 'Search',
    groups: {
      lessons: 'Lessons',
      phrases: 'Quick phrases',
      products: 'Products',
      library: 'Library',
      people: 'People',
    },
    found: (n) => (n === 1 ? '1 result' : `${n} results`),
    nothing: (query) => `Nothing found for “${query}”`,
    nothingHint: 'Try a shorter word, or only the pinyin initials.',
    day: (day) => `Day ${day}`,
    locked: 'Not open yet',
  },
)
