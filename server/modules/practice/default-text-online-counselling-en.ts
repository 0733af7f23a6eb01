/**
 * What online counselling can and cannot do: the English default, written anew beside the Indonesian
 * one; both must say the same things. One line per paragraph.
 */
export const onlineCounsellingEn = {
  kind: 'online-counselling',
  language: 'en',
  title: 'Counselling over the internet: what it can do and what it cannot',
  body: `Please read this before you begin. It holds our promises and, beside each, where the promise ends. If something is unclear, ask first. There is no hurry.

**The room for conversations on this site is not open yet.** For now you only look around, and we ask for no data of yours. What is said below about sealed messages, sessions and the emergency envelope holds from the day the room opens; on that day a new version of this page appears.

## What it is, and for whom

You talk with a psychologist or counsellor by video, voice, live chat or letter. You bring what troubles you. The counsellor helps you to understand it, to settle on a goal, and to try small steps between one meeting and the next.

It often suits people who

- live far from any service, find it hard to leave the house, or work changing hours;
- speak more freely under a pseudonym;
- live with worry, sadness, grief, exhaustion or trouble with someone close, and still get through the day.

It is not enough when a life is in danger, when you hear or see things that others do not, or when your body needs to be examined. Then you need someone who is physically there.

## How well it works

Studies from many countries find that, for anxiety and low mood, video helps many people, often about as much as meeting in a room. There is less evidence for chat and letters, and little from Indonesia.

It does not help everyone, and we cannot promise a result. So your progress is reviewed at intervals. If nothing changes, the counsellor says so, and you discuss another method, another counsellor, or help in person.

## Where it ends

- **Body language.** On video the counsellor sees part of you; in a chat, nothing. Misunderstandings come easily, so you will be asked often; correct whatever is wrong.
- **Technical trouble.** Connections fail. A session can step down from video to voice to chat instead of stopping. Lost minutes are recorded.
- **No emergency service.** Counsellors are not on call day and night. In danger, open the Emergency page or ring 119.

## The risks, and what we do about them

Nobody can guarantee absolute confidentiality on the internet, and neither can we. This is what we do, and what remains.

Messages, letters, files and notes are sealed in your browser before they leave it. The server keeps them sealed and does not hold the key. Neither the people who run the practice nor a thief who copies the whole server can read them.

What can still happen:

- **A shared phone, or someone in the room.** Choose a quiet place, use earphones, lock your screen. Every page has a quick exit.
- **A device taken over.** Whoever controls your phone or the counsellor's computer can see what its screen shows.
- **A server turned against you.** The program that seals your messages comes from the server. If someone replaced it, whatever is opened afterwards could be read. We use no third-party scripts or trackers, but the chance is not zero.
- **Traces around the content.** The server does know your pseudonym, whom you meet, when, for how long, from which internet address, and what was paid.
- **Lost keys.** We hold no copy of yours. If your password and your recovery code are both gone, we cannot open your history for you.

## Confidentiality and its limits

What you say stays between you and your counsellor, who is bound by a code of ethics and by law. If a supervisor's advice is needed, you are asked first and your identity is disguised.

It may be broken only as follows, as far as necessary, towards those who need to know, and where possible after telling you:

- your life or somebody else's is in danger;
- a child is being harmed;
- a court orders it, or a law requires it;
- you ask for it yourself.

## What is kept, and for how long

We keep your account, appointments, payments and consents, and, sealed, your conversations and the session notes. The practice decides for how long: unless it states otherwise here, seven years after the last session. Then they are erased. Sessions are not recorded.

## When meeting in person is better

You may choose this at any time, and your counsellor may suggest it. We keep a list of health centres, hospitals and local services and stay with you until you have arrived. Private meetings with our counsellors outside this service are not arranged.

## Who you are, and emergencies

A pseudonym is enough. But in danger the counsellor must know where to send help, so your name, your place and a person to call are kept in a sealed emergency envelope. It is opened only for a recorded reason, and you are told. Each session starts with the question where you are and whether you are alone.

Anyone under 18 needs the consent of a parent or guardian.

## Licences, and clients abroad

Each profile shows the kind, number and expiry date of the licence. Practice permits of psychologists can be compared with [the register of HIMPSI](https://himpsi.or.id/cari-psikolog), the Indonesian psychological association. Clinical psychologists hold a permit from their local government. Counsellors who are not psychologists say so.

If you are in another country, its law may differ. The counsellor may need further consent or be unable to work with you. Better to know that beforehand.

## Your rights

Under Indonesia's Law 27 of 2022 on personal data protection you may

- see your data and who has opened it;
- have mistakes corrected;
- withdraw your consent, upon which processing stops;
- have your data erased, except where the law obliges us to keep it.

We act on requests to see, correct or stop within **3 × 24 hours**. Nobody will treat you differently for withdrawing, but counselling cannot go on without consent.

## If something goes wrong

- **The connection drops:** wait a moment and come back in. Unsent messages stay on your device.
- **You are not at ease with your counsellor:** say so to him or her, or make a complaint. Somebody else reads it. You may change counsellors.
- **Data gets out:** we tell you in writing within 3 × 24 hours what was exposed, how it happened and what we are doing.

If this text changes, you will be asked to read it again.
`,
} as const
