package io.monitorix.exporter.cli;

import io.monitorix.alerts.promql.script.MemorySeries;
import io.monitorix.alerts.promql.script.ScriptDuration;
import io.monitorix.alerts.remote.query.Answer;
import io.monitorix.alerts.remote.query.PrometheusServer;
import io.monitorix.alerts.remote.query.Queried;
import io.monitorix.alerts.remote.query.QueryFailedException;
import io.monitorix.exporter.language.TextBundle;
import io.monitorix.exporter.query.AnswerFormat;
import io.monitorix.exporter.query.CsvFormat;
import io.monitorix.exporter.query.GraphFormat;
import io.monitorix.exporter.query.JsonFormat;
import io.monitorix.exporter.query.LocalEngine;
import io.monitorix.exporter.query.QueryTime;
import io.monitorix.exporter.query.SeriesFile;
import io.monitorix.exporter.query.TableFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "query",
    description = "Asks PromQL of a server or of a file of samples.",
    mixinStandardHelpOptions = true)
final class QueryCommand implements Callable<Integer> {

  private static final int DEFAULT_WIDTH = 80;
  private static final int GRAPH_HEIGHT = 16;

  private enum Output {
    TABLE,
    JSON,
    CSV,
    GRAPH
  }

  /** Where the series are: one of both. */
  static final class Where {
    @Option(
        names = "--server",
        paramLabel = "URL",
        description = "A server with Prometheus's HTTP API, such as http://localhost:9090.")
    private @Nullable String server;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "Samples in Prometheus's or OpenMetrics' text format, or a test script.")
    private @Nullable Path file;
  }

  @Parameters(paramLabel = "EXPR", description = "The query.")
  private String query = "";

  @ArgGroup(multiplicity = "1")
  private Where where = new Where();

  @Option(
      names = "--time",
      paramLabel = "T",
      description = "When: RFC 3339, seconds since 1970, now, now-1h (default: now).")
  private @Nullable String time;

  @Option(names = "--start", paramLabel = "T", description = "From when, for a range of times.")
  private @Nullable String start;

  @Option(names = "--end", paramLabel = "T", description = "Until when (default: now).")
  private @Nullable String end;

  @Option(names = "--step", paramLabel = "D", description = "How far apart, such as 30s.")
  private @Nullable String step;

  @Option(
      names = {"--output", "-o"},
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "table, json, csv or graph (default: ${DEFAULT-VALUE}).")
  private Output output = Output.TABLE;

  @Option(
      names = "--width",
      paramLabel = "N",
      description = "Of a graph, in characters (default: COLUMNS, or 80).")
  private @Nullable Integer width;

  @Mixin private ServerOptions serverOptions = new ServerOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try {
      Path file = where.file;
      Answer answer = file == null ? ofServer() : ofFile(file);
      PrintWriter out = spec.commandLine().getOut();
      format().write(answer, out);
      out.flush();
      if (output != Output.JSON) {
        PrintWriter err = spec.commandLine().getErr();
        TextBundle texts = Texts.of(spec);
        answer
            .annotations()
            .warnings()
            .forEach(note -> err.println(texts.say("query.warning", note)));
        answer.annotations().infos().forEach(note -> err.println(texts.say("query.info", note)));
      }
      return CommandLineInterface.FINE;
    } catch (QueryFailedException e) {
      spec.commandLine().getErr().println("monitorix: " + e.describe(query));
      return CommandLineInterface.PROBLEMS;
    }
  }

  private Answer ofServer() {
    try (PrometheusServer server =
        serverOptions.prometheus(spec.commandLine(), String.valueOf(where.server))) {
      Instant now = Instant.now();
      return ask(server, now, now);
    }
  }

  private Answer ofFile(Path file) {
    if (serverOptions.isUsed()) {
      throw wrong(Texts.of(spec).say("server.options"));
    }
    Instant now = Instant.now();
    MemorySeries series = SeriesFile.read(file, asked(start != null ? start : time, now, now));
    Instant newest =
        series.newest().isPresent() ? Instant.ofEpochMilli(series.newest().getAsLong()) : now;
    return ask(new LocalEngine(series), now, newest);
  }

  private Answer ask(Queried queried, Instant now, Instant last) {
    if (start == null) {
      if (end != null || step != null) {
        throw wrong(Texts.of(spec).say("go.with", "--end", "--step", "--start"));
      }
      return queried.instant(query, asked(time, now, last));
    }
    if (time != null) {
      throw wrong(Texts.of(spec).say("time.or.range"));
    }
    Instant from = asked(start, now, last);
    Instant to = asked(end, now, last);
    if (to.isBefore(from)) {
      throw wrong(Texts.of(spec).say("end.before.start", to, from));
    }
    return queried.range(query, from, to, step(Duration.between(from, to)));
  }

  private Instant asked(@Nullable String text, Instant now, Instant otherwise) {
    try {
      return text == null ? otherwise : QueryTime.parse(text, now);
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  /** As asked; without, so that some 250 points come out, as Prometheus's own page does. */
  private Duration step(Duration range) {
    if (step == null) {
      return Duration.ofMillis(Math.max(1_000, range.toMillis() / 250));
    }
    try {
      long millis = ScriptDuration.millis(step);
      if (millis > 0) {
        return Duration.ofMillis(millis);
      }
    } catch (IllegalArgumentException e) {
      throw wrong("--step: " + e.getMessage());
    }
    throw wrong(Texts.of(spec).say("positive", "--step"));
  }

  private AnswerFormat format() {
    return switch (output) {
      case TABLE -> new TableFormat(Texts.of(spec).language());
      case JSON -> new JsonFormat();
      case CSV -> new CsvFormat();
      case GRAPH ->
          new GraphFormat(
              width == null ? terminalWidth() : width, GRAPH_HEIGHT, Texts.of(spec).language());
    };
  }

  private static int terminalWidth() {
    String columns = System.getenv("COLUMNS");
    return columns != null && columns.matches("\\d{1,4}")
        ? Integer.parseInt(columns)
        : DEFAULT_WIDTH;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
