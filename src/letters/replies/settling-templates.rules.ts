/**
 * Which letters write off what they answer. A preliminary reply (forvaltningsloven § 11 a) says that the answer will
 * come; the letter it speaks of stays open. Everything else answers. Codes are those of `templates/files`.
 */
const settlesNothing: readonly string[] = ['preliminary-reply'];

export function letterSettles(templateCode: string): boolean {
  return !settlesNothing.includes(templateCode);
}
