/** The person closed the dialog of the browser, or it took too long. Apart from passkey.ts: every page can tell it, few touch one. */
export class PasskeyDeclined extends Error {}
