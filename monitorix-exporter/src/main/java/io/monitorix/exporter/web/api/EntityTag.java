package io.monitorix.exporter.web.api;

import io.monitorix.exporter.web.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * What tells one state of something from another, as RFC 9110 has it: strong, and the same for the
 * same representation.
 */
public final class EntityTag {

  private static final int BYTES = 12;

  private final String text;

  private EntityTag(String text) {
    this.text = text;
  }

  /** That of a representation. */
  public static EntityTag of(String representation) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(representation.getBytes(StandardCharsets.UTF_8));
      return new EntityTag('"' + HexFormat.of().formatHex(digest, 0, BYTES) + '"');
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java has SHA-256", e);
    }
  }

  /** That of a value. */
  public static EntityTag of(Answers.Json value) {
    return of(Answers.json(value));
  }

  /**
   * Sees to it that whoever changes something has seen it as it is.
   *
   * @throws ProblemException 428 without {@code If-Match}, 412 where that names another state
   */
  public void require(Request request) {
    String match = request.header("If-Match");
    if (match == null || match.isBlank()) {
      throw ProblemException.of(
          428,
          "Precondition Required",
          "If-Match is needed: send the ETag that GET answers with, or * to change it anyhow");
    }
    if (!match.strip().equals("*") && !tags(match).anyMatch(text::equals)) {
      throw ProblemException.of(
          412,
          "Precondition Failed",
          "it has changed meanwhile: get it again, and change it by its ETag, which is " + text);
    }
  }

  /** Whether the client has this state already. */
  boolean isKnown(Request request) {
    String match = request.header("If-None-Match");
    return match != null
        && (match.strip().equals("*")
            || tags(match).map(tag -> tag.replaceFirst("^W/", "")).anyMatch(text::equals));
  }

  private static Stream<String> tags(String header) {
    return Stream.of(header.split(",", -1)).map(String::strip);
  }

  /** As headers have it, quotes included. */
  @Override
  public String toString() {
    return text;
  }
}
