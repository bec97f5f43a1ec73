package io.monitorix.grafana.dashboard.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a panel is drawn. */
public sealed interface View {

  /**
   * Lines over time.
   *
   * @param stacked whether they add up
   * @param ratio whether the axis ends at 1
   * @param line whether thresholds are drawn as lines
   */
  record Graph(boolean stacked, boolean ratio, boolean line) implements View {
    /** Lines that start at 0. */
    public static final Graph LINES = new Graph(false, false, false);

    /** Areas that add up. */
    public static final Graph STACKED = new Graph(true, false, false);

    /** Lines between 0 and 1, with the thresholds. */
    public static final Graph RATIO = new Graph(false, true, true);

    /** Lines with the thresholds. */
    public static final Graph LIMITED = new Graph(false, false, true);
  }

  /**
   * Numbers.
   *
   * @param background whether the background has their colour, instead of the number itself
   */
  record Stat(boolean background) implements View {}

  /** Horizontal bars, the longest at the top. */
  record Bars() implements View {}

  /** States over time. */
  record Timeline() implements View {}

  /**
   * A table, whose rows are joined by the labels that all queries have. Those that ask for one
   * moment give values, those over time give trends.
   *
   * @param columns the columns that are shown, in this order
   * @param sortBy the heading of the column that it is sorted by
   * @param descending whether the largest comes first
   */
  record Table(List<Column> columns, String sortBy, boolean descending) implements View {

    /** Copies the list. */
    public Table {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A table of what comes in while it is shown, through Grafana Live.
   *
   * @param channel where it comes in, {@code stream/monitorix/events}
   */
  record Live(String channel, Table table) implements View {}

  /**
   * A column of a table.
   *
   * @param field the label, {@code Value #A} for the value of the first query, or {@code Trend #A}
   *     for its course over time
   * @param title its heading
   * @param bar whether its cells are bars between 0 and 1
   * @param width pixels; null to share what is left
   */
  record Column(
      String field,
      String title,
      Unit unit,
      List<Threshold> thresholds,
      List<State> states,
      boolean bar,
      @Nullable Integer width,
      List<DataLink> links) {

    private static final String TREND = "Trend #";

    /** Copies the lists. */
    public Column {
      thresholds = List.copyOf(thresholds);
      states = List.copyOf(states);
      links = List.copyOf(links);
    }

    /** A label. */
    public static Column label(String name, String title) {
      return new Column(name, title, Unit.TEXT, List.of(), List.of(), false, null, List.of());
    }

    /** The value of a query, counted from 0. */
    public static Column value(int query, String title, Unit unit) {
      return new Column(
          "Value #" + Query.refId(query),
          title,
          unit,
          List.of(),
          List.of(),
          false,
          null,
          List.of());
    }

    /** The course of a query over time as a small line, counted from 0. */
    public static Column trend(int query, String title) {
      return new Column(
          TREND + Query.refId(query),
          title,
          Unit.NONE,
          List.of(),
          List.of(),
          false,
          null,
          List.of());
    }

    /** Whether its cells are small lines. */
    public boolean trend() {
      return field.startsWith(TREND);
    }

    /** Shows the values in a unit. */
    public Column withUnit(Unit other) {
      return new Column(field, title, other, thresholds, states, bar, width, links);
    }

    /** Colours the values. */
    public Column withThresholds(List<Threshold> other) {
      return new Column(field, title, unit, other, states, bar, width, links);
    }

    /** Gives the values words. */
    public Column withStates(List<State> other) {
      return new Column(field, title, unit, thresholds, other, bar, width, links);
    }

    /** Draws values of 0 to 1 as bars. */
    public Column withBar() {
      return new Column(field, title, unit, thresholds, states, true, width, links);
    }

    /** Makes it so many pixels wide. */
    public Column withWidth(int pixels) {
      return new Column(field, title, unit, thresholds, states, bar, pixels, links);
    }

    /** Leads from its cells to another dashboard. */
    public Column withLink(DataLink link) {
      return new Column(field, title, unit, thresholds, states, bar, width, List.of(link));
    }
  }
}
