/** What a client agrees to before a first session: the English default, written anew beside the Indonesian one; both must say the same things. */
export const consentEn = {
  kind: 'consent',
  language: 'en',
  title: 'Consent to online counselling',
  body: `Before a first session you should know what you say yes to. Take your time. If anything is unclear, ask first; you can agree later.

## What we do together

You and your counsellor talk by video, voice, chat or letter. The counsellor listens, asks, and looks for a way forward with you. Decisions about your life stay yours.

## How far it helps

- With anxiety, low mood, grief, exhaustion and trouble in relationships, counselling over the internet helps many people. It does not help everybody, and no result can be promised.
- There is less evidence for chat and letters than for video.
- The counsellor does not see all of you. Tone and body language can get lost, so expect to be asked again.
- **This is no emergency service.** If a life is in danger, ring 119 or open the Emergency page.

## What can go wrong

- The connection can drop in the middle of a conversation. We then go on another way, or find a new time.
- People near you may hear you or see your screen. Choose a quiet place.
- Messages and files are sealed in your browser before they are sent, and the server does not hold the key. Even so, nothing on the internet is entirely safe: a device can be taken over, and the program that seals your messages could be replaced by an attacker.
- The server does know whom you meet, when, and what was paid.

## Meeting in person is always an option

You may choose to meet somebody in person at any time. The counsellor will suggest it when you need someone who is there, and helps to find a place near you.

## Confidentiality and its limits

What you say stays between you and your counsellor. It is disclosed, only as far as necessary, if

- your life or somebody else's is in danger;
- a child is being harmed;
- a court orders it or a law requires it;
- you ask for it yourself.

Wherever possible you are told first. If a supervisor's advice is needed, you are asked, and your identity is disguised.

## Where you are

Each session starts with the question where you are, so that help can be sent if it is needed. In another country the law may differ from that of the place where the counsellor is licensed. So we ask before you book.

## What is kept

We keep your account, appointments, payments and consents. Conversations and session notes are kept sealed. Unless this practice states otherwise, all of it is kept for seven years after the last session and then erased. Sessions are not recorded.

## Your rights, and withdrawing

Under Indonesia's Law 27 of 2022 you may see your data, have it corrected, have it erased, and **withdraw this consent at any time** on the Agreements page.

Once it is withdrawn, nothing new can be booked. Appointments that stand may be kept or cancelled, as you wish. Nobody will treat you differently for it.

## Age

By agreeing you state that you are 18 or older. If you are not, the consent of a parent or guardian is needed, and that way is not open yet.
`,
} as const
