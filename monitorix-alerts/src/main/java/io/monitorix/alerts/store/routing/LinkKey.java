package io.monitorix.alerts.store.routing;

import io.monitorix.alerts.routing.link.LinkSigner;
import io.monitorix.alerts.store.database.Connections;
import io.monitorix.alerts.store.sql.SecretTable;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The key that signs links: made once, and the same for all processes on the database. */
final class LinkKey {

  private static final String NAME = "link";

  private final Connections connections;
  private final SecretTable table;

  LinkKey(Connections connections) {
    this.connections = connections;
    this.table = new SecretTable(connections.writer(), connections.reader());
  }

  byte[] get(RandomGenerator random) {
    Optional<byte[]> known = connections.ask(() -> table.find(NAME));
    if (known.isPresent()) {
      return known.get();
    }
    byte[] fresh = new byte[LinkSigner.KEY_LENGTH];
    random.nextBytes(fresh);
    connections.write("the key of links", () -> table.create(NAME, fresh));
    // Another process may have been quicker.
    return connections.ask(() -> table.find(NAME)).orElse(fresh);
  }
}
