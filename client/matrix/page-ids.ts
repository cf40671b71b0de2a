/** The tables: where the skip link leads. */
export const mainId = 'staff-tables'
/** The panel of chosen notes, for those who are taken there by keyboard. */
export const panelId = 'chosen-notes'
