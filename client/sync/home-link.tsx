import { Link } from 'wouter'

/** The way out of a board that this device cannot show. */
export function HomeLink({ children }: { children: string }) {
  return (
    <Link href="/" className="inline-flex min-h-12 items-center font-bold text-act underline">
      {children}
    </Link>
  )
}
