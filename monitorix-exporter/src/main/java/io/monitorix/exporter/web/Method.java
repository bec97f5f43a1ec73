package io.monitorix.exporter.web;

/** The methods that routes are made for. HEAD is answered wherever GET is. */
public enum Method {
  /** Reads. */
  GET,
  /** Changes. */
  POST,
  /** Changes. */
  PUT,
  /** Changes. */
  DELETE;

  /** Whether requests of this method change something. */
  boolean isChange() {
    return this != GET;
  }
}
