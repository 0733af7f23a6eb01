/**
 * What a client agrees to before a first session: the Indonesian default. Sources: law 27/2022 (art. 20–25, 30–32, 40, 43), law 23/2022,
 * code of ethics HIMPSI 2010 (art. 20, 23–27). One line per paragraph; both languages must say the same things.
 */
export const consentId = {
  kind: 'consent',
  language: 'id',
  title: 'Persetujuan untuk konseling daring',
  body: `Sebelum sesi pertama, kami ingin Anda tahu apa yang Anda setujui. Bacalah dengan tenang. Bila ada yang belum jelas, tanyakan dulu; setuju boleh nanti.

## Yang kita lakukan bersama

Anda dan konselor berbicara lewat video, suara, chat, atau surat. Konselor mendengarkan, bertanya, dan mencari jalan bersama Anda. Yang memutuskan tentang hidup Anda tetap Anda.

## Sejauh mana ini membantu

- Untuk cemas, murung, duka, lelah bekerja, dan masalah hubungan, konseling lewat internet membantu banyak orang. Tidak semua orang terbantu, dan hasil tidak dapat dijanjikan.
- Bukti untuk chat dan surat lebih sedikit daripada untuk video.
- Konselor tidak melihat seluruh diri Anda. Nada bicara dan bahasa tubuh bisa terlewat, maka ia akan sering bertanya ulang.
- **Ini bukan layanan darurat.** Bila nyawa terancam, telepon 119 atau buka halaman Darurat.

## Risikonya

- Sambungan bisa putus di tengah percakapan. Kita lanjutkan dengan cara lain, atau menjadwalkan ulang.
- Orang di sekitar Anda bisa mendengar atau melihat layar. Pilihlah tempat yang sepi.
- Pesan dan berkas dikunci di peramban Anda sebelum dikirim, dan server tidak memegang kuncinya. Meski begitu, tidak ada cara di internet yang aman sepenuhnya: perangkat dapat dikuasai orang, dan program yang mengunci pesan dapat diganti oleh penyerang.
- Server tetap tahu dengan siapa Anda bertemu, kapan, dan apa yang dibayar.

## Tatap muka selalu boleh

Anda dapat memilih pertemuan langsung kapan saja. Konselor akan menyarankannya bila keadaan Anda memerlukan orang yang hadir, dan membantu mencari tempat yang dekat.

## Kerahasiaan, dan batasnya

Yang Anda ceritakan tinggal di antara Anda dan konselor. Kerahasiaan hanya dibuka, sebatas yang perlu, bila:

- nyawa Anda atau orang lain dalam bahaya;
- seorang anak sedang disakiti;
- pengadilan memerintahkan atau undang-undang mewajibkan;
- Anda sendiri yang meminta.

Sedapat mungkin Anda diberi tahu lebih dulu. Bila konselor berunding dengan supervisor, identitas Anda disamarkan dan persetujuan Anda diminta.

## Di mana Anda berada

Pada awal sesi konselor menanyakan tempat Anda, supaya pertolongan dapat dikirim bila perlu. Bila Anda di negara lain, hukum di sana bisa berbeda dari hukum tempat izin konselor berlaku. Karena itu kami menanyakannya sebelum Anda membuat janji.

## Apa yang disimpan

Kami menyimpan akun, jadwal, pembayaran, dan persetujuan Anda. Isi percakapan dan catatan sesi disimpan dalam keadaan terkunci. Bila praktik ini tidak menyebut lain, semuanya disimpan tujuh tahun sesudah sesi terakhir, lalu dihapus. Sesi tidak direkam.

## Hak Anda, dan menarik persetujuan

Menurut Undang-Undang Nomor 27 Tahun 2022 Anda boleh melihat data Anda, meminta perbaikan, meminta penghapusan, dan **menarik persetujuan ini kapan saja** di halaman Persetujuan.

Bila Anda menariknya, tidak ada janji baru yang dapat dibuat. Janji yang sudah ada boleh Anda jalani atau batalkan. Menarik persetujuan tidak mengubah cara kami memperlakukan Anda.

## Umur

Dengan setuju, Anda menyatakan berumur 18 tahun atau lebih. Bila belum, izin orang tua atau wali diperlukan, dan jalannya belum kami buka.
`,
} as const
