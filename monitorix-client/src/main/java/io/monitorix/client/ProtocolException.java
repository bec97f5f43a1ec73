package io.monitorix.client;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * What came is not what this API answers: not JSON, another shape, cut short, too large, or a
 * redirect. Often something else listens at the address.
 */
public final class ProtocolException extends ProxmoxException {

  @Serial private static final long serialVersionUID = 1L;

  private final @Nullable String jsonPath;
  private final @Nullable String excerpt;

  /**
   * @param problem what happened and what to do
   * @param jsonPath where in the answer decoding stopped, for example {@code $.data[3].vmid}
   * @param excerpt the beginning of what came, redacted
   */
  public ProtocolException(
      String problem,
      Exchange exchange,
      @Nullable String jsonPath,
      @Nullable String excerpt,
      @Nullable Throwable cause) {
    super(describe(problem, jsonPath, excerpt), exchange, cause);
    this.jsonPath = jsonPath;
    this.excerpt = excerpt;
  }

  private static String describe(
      String problem, @Nullable String jsonPath, @Nullable String excerpt) {
    return problem
        + (jsonPath == null ? "" : " (at " + jsonPath + ")")
        + (excerpt == null || excerpt.isEmpty() ? "" : "; it begins with: " + excerpt);
  }

  /** Where in the answer decoding stopped; null where no JSON was read. */
  public @Nullable String jsonPath() {
    return jsonPath;
  }

  /** The beginning of what came, with secrets and control characters replaced; null if nothing. */
  public @Nullable String excerpt() {
    return excerpt;
  }
}
