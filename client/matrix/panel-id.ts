/** The panel of chosen notes, for those who are taken there by keyboard. */
export const panelId = 'chosen-notes'
