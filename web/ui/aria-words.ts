/**
 * react-aria speaks 34 languages, Indonesian is not among them: a listener would hear "Today, Jumat, 20 November 2026 selected".
 * Its own door for other words is a pair of global symbols (see LocalizedStringDictionary in @internationalized/string), read at
 * the first use of any part. Packages that are not named here then fail loudly, so a new part of the kit gets its words at once.
 */
type Words = Record<string, string | ((values: Record<string, string>) => string)>

const indonesian: Record<string, Words> = {
  'react-aria-components': {
    selectPlaceholder: 'Pilih satu',
    tableResizer: 'Pengatur lebar',
    dropzoneLabel: 'Tempat berkas',
    colorSwatchPicker: 'Contoh warna',
  },
  '@react-aria/overlays': { dismiss: 'Tutup' },
  '@react-aria/menu': { longPressMessage: 'Tekan lama atau tekan Alt + panah bawah untuk membuka menu' },
  '@react-aria/toast': { close: 'Tutup', notifications: ({ count }) => `${count} pemberitahuan.` },
  '@react-aria/calendar': {
    previous: 'Sebelumnya',
    next: 'Berikutnya',
    selectedDateDescription: ({ date }) => `Tanggal terpilih: ${date}`,
    selectedRangeDescription: ({ dateRange }) => `Rentang terpilih: ${dateRange}`,
    todayDate: ({ date }) => `Hari ini, ${date}`,
    todayDateSelected: ({ date }) => `Hari ini, ${date}, terpilih`,
    dateSelected: ({ date }) => `${date}, terpilih`,
    startRangeSelectionPrompt: 'Pilih tanggal awal',
    finishRangeSelectionPrompt: 'Pilih tanggal akhir',
    minimumDate: 'Tanggal pertama yang tersedia',
    maximumDate: 'Tanggal terakhir yang tersedia',
    dateRange: ({ startDate, endDate }) => `${startDate} sampai ${endDate}`,
  },
}

let given = false

/** Must run before the first react-aria part is shown; more than once does no harm. Nothing happens on the server. */
export function giveAriaIndonesianWords(): void {
  if (given || typeof window === 'undefined') return
  given = true
  Object.assign(window, { [Symbol.for('react-aria.i18n.locale')]: 'id-ID', [Symbol.for('react-aria.i18n.strings')]: indonesian })
}
