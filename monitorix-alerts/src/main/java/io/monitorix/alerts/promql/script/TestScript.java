package io.monitorix.alerts.promql.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A script: commands {@code load}, {@code eval} and {@code clear}. docs/promql-cli.md describes the
 * format. Immutable.
 */
public final class TestScript {

  private final String name;
  private final List<Step> steps;

  private TestScript(String name, List<Step> steps) {
    this.name = name;
    this.steps = List.copyOf(steps);
  }

  /**
   * Reads a file.
   *
   * @throws IOException if the file cannot be read
   * @throws ScriptException if a line cannot; says which
   */
  public static TestScript read(Path file) throws IOException {
    return parse(file.toString(), Files.readString(file));
  }

  /**
   * Reads a text.
   *
   * @param name for messages
   * @throws ScriptException if a line cannot be read; says which
   */
  public static TestScript parse(String name, String text) {
    return new TestScript(name, new ScriptReader(name, text).read());
  }

  /** Its file, or what it was called. */
  public String name() {
    return name;
  }

  /** How many queries it asks. */
  public int cases() {
    return (int) steps.stream().filter(step -> step instanceof Step.Eval).count();
  }

  /** The samples that it loads after the last {@code clear}. */
  public MemorySeries series() {
    MemorySeries series = new MemorySeries();
    for (Step step : steps) {
      if (step instanceof Step.Clear) {
        series.clear();
      } else if (step instanceof Step.Load load) {
        series.load(load);
      }
    }
    return series;
  }

  List<Step> steps() {
    return steps;
  }
}
