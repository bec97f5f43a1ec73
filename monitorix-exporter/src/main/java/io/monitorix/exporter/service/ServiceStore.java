package io.monitorix.exporter.service;

import io.monitorix.exporter.state.StateDatabase;
import java.time.Instant;
import java.util.List;

/** Keeps the services that were added at run time. Thread-safe. */
public final class ServiceStore {

  private final StateDatabase state;

  /** Keeps them there. */
  public ServiceStore(StateDatabase state) {
    this.state = state;
  }

  /**
   * A service as it is kept; its definition is not read yet.
   *
   * @param definition as it was written, in JSON
   */
  record Kept(
      String name, String definition, String author, Instant createdAt, Instant updatedAt) {}

  /**
   * All of them, by their names.
   *
   * @throws io.monitorix.alerts.store.database.DatabaseException if the database does not answer
   */
  List<Kept> all() {
    return state.read(
        handle ->
            handle
                .createQuery(
                    "SELECT name, definition, author, created_at, updated_at FROM"
                        + " monitorix_service ORDER BY name")
                .map(
                    (row, context) ->
                        new Kept(
                            row.getString("name"),
                            row.getString("definition"),
                            row.getString("author"),
                            Instant.ofEpochMilli(row.getLong("created_at")),
                            Instant.ofEpochMilli(row.getLong("updated_at"))))
                .list());
  }

  /**
   * Adds one, unless there is one of the name.
   *
   * @return whether it was added
   * @throws io.monitorix.alerts.store.database.DatabaseException if it is not kept
   */
  boolean add(Kept service) {
    return state.write(
            "the service",
            handle ->
                handle
                    .createUpdate(
                        "INSERT INTO monitorix_service (name, definition, author, created_at,"
                            + " updated_at) VALUES (:name, :definition, :author, :createdAt,"
                            + " :updatedAt) ON CONFLICT (name) DO NOTHING")
                    .bind("name", service.name())
                    .bind("definition", service.definition())
                    .bind("author", service.author())
                    .bind("createdAt", service.createdAt().toEpochMilli())
                    .bind("updatedAt", service.updatedAt().toEpochMilli())
                    .execute())
        == 1;
  }

  /**
   * Changes the one of the name.
   *
   * @return whether there is one
   * @throws io.monitorix.alerts.store.database.DatabaseException if it is not kept
   */
  boolean change(Kept service) {
    return state.write(
            "the service",
            handle ->
                handle
                    .createUpdate(
                        "UPDATE monitorix_service SET definition = :definition, author = :author,"
                            + " updated_at = :updatedAt WHERE name = :name")
                    .bind("name", service.name())
                    .bind("definition", service.definition())
                    .bind("author", service.author())
                    .bind("updatedAt", service.updatedAt().toEpochMilli())
                    .execute())
        == 1;
  }

  /**
   * Removes one.
   *
   * @return whether there was one
   * @throws io.monitorix.alerts.store.database.DatabaseException if that is not kept
   */
  boolean remove(String name) {
    return state.write(
            "the service",
            handle ->
                handle
                    .createUpdate("DELETE FROM monitorix_service WHERE name = :name")
                    .bind("name", name)
                    .execute())
        == 1;
  }
}
