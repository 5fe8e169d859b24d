// What the browser and the server call the parts of a form's way, so that both mean the same.

/** The hidden field with the key that was made with the form. */
export const FORM_KEY = 'formKey'
/** The header of an answer to a form that did what was asked; nothing of what was typed need be kept any longer. */
export const DONE_HEADER = 'X-Form-Done'
