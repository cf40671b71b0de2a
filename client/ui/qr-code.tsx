import { useMemo } from 'react'
import { encode } from 'uqr'

const QUIET = 4

/** A QR code as one path, black on white with its quiet zone whatever the ground around it is. */
export function QrCode({
  text,
  label,
  className,
}: {
  text: string
  label: string
  className?: string
}) {
  const { path, size } = useMemo(() => draw(text), [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={className}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

function draw(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET })
  let path = ''
  data.forEach((line, y) => {
    for (let x = 0; x < line.length; x++) {
      if (!line[x]) continue
      const from = x
      while (line[x + 1]) x++
      const width = x - from + 1
      path += `M${from} ${y}h${width}v1h-${width}z`
    }
  })
  return { path, size }
}
