import { expect, test } from 'vitest'
import { KeptPosts, type Post, type PostKeeping } from '../../../client/sync/kept-posts.ts'
import type { ActorId, GoalId, NoteId } from '../../../shared/board/ids.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const post: Post = {
  ...{
    verb: 'notes.post',
    note: 'n1' as NoteId,
    text: '坂がきつい',
    heard: 'written',
    at: 1,
    rank: 'a0',
  },
  ...{ goal: 'g1' as GoalId, actor: 'a1' as ActorId },
}

/** A device that posted one note in the epoch before; `closedAt`: when it saw the end. */
function device(closedAt?: number): PostKeeping {
  let posts = [post]
  let epoch = 'before'
  return {
    posts: () => posts,
    keepPost: (one) => void posts.push(one),
    forgetPost: (note) => {
      posts = posts.filter((one) => one.note !== note)
    },
    epoch: () => epoch,
    keepEpoch: (told) => {
      epoch = told
    },
    closedAt: () => closedAt,
    keepClosedAt: () => {},
  }
}

test('an earlier state of the server: what it had is said again, until a week after the end', () => {
  expect(new KeptPosts(device(), 0).inEpoch('now')).toEqual([post])
  expect(new KeptPosts(device(0), 6 * DAY_MS).inEpoch('now')).toEqual([post])
  expect(new KeptPosts(device(0), 8 * DAY_MS).inEpoch('now')).toEqual([])
})

test('where the server knows no more whose notes were, nothing is said again, also by a device that never saw the end', () => {
  expect(new KeptPosts(device(), 0, true).inEpoch('now')).toEqual([])
  expect(new KeptPosts(device(0), 1, true).inEpoch('now')).toEqual([])
})
