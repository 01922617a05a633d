/** Whether content of this type is bytes rather than text: images and `application/octet-stream`. */
export const isBinary = (mediaType: string): boolean =>
  mediaType.startsWith('image/') || mediaType === 'application/octet-stream';
