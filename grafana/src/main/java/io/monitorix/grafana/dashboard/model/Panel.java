package io.monitorix.grafana.dashboard.model;

import java.util.List;

/**
 * A panel: what it shows, how, and how large. What it is made with can be replaced in copies.
 *
 * @param description what is seen, and what to make of it; says "empty when …" if it can be
 * @param view how it is drawn
 * @param unit the unit of its values
 * @param thresholds from where on values are coloured, ascending
 * @param states words for values
 * @param noData what is shown in place of data
 * @param width columns, 1 to 24
 * @param height rows of 30 pixels each
 * @param links where a click on a value leads
 * @param queries at least one, but none of what comes in by itself
 */
public record Panel(
    String title,
    String description,
    View view,
    Unit unit,
    List<Threshold> thresholds,
    List<State> states,
    String noData,
    int width,
    int height,
    List<DataLink> links,
    List<Query> queries) {

  /** Copies the lists. */
  public Panel {
    thresholds = List.copyOf(thresholds);
    states = List.copyOf(states);
    links = List.copyOf(links);
    queries = List.copyOf(queries);
    boolean live = view instanceof View.Live;
    if (queries.isEmpty() != live || queries.size() > 26) {
      throw new IllegalArgumentException(
          "panel '" + title + "' has " + queries.size() + " queries, not 1 to 26, or 0 if live");
    }
    if (width < 1 || width > 24 || height < 1) {
      throw new IllegalArgumentException(
          "panel '" + title + "' does not fit into 24 columns: it has " + width + " by " + height);
    }
  }

  /** Lines over time. */
  public static Panel graph(String title, String description, Unit unit, Query... queries) {
    return of(title, description, View.Graph.LINES, unit, 12, 8, queries);
  }

  /** One number each, with a coloured background. */
  public static Panel stat(String title, String description, Unit unit, Query... queries) {
    return of(title, description, new View.Stat(true), unit, 3, 4, queries);
  }

  /** Bars, the longest at the top. */
  public static Panel bars(String title, String description, Unit unit, Query... queries) {
    return of(title, description, new View.Bars(), unit, 6, 8, queries);
  }

  /** A table. */
  public static Panel table(String title, String description, View.Table table, Query... queries) {
    return of(title, description, table, Unit.SHORT, 24, 9, queries);
  }

  /** A table of what comes in while it is shown. */
  public static Panel live(String title, String description, View.Live live) {
    return of(title, description, live, Unit.SHORT, 24, 9);
  }

  /** States over time, a row for each series. */
  public static Panel timeline(
      String title, String description, List<State> states, Query... queries) {
    return of(title, description, new View.Timeline(), Unit.NONE, 24, 8, queries)
        .withStates(states);
  }

  private static Panel of(
      String title,
      String description,
      View view,
      Unit unit,
      int width,
      int height,
      Query... queries) {
    return new Panel(
        title,
        description,
        view,
        unit,
        Threshold.none(),
        List.of(),
        "no data",
        width,
        height,
        List.of(),
        List.of(queries));
  }

  /** Draws it otherwise. */
  public Panel withView(View other) {
    return new Panel(
        title, description, other, unit, thresholds, states, noData, width, height, links, queries);
  }

  /** Gives it a size: columns of 24, and rows of 30 pixels. */
  public Panel withSize(int columns, int rows) {
    return new Panel(
        title, description, view, unit, thresholds, states, noData, columns, rows, links, queries);
  }

  /** Colours its values. */
  public Panel withThresholds(List<Threshold> other) {
    return new Panel(
        title, description, view, unit, other, states, noData, width, height, links, queries);
  }

  /** Gives its values words. */
  public Panel withStates(List<State> other) {
    return new Panel(
        title, description, view, unit, thresholds, other, noData, width, height, links, queries);
  }

  /** Says what no data means here. */
  public Panel withNoData(String text) {
    return new Panel(
        title, description, view, unit, thresholds, states, text, width, height, links, queries);
  }

  /** Leads from its values to other dashboards. */
  public Panel withLinks(DataLink... others) {
    return new Panel(
        title,
        description,
        view,
        unit,
        thresholds,
        states,
        noData,
        width,
        height,
        List.of(others),
        queries);
  }
}
