/* A file that the kernel made. */

/** Hand a file to the browser, which keeps it where its user wants downloads. */
function download(name, base64, type) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type }));
  const link = element("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000); // milliseconds; a slow disk may still read
}
