package io.monitorix.exporter.cli;

import io.monitorix.exporter.alertmanager.Entry;
import io.monitorix.exporter.language.TextBundle;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/** Prints what a server told, a line for each entry. */
final class Table {

  private Table() {}

  /** Prints entries; where there are none, a word that says so. */
  static void print(PrintWriter out, TextBundle texts, List<Column> columns, List<Entry> entries) {
    if (entries.isEmpty()) {
      out.println(texts.say("nothing"));
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(columns.stream().map(column -> texts.say(column.heading())).toList());
    for (Entry entry : entries) {
      rows.add(columns.stream().map(column -> column.cell().apply(entry, texts)).toList());
    }
    Columns.print(out, rows);
  }
}
