import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Node } from 'jsonc-parser';

/** A place a person can go to with an editor, both from 1; columns count as editors do, in UTF-16 units. */
export type TextPlace = { readonly line: number; readonly column: number };

/** Members from the root of a file to a value. */
export type JsonPath = readonly (string | number)[];

/** Finds places in one text. Lines and tree are made when the first fault asks for them: most files have none. */
export class Locator {
  readonly #text: string;
  #lineStarts: readonly number[] | undefined;
  #tree: Node | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The place of a character. */
  atOffset(offset: number): TextPlace {
    this.#lineStarts ??= lineStartsOf(this.#text);
    const line = this.#lineStarts.findLastIndex((start) => start <= offset);
    return { line: line + 1, column: offset - (this.#lineStarts[line] ?? 0) + 1 };
  }

  /** The place of a value; of the nearest value around it when there is none. */
  atPath(path: JsonPath): TextPlace {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = this.#find(path.slice(0, length));
      if (node) return this.atOffset(node.offset);
    }
    return { line: 1, column: 1 };
  }

  /** The place of the name of a member. */
  atMember(path: JsonPath, member: string): TextPlace {
    const name = this.#find(path)?.children?.find(({ children }) => children?.[0]?.value === member);
    return name ? this.atOffset(name.offset) : this.atPath(path);
  }

  #find(path: JsonPath): Node | undefined {
    this.#tree ??= parseTree(this.#text);
    return this.#tree && findNodeAtLocation(this.#tree, [...path]);
  }
}

function lineStartsOf(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
}
