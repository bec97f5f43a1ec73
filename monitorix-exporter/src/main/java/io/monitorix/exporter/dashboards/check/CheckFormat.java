package io.monitorix.exporter.dashboards.check;

import com.squareup.moshi.JsonWriter;
import io.monitorix.exporter.language.TextBundle;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import okio.Buffer;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** Writes what was found. */
public final class CheckFormat {

  private CheckFormat() {}

  /**
   * A line for each problem and note, and one for each file.
   *
   * @param language of the words around them
   */
  public static void lines(List<CheckedDashboard> dashboards, PrintWriter out, Locale language) {
    TextBundle texts = TextBundle.read("io.monitorix.exporter.dashboards.check.check", language);
    for (CheckedDashboard dashboard : dashboards) {
      String file = dashboard.file();
      for (Problem problem : dashboard.problems()) {
        if (problem.kind() == Problem.Kind.FILE) {
          out.println(line(problem.text()));
        } else {
          String query =
              problem.query().isEmpty() ? "" : ": " + texts.say("query", problem.query());
          out.println(line(file + ": " + problem.place() + query + ": " + problem.text()));
        }
      }
      dashboard
          .notes()
          .forEach(note -> out.println(line(file + ": " + note.place() + ": " + note.text())));
      if (dashboard.problems().isEmpty()) {
        out.println(line(file) + ": " + texts.say("fine", dashboard.queries()));
      } else if (dashboard.problems().get(0).kind() != Problem.Kind.FILE) {
        out.println(
            line(file)
                + ": "
                + texts.say("problems", dashboard.problems().size(), dashboard.queries()));
      }
    }
  }

  /** All of it in one line of JSON. */
  public static void json(List<CheckedDashboard> dashboards, PrintWriter out) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      writer.jsonValue(values(dashboards));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    out.println(buffer.readUtf8());
  }

  /** The same in YAML. */
  public static void yaml(List<CheckedDashboard> dashboards, PrintWriter out) {
    DumpSettings settings =
        DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).setWidth(1000).build();
    out.print(new Dump(settings).dumpToString(values(dashboards)));
  }

  private static List<Map<String, Object>> values(List<CheckedDashboard> dashboards) {
    return dashboards.stream().map(CheckFormat::value).toList();
  }

  private static Map<String, Object> value(CheckedDashboard dashboard) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("file", dashboard.file());
    value.put("title", dashboard.title());
    value.put("queries", dashboard.queries());
    value.put("problems", dashboard.problems().stream().map(CheckFormat::value).toList());
    value.put("notes", dashboard.notes().stream().map(CheckFormat::value).toList());
    return value;
  }

  private static Map<String, Object> value(Problem problem) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
    value.put("place", problem.place());
    value.put("query", problem.query());
    value.put("problem", problem.text());
    return value;
  }

  private static Map<String, Object> value(Note note) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("place", note.place());
    value.put("note", note.text());
    return value;
  }

  /** What others have written shall not move the cursor of a terminal. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
  }
}
