/** What the demo's clients ask for and what is said, as their browsers seal it: `#features/intake` and `#features/chat` read these shapes. */
type Intake = { topic: string; address: string; hope: string; earlier: string }

const intake = (content: Intake) => ({ v: 1, language: 'id', ...content })
const decline = (reason: string, words: string) => (suggest: string) => ({ v: 1, reason, words, suggest })

/** Of whoever is on duty; nobody has taken it. */
export const openQuestion = {
  client: 'langit-timur',
  hoursAgo: 3,
  intake: intake({
    topic: 'sleep',
    address: 'Panggil Langit saja.',
    hope: 'Sudah sebulan lebih saya baru bisa tidur menjelang subuh. Siangnya saya jadi pelupa dan gampang tersinggung. Saya ingin mengerti apa yang membuat malam saya begini, dan belajar pelan-pelan memperbaikinya.',
    earlier: '',
  }),
}

/** Of somebody who was chosen, and has not answered yet. */
export const chosenQuestion = {
  client: 'kenari-teduh-61',
  counsellor: 'asep-ridwan',
  hoursAgo: 7,
  intake: intake({
    topic: 'parenting',
    address: 'Ibu Kenari',
    hope: 'Anak sulung saya masuk SMP tahun ini dan sekarang hampir tidak mau bicara dengan saya. Setiap kali saya bertanya, kami berakhir bertengkar. Saya ingin tahu cara mendekat lagi tanpa membuatnya merasa diadili.',
    earlier: 'Pernah mengobrol dengan guru BK di sekolahnya, satu kali.',
  }),
}

/** Answered with a kind no. */
export const declinedQuestion = {
  client: 'ombak-tenang',
  counsellor: 'andi-besse',
  suggests: 'yosina-rumbiak',
  hoursAgo: 50,
  answeredHoursAgo: 38,
  intake: intake({
    topic: 'family',
    address: 'Boleh panggil Ombak.',
    hope: 'Setelah Bapak meninggal, urusan rumah jatuh ke saya semua. Saya ingin belajar berbagi beban dengan kakak-kakak saya tanpa bertengkar tiap kali membicarakannya.',
    earlier: '',
  }),
  decline: decline(
    'full',
    'Terima kasih sudah mempercayakan cerita ini kepada saya, Ombak. Jadwal saya penuh sampai awal bulan depan, dan saya tidak ingin Anda menunggu selama itu. Rekan saya, Ibu Yosina, banyak mendampingi keluarga dan masih punya tempat. Semoga Anda segera mendapat teman bicara.',
  ),
}

type Said = {
  readonly by: 'client' | 'counsellor'
  readonly daysAgo: number
  /** On the clock of the practice. */
  readonly at: string
  readonly text: string
}

/** In care for some days; the client wrote last. */
export const activeEpisode = {
  client: 'embun-pagi-27',
  counsellor: 'felicia-gunadi',
  asked: { daysAgo: 6, at: '19:40' },
  taken: { daysAgo: 5, at: '08:10' },
  intake: intake({
    topic: 'stress-burnout',
    address: 'Panggil Embun. Pakai "kamu" juga boleh.',
    hope: 'Ujian akhir tinggal tiga minggu, dan sesudahnya saya pindah ke Surabaya untuk kerja pertama saya. Dua hal itu terasa datang bersamaan. Saya ingin bisa belajar dan tidur lagi tanpa merasa dikejar.',
    earlier: 'Dua kali ke konselor kampus tahun lalu. Membantu, tapi antreannya panjang.',
  }),
  said: [
    {
      by: 'counsellor',
      daysAgo: 5,
      at: '08:15',
      text: 'Selamat pagi, Embun. Saya Felicia. Terima kasih sudah menulis; ceritamu sudah saya baca pelan-pelan. Ujian dan pindah kota dalam waktu yang hampir sama, wajar kalau rasanya penuh. Minggu ini, bagian mana yang paling berat?',
    },
    {
      by: 'client',
      daysAgo: 5,
      at: '20:05',
      text: 'Selamat malam, Bu Felicia. Yang paling berat itu malam. Begitu buka catatan, kepala saya langsung menghitung sisa hari. Ujung-ujungnya saya malah beres-beres kardus pindahan sampai jam satu.',
    },
    {
      by: 'counsellor',
      daysAgo: 4,
      at: '09:30',
      text: 'Kardus setidaknya kelihatan hasilnya, ya, sedangkan belajar tidak pernah terasa selesai. Kalau malam ini kamu memilih satu hal kecil yang boleh disebut cukup, kira-kira apa?',
    },
    { by: 'client', daysAgo: 4, at: '21:50', text: 'Mungkin satu bab, tanpa harus paham semua.' },
    {
      by: 'client',
      daysAgo: 3,
      at: '06:45',
      text: 'Semalam saya coba: 40 menit, lalu tutup buku. Agak bersalah, tapi saya tidur jam sebelas 🙂',
    },
    {
      by: 'counsellor',
      daysAgo: 3,
      at: '10:20',
      text: 'Senang mendengarnya. Rasa bersalahnya boleh ikut duduk dulu, tidak harus pergi supaya kamu bisa istirahat. Lalu soal pindahnya: siapa di sekitarmu yang tahu bahwa ini juga berat buatmu?',
    },
    {
      by: 'client',
      daysAgo: 2,
      at: '19:25',
      text: 'Hampir tidak ada, Bu. Di rumah semua gembira saya dapat kerja, jadi saya ikut gembira saja. Padahal saya belum pernah tinggal jauh dari Ibu. Saya takut kalau bilang, nanti dikira tidak bersyukur.',
    },
    {
      by: 'counsellor',
      daysAgo: 1,
      at: '09:05',
      text: 'Gembira dan berat bisa datang bersamaan; yang satu tidak membatalkan yang lain. Seandainya suatu saat kamu ingin bilang ke Ibu, kalimat pertamanya bagaimana? Coba tulis di sini dulu, tidak perlu dikirim ke siapa pun.',
    },
    { by: 'client', daysAgo: 1, at: '18:40', text: '“Bu, aku senang berangkat, tapi aku juga bakal kangen rumah.” Begitu saja, mungkin.' },
    {
      by: 'counsellor',
      daysAgo: 1,
      at: '20:30',
      text: 'Kalimat itu jujur dan hangat. Simpan dulu, tidak usah buru-buru. Nanti ceritakan ke saya apa pun yang terjadi, juga kalau ternyata belum jadi diucapkan.',
    },
  ] satisfies Said[] as readonly Said[],
  /** An hour and a half ago, whatever the time of day. */
  last: 'Bu, tadi saya bilang ke Ibu. Beliau diam sebentar, terus cerita waktu pertama kali merantau dulu. Kami malah ngobrol sampai lupa makan. Bukunya baru saya buka sekarang, tapi rasanya lebih ringan.',
}

/** Who takes first words. */
export const demoDuty = ['felicia-gunadi', 'asep-ridwan', 'yosina-rumbiak'] as const
