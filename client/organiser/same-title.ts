/** Whether somebody wrote a title out: its spaces and the width of its letters are no matter. */
export function sameTitle(typed: string, title: string): boolean {
  const bare = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
  return bare(typed) !== '' && bare(typed) === bare(title)
}
