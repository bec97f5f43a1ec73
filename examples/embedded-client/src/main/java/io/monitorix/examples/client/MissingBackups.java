package io.monitorix.examples.client;

import io.monitorix.client.pve.PveClient;
import io.monitorix.client.pve.model.UncoveredGuest;
import java.util.List;

/** Finds the guests that no backup job covers. */
final class MissingBackups {

  private MissingBackups() {}

  static List<String> names(PveClient pve) {
    return pve.cluster().notBackedUp().execute().stream().map(UncoveredGuest::name).toList();
  }
}
