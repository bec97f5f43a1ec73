package io.monitorix.client.fuzz;

import java.util.List;

/** JSON as it is written, which need not be JSON at all: names and tokens are taken as they are. */
public sealed interface Json {

  /** Names may come twice. */
  record Obj(List<Member> members) implements Json {}

  /** Values in their order. */
  record Arr(List<Json> values) implements Json {}

  /** A number, a word, a text in its quotes, or what a mutation made of one. */
  record Token(String text) implements Json {}

  /**
   * A value with its name.
   *
   * @param name with its quotes
   */
  record Member(String name, Json value) {}

  /** A text without anything to escape, in quotes. */
  static Token text(String text) {
    return new Token('"' + text + '"');
  }

  /** Writes this. */
  default void write(StringBuilder out) {
    if (this instanceof Token token) {
      out.append(token.text());
    } else if (this instanceof Arr array) {
      String separator = "[";
      for (Json value : array.values()) {
        out.append(separator);
        value.write(out);
        separator = ",";
      }
      out.append(array.values().isEmpty() ? "[]" : "]");
    } else if (this instanceof Obj object) {
      String separator = "{";
      for (Member member : object.members()) {
        out.append(separator).append(member.name()).append(':');
        member.value().write(out);
        separator = ",";
      }
      out.append(object.members().isEmpty() ? "{}" : "}");
    }
  }

  /** How many values there are, this one included. */
  default int size() {
    int size = 1;
    if (this instanceof Arr array) {
      for (Json value : array.values()) {
        size += value.size();
      }
    } else if (this instanceof Obj object) {
      for (Member member : object.members()) {
        size += member.value().size();
      }
    }
    return size;
  }

  /** The values right inside. */
  default List<Json> children() {
    if (this instanceof Arr array) {
      return array.values();
    }
    return this instanceof Obj object
        ? object.members().stream().map(Member::value).toList()
        : List.of();
  }
}
