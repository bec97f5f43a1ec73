package io.monitorix.examples.client;

import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pbs.model.BackupNamespace;
import io.monitorix.client.pbs.model.BackupSnapshot;
import io.monitorix.client.pbs.model.DatastoreUsage;
import java.io.PrintStream;

/**
 * Shows how full the datastores of a Proxmox Backup Server are, and which backups are unchecked.
 */
final class BackupServer {

  private BackupServer() {}

  static void print(PbsClient pbs, PrintStream out) {
    for (DatastoreUsage store : pbs.datastoreUsage().execute()) {
      out.println(store.store() + ": " + store.used() + " of " + store.total() + " bytes");
      for (BackupSnapshot backup :
          pbs.datastore(store.store()).snapshots(BackupNamespace.root()).execute()) {
        if (!backup.verified()) {
          out.println("  not verified: " + backup.id());
        }
      }
    }
  }
}
