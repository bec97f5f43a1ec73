package io.monitorix.exporter.query;

import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.promql.script.ScriptException;
import io.monitorix.alerts.promql.script.TestScript;
import io.monitorix.alerts.remote.query.QueryFailedException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A file of samples: Prometheus's text format or OpenMetrics, with or without times, or a script of
 * {@code load} commands.
 */
public final class SeriesFile {

  private SeriesFile() {}

  /**
   * Reads one.
   *
   * @param now when samples stand that have no time
   * @throws QueryFailedException if it cannot be read; says where
   */
  public static MemorySeries read(Path file, Instant now) {
    try {
      String text = Files.readString(file);
      return isScript(text)
          ? TestScript.parse(file.toString(), text).series()
          : new ExpositionReader(file.toString(), now.toEpochMilli()).read(text);
    } catch (CharacterCodingException e) {
      throw new QueryFailedException(file + ": is no text in UTF-8", e);
    } catch (IOException e) {
      throw new QueryFailedException("cannot read " + file + ": " + e, e);
    } catch (ScriptException e) {
      throw new QueryFailedException(String.valueOf(e.getMessage()), e);
    }
  }

  private static boolean isScript(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .findFirst()
        .map(line -> line.matches("(load|clear|eval(_\\w+)?)(\\s.*)?") && !isSample(line))
        .orElse(false);
  }

  /** A metric can be called "load": its sample is a name and numbers. */
  private static boolean isSample(String line) {
    return line.matches("\\w+\\s+[-+.\\d]+(\\s+[-+.\\d]+)?") && !line.matches("load\\s+\\d+");
  }
}
