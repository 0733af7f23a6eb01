import type { CrisisRoute } from '#contract/safety'

/**
 * Ways to reach help in Indonesia that a new practice starts with, the most urgent first. They are data:
 * the practice edits them. `lastVerifiedOn` is the date of the source, not of a call that we made.
 */
export const defaultRoutes: CrisisRoute[] = [
  {
    code: 'medical-119',
    name: { id: '119, gawat darurat medis', en: '119, medical emergency' },
    forWhom: {
      id: 'Bila Anda atau orang di dekat Anda terluka, menelan sesuatu yang berbahaya, sulit bernapas, atau hendak mengakhiri hidup sekarang.',
      en: 'If you or someone near you is hurt, has swallowed something dangerous, cannot breathe well, or is about to end their life.',
    },
    hours: { id: 'Setiap saat', en: 'At any hour' },
    region: null,
    channels: [{ kind: 'phone', label: '119', href: 'tel:119' }],
    note: {
      id: 'Seberapa cepat ambulans datang berbeda di tiap daerah. Di sebagian kota nomor daruratnya 112. Bila 119 tidak diangkat, coba 112, atau langsung ke IGD terdekat, jangan sendirian.',
      en: 'How fast an ambulance comes differs from place to place. In some cities the emergency number is 112. If 119 does not answer, try 112 or go to the nearest emergency department, and not alone.',
    },
    lifeInDanger: true,
    lastVerifiedOn: '2025-12-20',
    source: 'murianetwork.com, 2025-12-20; Antara Jateng (112), 2025',
  },
  {
    code: 'police-110',
    name: { id: '110, polisi', en: '110, police' },
    forWhom: {
      id: 'Bila seseorang sedang mengancam, memukul, mengejar, atau mengurung Anda atau orang lain.',
      en: 'If someone is threatening, beating, pursuing or locking in you or another person.',
    },
    hours: { id: 'Setiap saat', en: 'At any hour' },
    region: null,
    channels: [{ kind: 'phone', label: '110', href: 'tel:110' }],
    note: {
      id: 'Gratis. Sebutkan tempatnya lebih dulu, baru kejadiannya. Bila lama tidak diangkat, hubungi kantor polisi terdekat atau minta tetangga menelepon. Riwayat panggilan di ponsel bisa dilihat orang serumah.',
      en: 'Free of charge. Say where you are first, then what is happening. If nobody picks up for long, call the nearest station or ask a neighbour to call. People at home may see the number in your call history.',
    },
    lifeInDanger: true,
    lastVerifiedOn: '2026-01-07',
    source: 'tabirlenteranusantara.com, 2026-01-07',
  },
  {
    code: 'sejiwa-119-8',
    name: { id: '119 ext. 8, SEJIWA', en: '119 ext. 8, SEJIWA' },
    forWhom: {
      id: 'Bila ada pikiran untuk mengakhiri hidup atau menyakiti diri, atau keadaan terasa tidak tertahankan dan Anda perlu bicara dengan seseorang.',
      en: 'If you think of ending your life or hurting yourself, or if things feel unbearable and you need to talk to someone.',
    },
    hours: { id: 'Disebut 24 jam sejak Maret 2024', en: 'Said to be round the clock since March 2024' },
    region: null,
    channels: [{ kind: 'phone', label: '119 ext. 8', href: 'tel:119,8' }],
    note: {
      id: 'Sering sibuk. Sebagian orang baru tersambung setelah menelepon beberapa kali, sebagian tidak tersambung. Bila tidak diangkat, coba lagi sambil memakai jalur lain di halaman ini, dan minta seseorang menemani Anda.',
      en: 'Often engaged. Some people get through after several calls, some do not. If nobody answers, try again while you use another route on this page, and ask someone to stay with you.',
    },
    lifeInDanger: true,
    lastVerifiedOn: '2024-10-28',
    source: 'detikJateng, 2024-10-28; BBC Indonesia (presnapress.com), 2024-04-19; Tribun Jabar, 2024-03-14',
  },
  {
    code: 'sapa-129',
    name: { id: 'SAPA 129, Sahabat Perempuan dan Anak', en: 'SAPA 129, for women and children' },
    forWhom: {
      id: 'Perempuan dan anak yang mengalami kekerasan, dan siapa pun yang mengetahuinya.',
      en: 'Women and children who suffer violence, and anyone who knows of it.',
    },
    hours: { id: '24 jam', en: 'Round the clock' },
    region: null,
    channels: [
      { kind: 'phone', label: '129', href: 'tel:129' },
      { kind: 'whatsapp', label: '08111-129-129', href: 'https://wa.me/628111129129' },
    ],
    note: {
      id: 'Laporan diteruskan ke UPTD PPA di daerah Anda, jadi tindak lanjutnya bisa memakan waktu dan berbeda di tiap daerah. Bila bahayanya sekarang, telepon 110 dulu. Pesan WhatsApp tertinggal di ponsel; hapus bila tidak aman.',
      en: 'Reports go on to the local service for women and children (UPTD PPA), so what follows can take time and differs by region. If the danger is now, ring 110 first. WhatsApp messages stay on the phone; delete them if that is not safe.',
    },
    lifeInDanger: false,
    lastVerifiedOn: '2026-01-28',
    source: 'Prokalteng (Jawa Pos), 2026-01-28; Tribun Jateng, 2023-10-05',
  },
  {
    code: 'healing119',
    name: { id: 'healing119.id', en: 'healing119.id' },
    forWhom: {
      id: 'Bila hati sedang sangat berat dan Anda lebih mudah menulis daripada menelepon.',
      en: 'If things are very heavy and writing is easier for you than calling.',
    },
    hours: { id: 'Bisa dihubungi kapan saja, jawabannya tidak langsung', en: 'Open at any time; the answer does not come at once' },
    region: null,
    channels: [{ kind: 'web', label: 'healing119.id', href: 'https://healing119.id' }],
    note: {
      id: 'Layanan Kementerian Kesehatan bersama psikolog klinis. Gratis dan, menurut penyelenggaranya, boleh tanpa nama. Jawaban lewat WhatsApp datang rata-rata setelah 3 jam 45 menit, dan ada yang baru dibalas beberapa hari kemudian. Bila nyawa terancam, jangan menunggu; telepon 119.',
      en: 'Run by the Ministry of Health with clinical psychologists. Free and, they say, without a name if you wish. An answer by WhatsApp takes 3 hours 45 minutes on average; some people waited for days. When a life is at risk do not wait: ring 119.',
    },
    lifeInDanger: false,
    lastVerifiedOn: '2025-12-20',
    source: 'murianetwork.com, 2025-12-20',
  },
  {
    code: 'jakcare',
    name: { id: 'JakCare', en: 'JakCare' },
    forWhom: {
      id: 'Warga Jakarta yang ingin bicara dengan psikolog klinis lewat telepon.',
      en: 'People in Jakarta who want to talk to a clinical psychologist by telephone.',
    },
    hours: { id: '24 jam', en: 'Round the clock' },
    region: 'DKI Jakarta',
    channels: [{ kind: 'phone', label: '0800-1500-119', href: 'tel:08001500119' }],
    note: {
      id: 'Konsultasinya gratis dan dibuka dengan beberapa pertanyaan singkat. Layanan ini untuk Jakarta. Penelepon dari daerah lain pernah dilayani juga, tetapi jangan jadikan satu-satunya andalan.',
      en: 'The consultation is free and starts with a few short questions. The service is meant for Jakarta. Callers from elsewhere have been helped too, but do not rely on it alone.',
    },
    lifeInDanger: false,
    lastVerifiedOn: '2025-10-11',
    source: 'Republika, 2025-10-11; EmitenNews, 2025-10-06',
  },
]
