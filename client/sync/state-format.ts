// Apart, so that whoever only joins loads no Yjs for it.
export { convertUpdateFormatV2ToV1 as inFirstFormat } from 'yjs'
