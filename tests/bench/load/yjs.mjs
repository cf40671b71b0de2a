// The product's own Yjs, the one that shared/ imports, not the peers' copy in tests/bench: two
// copies in one process do not know each other's types.
export * from '../../../node_modules/yjs/dist/yjs.mjs'
