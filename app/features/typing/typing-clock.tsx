/** Minutes and seconds; a part of a second that has begun counts as one. */
export function TypingClock({ label, ms }: { label: string; ms: number }) {
  const seconds = Math.ceil(Math.max(0, ms) / 1000)
  return (
    <p className="num text-lg font-bold" aria-live="off">
      {label} {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
    </p>
  )
}
