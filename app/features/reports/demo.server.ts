import type { House } from '#app/http/context.server'
export async function restoreDemoTime(_house: House): Promise<void> {}
export async function prepareDemo(_house: House): Promise<void> {}
