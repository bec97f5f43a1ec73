package io.monitorix.exporter.collect;

import io.monitorix.client.pbs.PbsClient;
import io.monitorix.client.pve.PveClient;

/** A client of one product. */
public sealed interface Connection extends AutoCloseable {

  /** The address of the server that is called, without a path. */
  String server();

  @Override
  void close();

  /** To Proxmox VE. */
  record Pve(PveClient client) implements Connection {
    @Override
    public String server() {
      return client.server().toString();
    }

    @Override
    public void close() {
      client.close();
    }
  }

  /** To Proxmox Backup Server. */
  record Pbs(PbsClient client) implements Connection {
    @Override
    public String server() {
      return client.server().toString();
    }

    @Override
    public void close() {
      client.close();
    }
  }
}
