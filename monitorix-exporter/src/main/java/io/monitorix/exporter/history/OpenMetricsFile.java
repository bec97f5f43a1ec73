package io.monitorix.exporter.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.model.snapshots.Labels;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One file of OpenMetrics text with a time at each sample, compressed. The client library's writers
 * know no more than one sample a series.
 */
final class OpenMetricsFile {

  private static final String END = "# EOF";

  private OpenMetricsFile() {}

  /** Writes the whole file, or none of it. */
  static void write(Path file, SubjectHistory history) throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel =
            FileChannel.open(
                unfinished,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING);
        GZIPOutputStream gzip = new GZIPOutputStream(Channels.newOutputStream(channel));
        Writer out = new BufferedWriter(new OutputStreamWriter(gzip, UTF_8))) {
      write(history, out);
      out.flush();
      gzip.finish();
      channel.force(true);
    }
    try {
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void write(SubjectHistory history, Writer out) throws IOException {
    List<IOException> failures = new ArrayList<>();
    String[] last = {""};
    history.forEach(
        (metric, labels, points) -> {
          try {
            if (!metric.equals(last[0])) {
              out.write("# TYPE " + metric + " gauge\n");
              last[0] = metric;
            }
            String series = metric + text(labels) + " ";
            for (int i = 0; i < points.size(); i++) {
              out.write(series);
              out.write(Double.toString(points.value(i)));
              out.write(' ');
              out.write(Long.toString(points.second(i)));
              out.write('\n');
            }
          } catch (IOException e) {
            failures.add(e);
          }
        });
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
    out.write(END + "\n");
  }

  private static String text(Labels labels) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < labels.size(); i++) {
      text.append(i == 0 ? "" : ",").append(labels.getName(i)).append("=\"");
      text.append(
          labels.getValue(i).replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n"));
      text.append('"');
    }
    return text.append('}').toString();
  }

  /**
   * Reads a file that {@link #write} wrote, point by point.
   *
   * @throws IOException when it is damaged, after the points before the damage
   */
  static void read(Path file, Consumer<HistoryPoint> consumer) throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
      String series = "";
      String metric = "";
      Labels labels = Labels.EMPTY;
      for (String line = in.readLine(); !END.equals(line); line = in.readLine()) {
        if (line == null) {
          throw new IOException("it has no end");
        }
        if (line.startsWith("#")) {
          continue;
        }
        int close = line.lastIndexOf("} ");
        int space = line.indexOf(' ', close + 2);
        if (close < 0 || space < 0) {
          throw new IOException("this is no sample: " + line);
        }
        if (!line.startsWith(series) || series.length() != close + 1) {
          series = line.substring(0, close + 1);
          int open = series.indexOf('{');
          metric = series.substring(0, Math.max(open, 0));
          labels = labels(series.substring(open + 1, close));
        }
        consumer.accept(point(metric, labels, line, close + 2, space));
      }
    }
  }

  private static HistoryPoint point(String metric, Labels labels, String line, int value, int space)
      throws IOException {
    try {
      return new HistoryPoint(
          metric,
          labels,
          Instant.ofEpochSecond(Long.parseLong(line.substring(space + 1))),
          Double.parseDouble(line.substring(value, space)));
    } catch (NumberFormatException e) {
      throw new IOException("this is no sample: " + line, e);
    }
  }

  private static Labels labels(String text) throws IOException {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int quote = text.indexOf("=\"", at);
      if (quote < 0) {
        throw new IOException("these are no labels: " + text);
      }
      parts.add(text.substring(at, quote));
      StringBuilder value = new StringBuilder();
      at = quote + 2;
      while (at < text.length() && text.charAt(at) != '"') {
        boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
        char c = text.charAt(escaped ? at + 1 : at);
        value.append(escaped && c == 'n' ? '\n' : c);
        at += escaped ? 2 : 1;
      }
      parts.add(value.toString());
      // past the quote and the comma
      at += 2;
    }
    return Labels.of(parts.toArray(String[]::new));
  }
}
