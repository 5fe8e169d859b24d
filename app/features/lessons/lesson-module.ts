import type { ComponentType } from 'react'
import * as React from 'react'
import * as jsxRuntime from 'react/jsx-runtime'
import * as ReactDOM from 'react-dom'

export type LessonComponent = ComponentType<{ components?: Record<string, unknown> }>
type Factory = (react: typeof React, reactDom: typeof ReactDOM, jsx: typeof jsxRuntime) => { default: LessonComponent }

const loaded = new Map<string, LessonComponent>()

/** `url` is the public address; `specifier` is what to import (a file: URL on the server). */
export async function loadLessonModule(url: string, specifier: string = url): Promise<LessonComponent> {
  const known = loaded.get(url)
  if (known) return known
  const { default: factory } = (await import(/* @vite-ignore */ specifier)) as { default: Factory }
  const component = factory(React, ReactDOM, jsxRuntime).default
  loaded.set(url, component)
  return component
}

/** The module must have been loaded: by the loader on the server, before hydration or by clientLoader in the browser. */
export function getLessonModule(url: string): LessonComponent {
  const component = loaded.get(url)
  if (!component) throw new Error(`Lesson module ${url} is not loaded`)
  return component
}

export async function loadLessonsOfPage(): Promise<void> {
  const links = document.querySelectorAll<HTMLLinkElement>('link[rel=modulepreload][data-lesson]')
  await Promise.all([...links].map((link) => loadLessonModule(new URL(link.href).pathname)))
}
