package io.monitorix.alerts.yaml;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
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
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** Reads a file, or a text. Only its first document counts, as in Prometheus. */
public final class YamlFile {

  private static final int MAX_BYTES = 16 * 1024 * 1024;
  private static final int MAX_DEPTH = 64;
  private static final int MAX_ALIASES = 1000;

  private YamlFile() {}

  /**
   * Reads the file; scalars stay text, whatever they look like.
   *
   * @return empty if there is no value in it
   * @throws FileException if it cannot be read, or is not YAML
   */
  public static Optional<YamlValue> read(Path file, Problems problems) {
    try {
      if (Files.size(file) > MAX_BYTES) {
        problems.add(0, 0, "the file is larger than " + MAX_BYTES + " bytes");
        throw new FileException(problems.all());
      }
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
              .toString();
      return parse(text, problems);
    } catch (NoSuchFileException e) {
      problems.add(0, 0, "there is no such file");
    } catch (CharacterCodingException e) {
      problems.add(0, 0, "the file is not UTF-8");
    } catch (IOException e) {
      problems.add(0, 0, "cannot be read: " + e.getMessage());
    }
    throw new FileException(problems.all());
  }

  /**
   * Reads a text, likewise.
   *
   * @return empty if there is no value in it
   * @throws FileException if it is not YAML
   */
  public static Optional<YamlValue> parse(String text, Problems problems) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      checkBounds(text, settings, problems);
      Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
      return documents.hasNext()
          ? Optional.of(new YamlValue(documents.next(), new SourceText(text), problems))
          : Optional.empty();
    } catch (MarkedYamlEngineException e) {
      add(problems, e.getProblemMark().or(e::getContextMark), "not valid YAML: " + reason(e));
    } catch (YamlEngineException e) {
      problems.add(0, 0, "not valid YAML: " + e.getMessage());
    }
    throw new FileException(problems.all());
  }

  /**
   * A value of a file that somebody else read; places within its scalars are those of their
   * beginnings.
   *
   * @param problems of that file
   */
  public static YamlValue of(Node node, Problems problems) {
    return new YamlValue(node, new SourceText(""), problems);
  }

  private static String reason(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? "the syntax is wrong here" : e.getProblem();
    return e.getContext() == null ? problem : e.getContext() + ": " + problem;
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
          add(problems, event.getStartMark(), "nested deeper than " + MAX_DEPTH + " levels");
        } else if (event instanceof CollectionEndEvent) {
          depth--;
        } else if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
          add(problems, event.getStartMark(), "more than " + MAX_ALIASES + " aliases");
        }
        problems.throwIfAny();
      }
    } catch (YamlEngineException | FileException e) {
      throw e;
    } catch (RuntimeException e) {
      // The scanner decodes escapes without checking them: NumberFormatException and its like.
      add(problems, reached, "not valid YAML: a broken '\\x', '\\u' or '\\U' after this");
      throw new FileException(problems.all());
    }
  }

  private static void add(Problems problems, Optional<Mark> mark, String message) {
    problems.add(
        mark.map(m -> m.getLine() + 1).orElse(0),
        mark.map(m -> m.getColumn() + 1).orElse(0),
        message);
  }
}
