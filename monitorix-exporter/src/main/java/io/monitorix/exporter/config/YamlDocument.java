package io.monitorix.exporter.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One YAML file as a tree of nodes that know where they stand. */
final class YamlDocument {

  private static final int MAX_BYTES = 3 * 1024 * 1024;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ALIASES = 1000;

  private YamlDocument() {}

  /**
   * Reads and parses the file; scalars stay text, whatever they look like. A file whose name says
   * that it is JSON may be indented with tabs, which YAML forbids.
   *
   * @return empty if the file holds no value
   * @throws ConfigException if the file cannot be read, or is not one YAML document
   */
  static Optional<Node> read(Path file, Problems problems) {
    try {
      String text = FileText.read(file, MAX_BYTES);
      boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
      return parse(json ? text.replace('\t', ' ') : text, problems);
    } catch (FileText.UnreadableException e) {
      problems.add(e.line(), e.column(), "the configuration file " + e.reason());
      throw problems.exception();
    }
  }

  /** Parses a text, likewise. */
  static Optional<Node> parse(String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            // Such a key is reported with its place later on, the parser would name none.
            .setAllowNonScalarKeys(true)
            .build();
    try {
      checkBounds(text, settings, problems);
      return new Compose(settings).composeString(text);
    } catch (ReaderException e) {
      // Its position counts from the start of some buffer; but the first such character it was.
      String before = text.substring(0, Math.max(0, text.indexOf(e.getCodePoint())));
      int column = before.codePointCount(before.lastIndexOf('\n') + 1, before.length()) + 1;
      int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
      problems.add(line, column, "YAML allows no such control character; remove it");
    } catch (MarkedYamlEngineException e) {
      problems.add(e.getProblemMark().or(e::getContextMark), YamlSyntaxError.explain(e));
    } catch (YamlEngineException e) {
      problems.add(YamlSyntaxError.explain(e));
    }
    throw problems.exception();
  }

  /** The composer recurses into what is nested, and shares what is aliased: neither has an end. */
  private static void checkBounds(String text, LoadSettings settings, Problems problems) {
    Optional<Mark> reached = Optional.empty();
    int depth = 0;
    int aliases = 0;
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        reached = event.getEndMark();
        if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
          problems.add(event.getStartMark(), "nested deeper than " + MAX_DEPTH + " levels");
        } else if (event instanceof CollectionEndEvent) {
          depth--;
        } else if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
          problems.add(event.getStartMark(), "more than " + MAX_ALIASES + " aliases");
        }
        problems.throwIfAny();
      }
    } catch (YamlEngineException | ConfigException e) {
      throw e;
    } catch (RuntimeException e) {
      // The scanner decodes escapes without checking them: NumberFormatException and its like.
      problems.add(reached, YamlSyntaxError.BROKEN_ESCAPE);
      throw problems.exception();
    }
  }
}
