/** From notes to what is agreed: gaps, what is still open, who takes it on, reading it back. */
import { expect, type Page, test } from '@playwright/test'
import { expectFits, expectNoViolations } from './look.ts'
import { open, others, performed, rowOf, said, write, year } from './staff-alone.ts'

test.use({ viewport: { width: 1366, height: 900 } })

const list = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '基本目標' }).getByRole('button', { name: new RegExp(name) })

/** An empty goal, fourth on the board and without a number of the plan’s, with one row for the ward. */
async function anotherGoal(page: Page) {
  await others(page, { verb: 'goals.add', goal: 'g9', title: 'あたらしい目標', rank: 'z' })
  await others(page, {
    ...{ verb: 'rows.add', row: 'bare', goal: 'g9', actor: 'ward', matrix: 'planned' },
    ...{ rank: 'a0', text: '相談の窓口を 夜もあける' },
  })
}

test('UX 17: gaps by goal × 誰が × 年度, each leading to its place', async ({ page }) => {
  await open(page)
  await anotherGoal(page)
  await list(page, 'すきまを見る').click()
  const table = page.getByRole('table', { name: '目標と誰がごとのすきま' })
  const ward = table.getByRole('row', { name: /^区役所/ }).last()
  await expect(ward.getByRole('cell').first()).toHaveText('1件')
  const gap = (what: string) =>
    page.getByRole('button', { name: `目標 4 区役所　${what}`, exact: true })
  for (const what of ['目標なし　1件', '担い手なし　1件', '年度なし　1件', '令和6年度　空き'])
    await expect(gap(what)).toBeVisible()

  await gap('令和6年度　空き').click()
  await expect(year(page, 'bare', 2024)).toBeFocused()
  await page.keyboard.press('2')
  await list(page, 'すきまを見る').click()
  await expect(gap('令和6年度　空き')).toHaveCount(0)
  await expect(gap('年度なし　1件')).toHaveCount(0)

  await gap('目標なし　1件').click()
  await expect(rowOf(page, 'bare').locator('.row-words')).toBeFocused()
  await list(page, 'すきまを見る').click()
  await page.getByRole('button', { name: '目標 4 区社協　取組　なし' }).click()
  await expect(page.getByRole('button', { name: '区社協に行を追加' })).toBeFocused()
  await page.reload()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('UX 15: what is still open is one tap away, with reasons, and notes without a row', async ({
  page,
}) => {
  await open(page)
  await expect(list(page, 'まだ決まっていないもの')).toContainText('依頼中 1・保留 0・付箋 1')
  await list(page, 'まだ決まっていないもの').click()
  const part = (name: string) => page.getByRole('region', { name: new RegExp(name) })
  await expect(part('依頼中').getByRole('listitem')).toHaveCount(1)
  await expect(part('対応困難')).toContainText('理由：管理する人の手当てが つかないため')
  await expect(part('行になっていない付箋')).toContainText('回覧板を手わたしにして')

  await part('依頼中')
    .getByRole('button', { name: /^決める/ })
    .click()
  await page.getByRole('radio', { name: '保留' }).check()
  await page.getByRole('textbox', { name: '理由' }).fill('来年度の予算を見てから')
  await page.getByRole('dialog').getByRole('button', { name: '決める' }).click()
  await expect(part('保留')).toContainText('理由：来年度の予算を見てから')

  await part('行になっていない付箋')
    .getByRole('button', { name: /^計画の行にする/ })
    .click()
  await page.getByRole('button', { name: '行にする（依頼中）' }).click()
  await expect(page.locator('.row-words:focus')).toContainText('回覧板を手わたしにして')
  await list(page, 'まだ決まっていないもの').click()
  await expect(part('行になっていない付箋').getByRole('listitem')).toHaveCount(0)
})

test('引き受け: a seat says its body once, and takes its own rows on in one tap', async ({
  page,
}) => {
  const asked: unknown[] = []
  await page.route('**/mine/body?as=staff', (route) => {
    asked.push(route.request().postDataJSON())
    return asked.length === 1
      ? route.fulfill({ status: 503, json: {} })
      : route.fulfill({ json: { body: 'ward' } })
  })
  await open(page)
  const take = (row: string) => rowOf(page, row).getByRole('button', { name: /^引き受けます/ })
  await expect(take('r1')).toHaveCount(0)
  await page.getByRole('button', { name: 'どこの職員ですか' }).click()
  await page.getByRole('radio', { name: '区役所' }).check()
  await page.getByRole('button', { name: 'これにする' }).click()
  await expect(page.getByRole('alert').getByText('いまは変えられませんでした')).toBeVisible()
  await page.getByRole('button', { name: 'これにする' }).click()
  await expect(page.getByRole('button', { name: '区役所の席' })).toBeVisible()
  expect(asked).toEqual([{ actor: 'ward' }, { actor: 'ward' }])

  await take('r1').click()
  await expect(rowOf(page, 'r1').getByText('合意')).toBeVisible()
  expect(await performed(page)).toMatchObject([
    { verb: 'rows.decide', row: 'r1', state: 'agreed', by: 'ward' },
  ])
  await expect(take('r1')).toHaveCount(0)
  await expect(rowOf(page, 'r1').getByRole('button', { name: /^変える/ })).toBeFocused()
  await page.keyboard.press('Control+z')
  await expect(rowOf(page, 'r1').getByText('依頼中')).toBeVisible()
})

test('a note behind a row that is withdrawn or edited is said so; the row’s own words stay', async ({
  page,
}) => {
  await open(page)
  const foot = rowOf(page, 'r2').locator('.row-changed-notes')
  await expect(foot).toHaveCount(0)
  await others(page, { verb: 'notes.edit', note: 'n3', text: '電球の交換を 夜も たのみたい' })
  await expect(foot).toHaveText('もとの付箋 1枚が直されました')
  await rowOf(page, 'r2').getByRole('button', { name: '付箋1枚から' }).click()
  const dialog = page.getByRole('dialog')
  await expect(dialog.getByText('困りごとの相談を 一つの電話番号で受ける。')).toBeVisible()
  await expect(dialog.getByText('電球の交換を 夜も たのみたい')).toBeVisible()
  await expect(dialog.getByText('この付箋は、はったあとに直されました')).toBeVisible()
  await others(page, { verb: 'notes.withdraw', note: 'n3' })
  await expect(dialog.getByText('取り下げられたか、見えなくなりました')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(foot).toHaveText('もとの付箋 1枚が見えなくなりました')
})

test('reading back: staff read from here, ask for the screen, and see when it is there', async ({
  page,
}) => {
  await open(page)
  await list(page, '合意を読みあげる').click()
  await expect(page.getByText('困りごとの相談を 一つの電話番号で受ける。')).toBeVisible()
  await expect(page.getByText(/^区役所が引き受けました（11月20日）$/)).toBeVisible()
  await expect(page.getByText('前の画面に出すのは進行の人です')).toBeVisible()
  await expect(page.getByRole('button', { name: '前の画面で読みあげる' })).toHaveCount(0)
  await others(page, { verb: 'board.set', patch: { focus: { goal: null, view: 'agreed' } } })
  await expect(page.getByText('いま前の画面に、合意した取組が出ています。')).toBeVisible()
})

test('reading back: who leads puts it on the screen from here', async ({ page }) => {
  await open(page, '?role=facilitator#:agreed')
  await page.getByRole('button', { name: '前の画面で読みあげる' }).click()
  expect(await performed(page)).toEqual([
    { verb: 'board.set', patch: { focus: { goal: null, view: 'agreed' } } },
  ])
  await expect(page.getByText('いま前の画面に')).toBeVisible()
})

test('UX 10: a row goes up in its cell and to another 誰が, by keyboard alone, and back by undo', async ({
  page,
}) => {
  await open(page)
  const rows = () =>
    page
      .locator('tr[data-row]')
      .evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.row))
  const before = await rows()
  await write(page, 'r2')
  await rowOf(page, 'r2').getByRole('button', { name: '動かす…' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: '1つ上へ' }).focus()
  await page.keyboard.press('Enter')
  await expect(said(page)).toContainText('6行のうち4番目に動かしました')
  await expect(page.getByRole('button', { name: '1つ上へ' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(rowOf(page, 'r2').locator('.row-words')).toBeFocused()
  const after = await rows()
  expect(after.indexOf('r2')).toBe(before.indexOf('r1'))

  await page.keyboard.press('Enter')
  await rowOf(page, 'r2').getByRole('button', { name: '動かす…' }).click()
  await page
    .getByRole('region', { name: /基本目標 2/ })
    .getByRole('button', { name: 'ケアプラザ' })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('基本目標 2')
  await expect(rowOf(page, 'r2').locator('.row-words')).toBeFocused()
  await page.keyboard.press('Control+z')
  await page.keyboard.press('Control+z')
  await page.getByRole('button', { name: /^基本目標 1/ }).click()
  expect(await rows()).toEqual(before)
})

test('原文の確認 can reach 0: the plan’s, the goals’ and the rows’ questions', async ({ page }) => {
  await open(page)
  await list(page, '原文の確認').click()
  const settle = page.getByRole('button', { name: /^確認しました/ })
  for (let left = await settle.count(); left > 0; left--) {
    await settle.first().click()
    await expect(settle).toHaveCount(left - 1)
  }
  await expect(page.getByText('確認することはありません')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(list(page, '原文の確認')).toContainText('あと0')
  const verbs = (await performed(page)).map(({ verb }) => verb)
  expect(new Set(verbs)).toEqual(new Set(['questions.confirm']))
  await list(page, '原文の確認').click()
  await expect(page.getByRole('heading', { name: /^確認ずみ \d+件$/ })).toBeVisible()
  await page
    .getByRole('button', { name: /^確認を取り消す/ })
    .first()
    .click()
  await expect(settle).toHaveCount(1)
})

test('what was found is written down with a question, kept over a reload, and stands with it', async ({
  page,
}) => {
  await open(page)
  await list(page, '原文の確認').click()
  const found = page.getByRole('textbox', { name: /わかったこと/ })
  await found.first().fill('冊子の12ページで確かめた。')
  await page.reload()
  await list(page, '原文の確認').click()
  await expect(found.first()).toHaveValue('冊子の12ページで確かめた。')
  await page
    .getByRole('button', { name: /^確認しました/ })
    .first()
    .click()
  const [confirmed] = await performed(page)
  expect(confirmed).toMatchObject({
    verb: 'questions.confirm',
    found: '冊子の12ページで確かめた。',
  })
  await expect(page.locator('.open-confirmed')).toContainText('冊子の12ページで確かめた。')
  await expect(found.first()).toHaveValue('')
})

test('I7: fifty changes by others leave the focus and the page in the lists where they are', async ({
  page,
}) => {
  await open(page, '?body=ward#:undecided')
  const button = page.getByRole('button', { name: /^引き受けます/ })
  await button.focus()
  await page.evaluate(() => {
    for (let at = 0; at < 50; at++) {
      const note = `late${at}`
      const place = { goal: 'g2', actor: 'ward', rank: `b${at}` }
      const { others } = window.device
      others.call(window.device, {
        ...{ verb: 'notes.post', note, text: `おそい付箋 ${at}`, heard: 'written', at },
        ...place,
      } as never)
      if (at % 3 === 0) others.call(window.device, { verb: 'notes.withdraw', note } as never)
      if (at % 3 === 1)
        others.call(window.device, {
          verb: 'notes.move',
          note,
          ...place,
          actor: 'council',
        } as never)
    }
  })
  await expect(page.getByText('おそい付箋 49')).toBeAttached()
  await expect(button).toBeFocused()
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('axe finds nothing in the dialogs of the lists, and nothing scrolls sideways', async ({
  page,
}) => {
  const expectSound = async (where: string) => {
    await expectNoViolations(page, where)
    for (const width of [320, 768, 1366]) {
      await page.setViewportSize({ width, height: 900 })
      await expectFits(page, where)
    }
  }
  await page.addInitScript(() => {
    location.hash = location.hash || '#:gaps'
  })
  await open(page, '?body=ward')
  await page.getByRole('button', { name: '区役所の席' }).click()
  await expectSound('whose staff')
  await page.keyboard.press('Escape')
  await list(page, 'まだ決まっていないもの').click()
  await page
    .getByRole('button', { name: /^決める/ })
    .first()
    .click()
  await expectSound('deciding, with the notes behind it')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'この行を見る' }).first().click()
  await page.locator('.row-words:focus').press('Enter')
  await page.getByRole('button', { name: '動かす…' }).click()
  await expectSound('moving a row')
})
