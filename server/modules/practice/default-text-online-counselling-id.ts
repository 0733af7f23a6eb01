/**
 * What online counselling can and cannot do: the Indonesian default. Sources: law 27/2022 (art. 22,
 * 25, 30, 32, 40, 43–44, 46), law 23/2022, code of ethics HIMPSI 2010 (art. 20, 23–27). One line per paragraph.
 */
export const onlineCounsellingId = {
  kind: 'online-counselling',
  language: 'id',
  title: 'Konseling lewat internet: apa yang bisa, apa yang tidak',
  body: `Halaman ini kami minta Anda baca sebelum mulai. Isinya bukan hanya janji, melainkan juga batasnya. Bila ada yang kurang jelas, tanyakan dulu. Tidak usah terburu-buru.

**Ruang percakapan di situs ini belum dibuka.** Untuk sekarang Anda hanya melihat-lihat, dan kami tidak meminta data apa pun dari Anda. Yang tertulis di bawah tentang penguncian pesan, sesi, dan amplop darurat berlaku sejak ruang itu dibuka; saat itu terbit versi baru halaman ini.

## Apa ini, dan untuk siapa

Konseling lewat internet adalah percakapan dengan psikolog atau konselor melalui video, suara, chat, atau surat. Anda membawa persoalannya, konselor membantu Anda memahaminya, menentukan tujuan, dan mencoba langkah kecil di antara dua pertemuan.

Cara ini sering cocok bila Anda:

- tinggal jauh dari tempat layanan, sulit keluar rumah, atau bekerja dengan jam yang tidak tetap;
- lebih leluasa bercerita dengan nama samaran;
- menghadapi cemas, sedih, duka, lelah bekerja, atau masalah hubungan yang masih memungkinkan Anda menjalani hari.

Cara ini tidak cukup bila nyawa sedang terancam, bila Anda mendengar atau melihat hal yang tidak dialami orang lain, atau bila tubuh Anda perlu diperiksa. Untuk itu Anda memerlukan orang yang hadir di dekat Anda.

## Seberapa besar manfaatnya

Penelitian di berbagai negara menunjukkan bahwa, untuk kecemasan dan suasana hati yang murung, pertemuan lewat video membantu banyak orang, dan hasilnya sering mendekati pertemuan langsung. Bukti untuk chat dan surat lebih sedikit. Penelitian di Indonesia pun belum banyak.

Tidak semua orang terbantu, dan kami tidak dapat menjanjikan hasil. Karena itu kemajuan Anda ditinjau secara berkala. Bila tidak ada perubahan, konselor mengatakannya dan membicarakan cara lain, konselor lain, atau layanan tatap muka.

## Batas-batasnya

- **Bahasa tubuh.** Di video konselor hanya melihat sebagian diri Anda. Di chat ia tidak melihat apa pun. Salah paham lebih mudah terjadi, maka ia akan sering bertanya, dan Anda boleh meluruskan.
- **Gangguan teknis.** Jaringan bisa putus. Kita dapat turun dari video ke suara, lalu ke chat, supaya sesi tidak berhenti. Menit yang hilang dicatat.
- **Bukan layanan darurat.** Konselor tidak berjaga 24 jam. Dalam bahaya, buka halaman Darurat atau telepon 119.

## Risiko, dan apa yang kami lakukan

Kerahasiaan di internet tidak dapat dijamin sepenuhnya oleh siapa pun, termasuk kami. Inilah yang kami kerjakan, dan inilah sisanya.

Pesan, surat, berkas, dan catatan dikunci di peramban Anda sebelum dikirim. Server menyimpannya dalam keadaan terkunci dan tidak memegang kuncinya. Pengelola praktik, dan pencuri yang menyalin seluruh isi server, tidak dapat membacanya.

Yang tetap mungkin terjadi:

- **Ponsel dipakai bersama, atau ada orang di ruangan.** Pilih tempat yang sepi, pakai earphone, kunci layar. Tombol keluar cepat ada di setiap halaman.
- **Perangkat dikuasai orang lain.** Siapa yang menguasai ponsel Anda atau komputer konselor dapat melihat apa yang tampak di layarnya.
- **Server diubah orang jahat.** Program yang mengunci pesan datang dari server. Bila program itu sampai diganti, pesan yang dibuka sesudahnya dapat terbaca. Kami tidak memasang program atau pelacak milik pihak lain, tetapi kemungkinan ini tidak nol.
- **Jejak di luar isi.** Server tetap tahu nama samaran Anda, dengan siapa Anda bertemu, kapan, berapa lama, dari alamat internet mana, dan apa yang dibayar.
- **Kunci hilang.** Kami tidak memegang salinan kunci Anda. Bila kata sandi dan kode pemulihan hilang bersamaan, kami tidak bisa membukakan riwayat Anda.

## Kerahasiaan dan batasnya

Apa yang Anda ceritakan tinggal di antara Anda dan konselor. Ia terikat kode etik dan hukum. Bila ia perlu berunding dengan supervisor, identitas Anda disamarkan dan persetujuan Anda diminta.

Kerahasiaan dapat dibuka dalam keadaan berikut saja, sebatas yang perlu, kepada pihak yang perlu tahu, dan sedapat mungkin Anda diberi tahu lebih dulu:

- nyawa Anda atau orang lain dalam bahaya;
- seorang anak sedang disakiti;
- pengadilan memerintahkan, atau undang-undang mewajibkan;
- Anda sendiri yang meminta.

## Apa yang disimpan, dan berapa lama

Kami menyimpan akun, jadwal, pembayaran, dan persetujuan Anda, serta isi percakapan dan catatan sesi dalam keadaan terkunci. Lamanya ditetapkan oleh praktik. Bila praktik ini tidak menyebut lain, tujuh tahun sesudah sesi terakhir, lalu dihapus. Sesi tidak direkam.

## Bila tatap muka lebih baik

Anda boleh memilih tatap muka kapan saja. Konselor juga dapat menyarankannya. Kami menyimpan daftar puskesmas, rumah sakit, dan layanan setempat, dan membantu sampai Anda tiba di sana. Pertemuan pribadi dengan konselor di luar layanan ini tidak kami adakan.

## Identitas dan keadaan darurat

Anda boleh memakai nama samaran. Namun, dalam bahaya konselor perlu tahu ke mana pertolongan dikirim. Maka nama, tempat, dan orang yang dapat dihubungi disimpan dalam amplop darurat yang tersegel. Amplop dibuka hanya dengan alasan yang tercatat, dan Anda mendapat kabar. Pada awal sesi konselor menanyakan di mana Anda dan apakah Anda sendirian.

Klien di bawah 18 tahun memerlukan persetujuan orang tua atau wali.

## Izin konselor, dan klien di luar negeri

Setiap profil memuat jenis, nomor, dan masa berlaku izin. Surat izin praktik psikologi dapat Anda cocokkan sendiri di [pencarian psikolog HIMPSI](https://himpsi.or.id/cari-psikolog). Psikolog klinis memegang izin dari pemerintah daerah. Konselor yang bukan psikolog menyebutkannya dengan jelas.

Bila Anda sedang di negara lain, hukum di sana bisa berbeda. Konselor mungkin meminta persetujuan tambahan, atau tidak dapat melayani Anda. Lebih baik Anda tahu sejak awal.

## Hak Anda

Menurut Undang-Undang Nomor 27 Tahun 2022 tentang Pelindungan Data Pribadi, Anda berhak:

- melihat data Anda dan siapa yang membukanya;
- meminta data yang keliru diperbaiki;
- menarik persetujuan, dan pengolahan data dihentikan;
- meminta data dihapus, kecuali yang wajib disimpan menurut hukum.

Permintaan untuk melihat, memperbaiki, dan menghentikan kami tanggapi paling lambat **3 × 24 jam**. Menarik persetujuan tidak membuat Anda diperlakukan berbeda, tetapi konseling tidak dapat diteruskan tanpanya.

## Bila ada yang tidak beres

- **Sambungan putus:** tunggu sebentar, lalu masuk lagi. Pesan yang belum terkirim tetap ada di perangkat Anda.
- **Anda tidak nyaman dengan konselor:** sampaikan kepadanya, atau ajukan keluhan. Keluhan dibaca orang lain, bukan konselor itu. Anda boleh pindah konselor.
- **Data bocor:** kami memberi tahu Anda secara tertulis dalam 3 × 24 jam, tentang apa yang terbuka, bagaimana terjadinya, dan apa yang kami lakukan.

Bila tulisan ini berubah, Anda akan diminta membacanya lagi.
`,
} as const
