/** Hands at every box of every surface in real browsers, by chance: no word is ever nowhere. */
import { expect, type Locator, type Page } from '@playwright/test'
import { Luck } from '../simulation/luck.ts'
import { cell, rowOf } from './desk.ts'
import { box, inAHall, ownNote, post, postButton, test } from './hall.ts'

inAHall()

/** A box of a surface: how it is opened and shut, and how it is found. */
interface Hand {
  name: string
  page: () => Page
  open: () => Promise<unknown>
  field: () => Locator
}

const inDialog = (page: Page) => page.getByRole('dialog').getByRole('textbox').first()

for (const seed of [1, 2, 3, 4, 5])
  test(`what was typed is found again in every box of every surface, seed ${seed}`, async ({
    hall,
  }) => {
    test.slow()
    const luck = new Luck(seed)
    let phone = await hall.open('participant')
    await post(phone, 'はってある 話')
    const other = await hall.page({ context: phone.context() })
    await other.goto(phone.url())
    const scribe = await hall.open('scribe')
    const staff = await hall.open('staff')
    const lead = await hall.open('facilitator')
    const row = (await staff.locator('tr[data-row]').first().getAttribute('data-row')) ?? ''

    const hands: Hand[] = [
      { name: 'どんなこと', page: () => phone, open: async () => {}, field: () => box(phone) },
      {
        name: 'どんなこと, second tab',
        page: () => other,
        open: async () => {},
        field: () => box(other),
      },
      {
        name: '直す',
        page: () => phone,
        open: () => ownNote(phone, 'はってある').getByRole('button', { name: '直す' }).click(),
        field: () => inDialog(phone),
      },
      {
        name: '書記',
        page: () => scribe,
        open: async () => {},
        field: () => scribe.getByRole('textbox', { name: '付箋の言葉' }),
      },
      {
        name: '付箋をはる',
        page: () => staff,
        open: () =>
          cell(staff, 'g1', 'ward')
            .getByRole('button', { name: /付箋をはる/ })
            .click(),
        field: () => inDialog(staff),
      },
      {
        name: '行',
        page: () => staff,
        open: () => rowOf(staff, row).locator('.row-words').click(),
        field: () => rowOf(staff, row).getByRole('textbox', { name: '取組' }),
      },
      {
        name: '題名',
        page: () => lead,
        open: () => lead.getByRole('button', { name: '題名を変える' }).click(),
        field: () => lead.getByRole('textbox', { name: '題名' }),
      },
      {
        name: 'しまう',
        page: () => lead,
        open: () => lead.getByRole('button', { name: /^しまう：はってある/ }).click(),
        field: () => inDialog(lead),
      },
    ]
    const typed = new Map<Hand, string>()
    const shut = async (hand: Hand) => {
      const page = hand.page()
      if (luck.happens(0.4)) {
        await page.reload()
        return
      }
      // Esc closes a dialog and leaves a row; a box that is always there stays.
      await hand.field().press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }

    for (let step = 0; step < 12; step++) {
      const hand = luck.pick(hands)
      if (!hand) break
      await hand.open()
      const field = hand.field()
      await expect(field, `${hand.name}, step ${step}`).toBeVisible()
      const before = typed.get(hand)
      if (before !== undefined)
        await expect(field, `${hand.name}, step ${step}`).toHaveValue(before)
      // Too long for any box now and then: it stays whole.
      const words = `話${seed}-${step} ${luck.happens(0.5) ? '長'.repeat(700) : ''}終`
      await field.fill(words)
      typed.set(hand, words)
      await shut(hand)
    }

    // The first tab is killed; what it had is found by the next one.
    const [first] = hands
    const kept = first && typed.get(first)
    const context = phone.context()
    await phone.close()
    phone = await hall.page({ context })
    await phone.goto(other.url())
    if (kept !== undefined) {
      await expect(box(phone)).toHaveValue(kept)
      if (kept.length < 400) {
        await postButton(phone).click()
        await expect(ownNote(phone, kept)).toHaveCount(1)
      }
    }
  })
