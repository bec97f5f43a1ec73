package io.monitorix.exporter.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads a mapping of names of one's own choice to texts. */
final class TextMap {

  private TextMap() {}

  /**
   * The names and texts, in the order of the file; none without the mapping.
   *
   * @param check gives what is wrong with a name, or {@code null}
   * @return {@code null} after a problem
   */
  static @Nullable Map<String, String> read(
      @Nullable YamlValue section, Function<String, @Nullable String> check) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (section == null) {
      return texts;
    }
    YamlMapping mapping = section.mapping();
    if (mapping == null) {
      return null;
    }
    boolean fine = true;
    for (String name : mapping.keys()) {
      YamlValue value = mapping.require(name);
      String fault = check.apply(name);
      String text = value == null ? null : value.text("a text");
      if (value != null && fault != null) {
        value.problem(fault);
      }
      if (text == null || fault != null) {
        fine = false;
      } else {
        texts.put(name, text);
      }
    }
    return fine ? texts : null;
  }
}
