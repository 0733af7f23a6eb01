import { describe, expect, test } from 'vitest'
import { contactDetails } from './contact-details.ts'

const kinds = (text: string) => contactDetails(text).map(({ kind }) => kind)

describe('ways to reach somebody outside', () => {
  test.each([
    ['Telepon saya di 0812-3456-7890 ya.', '0812-3456-7890'],
    ['+62 812 3456 7890', '+62 812 3456 7890'],
    ['(021) 5790 1234', '(021) 5790 1234'],
    ['0 8 1 2 3 4 5 6 7 8 9 0', '0 8 1 2 3 4 5 6 7 8 9 0'],
    ['nol delapan satu dua tiga empat lima enam tujuh delapan', 'nol delapan satu dua tiga empat lima enam tujuh delapan'],
    ['nomor saya kosong lapan 12, 3456 78 sembilan', 'kosong lapan 12, 3456 78 sembilan'],
    ['o812 3456 7890', 'o812 3456 7890'],
    ['zero eight one two three four five six seven eight', 'zero eight one two three four five six seven eight'],
  ])('a number: %s', (text, found) => {
    expect(kinds(text)).toEqual(['phone'])
    expect(contactDetails(text)[0]?.text).toContain(found.replace(/^\(/, ''))
  })

  test.each(['tulis ke laras.dewi@contoh.example saja', 'laras (at) contoh (dot) example', 'laras[at]contoh titik example'])(
    'an address of mail: %s',
    (text) => expect(kinds(text)).toEqual(['email']),
  )

  test.each(['https://wa.me/628123', 't.me/laras', 'cari @laras_dewi di sana', 'IG: laras.dewi', 'telegram saya: larasd', 'instagram.com/laras'])(
    'a messenger: %s',
    (text) => expect(kinds(text)).toEqual(['messenger']),
  )

  test.each(['Jl. Melati No. 12', 'jln melati raya', 'Jalan Melati nomor 3', 'RT 03/RW 05', 'kode pos 40132', '12 Baker Street'])(
    'a place: %s',
    (text) => expect(kinds(text)).toEqual(['address']),
  )
})

describe('what is meant otherwise', () => {
  test.each([
    'Hubungi 119 ext 8 kapan saja, atau 112.',
    'Biayanya Rp250.000 untuk 50 menit.',
    'Kita bisa Kamis, 20 November 2026, 19.30 WIB.',
    'Pilihannya 08.30, 09.30, 10.30 atau 11.30.',
    'Jalan pagi membantu saya; jalan kaki 30 menit.',
    'Satu, dua, tiga: tarik napas. Empat, lima, enam: hembuskan.',
    'Pada skala nol sampai sepuluh, delapan itu tinggi.',
    'Sudah 15 tahun, sejak 2011.',
    'Nomor antrean 12345',
    'tidur jam 10 malam, bangun jam 6',
    'lihat https://teduh.example/napas',
  ])('is let through: %s', (text) => expect(contactDetails(text)).toEqual([]))
})
