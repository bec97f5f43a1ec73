package io.monitorix.client;

/** The HTTP methods of the Proxmox APIs. */
public enum Method {
  /** Reads; the only one that is ever tried again. */
  GET,
  /** Makes or starts something. */
  POST,
  /** Changes something. */
  PUT,
  /** Removes or stops something. */
  DELETE
}
