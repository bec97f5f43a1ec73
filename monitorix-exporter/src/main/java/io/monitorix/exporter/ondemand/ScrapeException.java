package io.monitorix.exporter.ondemand;

import java.io.Serial;

/** A scrape that gives no metrics at all. */
public abstract sealed class ScrapeException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  private ScrapeException(String message) {
    super(message, null, false, false);
  }

  /** The request names a module that the configuration does not have. */
  public static final class UnknownModule extends ScrapeException {
    @Serial private static final long serialVersionUID = 1L;

    UnknownModule(String module) {
      super("Module '" + module + "' not found in config");
    }
  }

  /** The request names a target that may not be asked. */
  public static final class TargetNotAllowed extends ScrapeException {
    @Serial private static final long serialVersionUID = 1L;

    TargetNotAllowed(String target) {
      super(
          "target '"
              + target
              + "' is not in the configuration: list it under targets, or set allow_any_target to"
              + " send the credentials to whichever host a request names");
    }
  }

  /** The request names a target that no address can be made of. */
  public static final class InvalidTarget extends ScrapeException {
    @Serial private static final long serialVersionUID = 1L;

    InvalidTarget(String reason) {
      super(reason);
    }
  }

  /** Nothing could be read from the target. */
  public static final class TargetFailed extends ScrapeException {
    @Serial private static final long serialVersionUID = 1L;

    TargetFailed(String target, String problem) {
      super("target '" + target + "' gave nothing: " + problem);
    }
  }
}
