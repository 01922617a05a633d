/** Writes what is signed in front of the body. */
export type SignedText = (id: string, timestamp: string) => string;

const field = /(\{id\}|\{timestamp\})/;

/** Takes the pattern of a scheme apart once, so that each delivery only joins the pieces. */
export function signedText(pattern: string): SignedText {
  const pieces = pattern.split(field);
  return (id, timestamp) => {
    let text = '';
    for (const piece of pieces) text += piece === '{id}' ? id : piece === '{timestamp}' ? timestamp : piece;
    return text;
  };
}
