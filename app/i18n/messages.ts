import { createContext, useContext } from 'react'

export const LOCALES = ['zh-CN', 'en'] as const
export type Locale = (typeof LOCALES)[number]

type Translated<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => string
    ? (...args: A) => string
    : T[K] extends string
      ? string
      : Translated<T[K]>
}

/** Both languages of one area, side by side: a key that is missing in either does not compile. */
export function defineMessages<const T extends object>(zh: T, en: Translated<T>): Record<Locale, Translated<T>> {
  return { 'zh-CN': zh as unknown as Translated<T>, en }
}

export const LocaleContext = createContext<Locale>('zh-CN')

export function useLocale(): Locale {
  return useContext(LocaleContext)
}

export function useMessages<T>(messages: Record<Locale, T>): T {
  return messages[useLocale()]
}
