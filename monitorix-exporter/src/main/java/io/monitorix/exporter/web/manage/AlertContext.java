package io.monitorix.exporter.web.manage;

import io.monitorix.alerts.labels.Labels;
import io.monitorix.alerts.store.query.HistoryPage;
import io.monitorix.alerts.store.query.HistoryQuery;
import io.monitorix.exporter.inventory.InventoryReader;
import io.monitorix.exporter.note.AlertNotes;
import io.monitorix.exporter.routing.RoutingKeeper;
import io.monitorix.exporter.web.Request;
import io.monitorix.exporter.web.api.ProblemException;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What answers about alerts are made of.
 *
 * @param keeper has those that are there
 * @param history has what became of them; empty where that is not kept
 * @param notes what people wrote about them; empty without a database
 * @param external labels that alerts get when they are told, and have not in the history
 * @param locale whose language notifications are in
 * @param inventory says whose guests they are about
 */
public record AlertContext(
    RoutingKeeper keeper,
    Function<HistoryQuery, Optional<HistoryPage>> history,
    Optional<AlertNotes> notes,
    Supplier<Map<String, String>> external,
    InventoryReader inventory,
    Supplier<Locale> locale,
    InstantSource clock) {

  /** Whether the caller may see what has these labels. */
  boolean shows(Request request, Labels labels) {
    return request.visibility().sees(labels);
  }

  /**
   * A page of the history.
   *
   * @throws ProblemException where there is none
   */
  HistoryPage page(HistoryQuery query) {
    return history
        .apply(query)
        .orElseThrow(() -> ProblemException.conflict("no history is kept: " + WITHOUT_DATABASE));
  }

  /** What to do where there is no database. */
  static final String WITHOUT_DATABASE =
      "there is no database; set data_dir to a directory that can be written to, or database.url,"
          + " and start again";
}
