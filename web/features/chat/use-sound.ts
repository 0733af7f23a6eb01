import { useEffect, useRef, useState } from 'react'

export type Sound = {
  readonly isPlaying: boolean
  /** Second at which it is. */
  readonly at: number
  play(address: string): Promise<void>
  pause(): void
  seek(second: number): void
  setSpeed(speed: number): void
}

/** One voice at a time. */
const speaking: { now: HTMLAudioElement | null } = { now: null }

async function begin(one: HTMLAudioElement, speed: number): Promise<void> {
  if (speaking.now !== one) speaking.now?.pause()
  speaking.now = one
  one.playbackRate = speed
  await one.play()
}

/** @param seconds as the message says: what a recorder writes has no length of its own */
export function useSound(seconds: number): Sound {
  const audio = useRef<HTMLAudioElement | null>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const speed = useRef(1)
  useEffect(
    () => () => {
      audio.current?.pause()
      audio.current = null
    },
    [],
  )

  function made(address: string): HTMLAudioElement {
    const one = new Audio(address)
    one.addEventListener('timeupdate', () => setAt(Math.min(one.currentTime, seconds)))
    one.addEventListener('play', () => setPlaying(true))
    one.addEventListener('pause', () => setPlaying(false))
    one.addEventListener('ended', () => {
      one.currentTime = 0
      setAt(0)
    })
    one.currentTime = at
    return one
  }

  return {
    isPlaying,
    at,
    async play(address) {
      audio.current ??= made(address)
      await begin(audio.current, speed.current)
    },
    pause: () => audio.current?.pause(),
    seek(second) {
      setAt(second)
      if (audio.current) audio.current.currentTime = second
    },
    setSpeed(wanted) {
      speed.current = wanted
      if (audio.current) audio.current.playbackRate = wanted
    },
  }
}
