/** The Aksel icons (MIT) that pages use, by the names of their files; the shapes of statuses and the logo are ours, in `shapes/`. */
export const icons = [
  'Archive', 'ArrowDown', 'ArrowLeft', 'ArrowRight', 'ArrowUndo', 'ArrowRedo', 'BarChart', 'Bell', 'BulletList', 'Calendar',
  'Chat', 'CheckmarkCircle', 'Checkmark', 'ChevronDown', 'ChevronLeft', 'ChevronRight', 'Clock', 'Cog', 'Download', 'EnvelopeClosed',
  'EnvelopeClosedFill', 'EnvelopeOpen', 'ExclamationmarkTriangle', 'ExclamationmarkTriangleFill', 'Expand', 'Eye', 'FileText', 'Folder',
  'Globe', 'Inbox', 'InboxDown', 'Leave', 'Link', 'MagnifyingGlass', 'MenuElipsisHorizontal', 'Moon', 'NumberList', 'PadlockLocked',
  'PadlockLockedFill', 'Paperclip', 'Pause', 'Pencil', 'Person', 'PersonGroup', 'Plus', 'PrinterSmall', 'QuestionmarkCircle', 'Shield',
  'Sun', 'Table', 'Tasklist', 'XMark', 'CloudUp', 'CloudSlash', 'DiamondFill',
]; // prettier-ignore
