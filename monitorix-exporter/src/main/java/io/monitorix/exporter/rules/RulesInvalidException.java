package io.monitorix.exporter.rules;

import java.util.List;

/** Rule files are wrong; the message names each place. */
public final class RulesInvalidException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RulesInvalidException(List<String> problems) {
    super(String.join("\n", problems));
  }
}
