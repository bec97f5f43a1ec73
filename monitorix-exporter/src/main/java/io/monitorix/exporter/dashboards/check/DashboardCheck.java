package io.monitorix.exporter.dashboards.check;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Parses the queries of panels, annotations and variables of dashboards, and looks for metrics that
 * do not exist. Reads files as Grafana exports them: classic ones (also with {@code rows}), those
 * of schema version 2, resources, and answers of its API.
 */
public final class DashboardCheck {

  private final KnownMetrics known;

  /**
   * A check.
   *
   * @param known the metrics that exist
   */
  public DashboardCheck(KnownMetrics known) {
    this.known = known;
  }

  /** Looks at a file; one that cannot be read is a problem. */
  public CheckedDashboard check(Path file) {
    String name = file.toString();
    try {
      return check(name, Files.readString(file));
    } catch (NoSuchFileException e) {
      return failed(name, name + ": there is no such file");
    } catch (MalformedInputException e) {
      return failed(name, name + ": not a text in UTF-8");
    } catch (IOException e) {
      return failed(name, name + ": cannot be read: " + e.getMessage());
    }
  }

  /**
   * Looks at a text.
   *
   * @param file its name
   */
  public CheckedDashboard check(String file, String text) {
    try {
      Fields dashboard = unwrapped(DashboardText.read(file, text));
      if (dashboard.objects("elements").isEmpty()
          && dashboard.get("panels") == null
          && dashboard.get("rows") == null) {
        throw new NotADashboardException(
            file + ": no dashboard: it has neither panels nor rows nor elements");
      }
      Contents contents =
          dashboard.objects("elements").isEmpty()
              ? ClassicDashboard.read(dashboard)
              : ElementDashboard.read(dashboard);
      QueryCheck queries = new QueryCheck(contents.variables(), known);
      contents.asked().forEach(queries::look);
      return new CheckedDashboard(
          file,
          dashboard.text("title"),
          contents.asked().size(),
          queries.problems(),
          contents.notes());
    } catch (NotADashboardException e) {
      return failed(file, e.getMessage() + "");
    }
  }

  /** What is in an answer of the API, and in a resource. */
  private static Fields unwrapped(Fields outside) {
    for (String name : List.of("dashboard", "spec")) {
      Fields inside = outside.object(name);
      if (!inside.map().isEmpty() && outside.get("panels") == null) {
        return unwrapped(inside);
      }
    }
    return outside;
  }

  private static CheckedDashboard failed(String file, String text) {
    return new CheckedDashboard(
        file, "", 0, List.of(new Problem(Problem.Kind.FILE, "", "", text)), List.of());
  }
}
