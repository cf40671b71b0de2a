/**
 * Stands for `lib0/broadcastchannel`, by which y-websocket would bring one tab's writes into another:
 * one tab is one device here, and nothing goes around the server.
 */
export const subscribe = () => {}
export const unsubscribe = () => {}
export const publish = () => {}
