package io.monitorix.exporter.web;

/** The methods that routes are made for. HEAD is answered wherever GET is. */
public enum Method {
  /** Reads. */
  GET,
  /** Changes, or reads with parameters in the body. */
  POST,
  /** Changes. */
  PUT,
  /** Changes a part. */
  PATCH,
  /** Changes. */
  DELETE,
  /** Tells pages of other sites what they may ask. */
  OPTIONS
}
