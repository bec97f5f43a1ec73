package io.monitorix.client.pbs;

import java.util.Locale;

/** Which of the jobs that copy backups to list. */
public enum SyncDirection {
  /** Those that fetch from elsewhere. */
  PULL,
  /** Those that send elsewhere. */
  PUSH,
  /** Both. */
  ALL;

  /** The word for it in a request. */
  String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }
}
