import type { Locale } from '#app/i18n/messages'

/** Before anybody has signed in, the browser's wish counts; zh-CN is the house's own language. */
export function preferredLocale(request: Request): Locale {
  const first = request.headers.get('accept-language')?.split(',')[0]?.trim().toLowerCase() ?? ''
  return first.startsWith('en') ? 'en' : 'zh-CN'
}
