package io.monitorix.client.internal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.AuthenticationException;
import io.monitorix.client.ConflictException;
import io.monitorix.client.Exchange;
import io.monitorix.client.NodeUnreachableException;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ParameterException;
import io.monitorix.client.PermissionException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.ProxmoxException;
import io.monitorix.client.ProxyTimeoutException;
import io.monitorix.client.RateLimitException;
import io.monitorix.client.ServerException;
import io.monitorix.client.UnsupportedException;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;

/** Turns an answer that reports a failure into the exception that says what can be done. */
final class Failures {

  private static final long LONGEST_BODY = 64 * 1024;

  /** Missing things come as 500 or 400; a missing file of the system is another matter. */
  private static final Pattern MISSING =
      Pattern.compile("\\bdoes not exist\\b|\\bno such (?!file\\b)[a-z]");

  /** How the server says that it has no address for a node, be it unknown or long offline. */
  private static final Pattern NO_ADDRESS =
      Pattern.compile("^(?:hostname|address) lookup (?:for )?'");

  /** How it says that a digest is not the one of today: in one way for each kind of thing. */
  private static final Pattern CHANGED =
      Pattern.compile("^checksum mismatch\\b|^detected modified configuration\\b");

  /** Backup Server's words stand in the body alone; beside the status is only what HTTP says. */
  private static final Set<String> STANDARD_PHRASES =
      Set.of(
          "Bad Request",
          "Unauthorized",
          "Forbidden",
          "Not Found",
          "Internal Server Error",
          "Method Not Allowed",
          "Conflict",
          "Too Many Requests",
          "Not Implemented",
          "Bad Gateway",
          "Gateway Timeout",
          "Service Unavailable");

  /** How Backup Server complains about one parameter. */
  private static final Pattern PARAMETER =
      Pattern.compile("^parameter '([^'\n]+)': (.+)$", Pattern.MULTILINE);

  private final Redaction redaction;

  Failures(Redaction redaction) {
    this.redaction = redaction;
  }

  /** The words of an answer: what the body says, and which parameters it complains about. */
  private record Words(@Nullable String message, Map<String, String> errors) {}

  ProxmoxException of(Response response, Exchange asked) {
    int status = response.code();
    if (status >= 300 && status < 400) {
      return redirect(response, asked);
    }
    Words words = words(response);
    Exchange exchange = asked.answered(status, words.message());
    String said = words.message() == null ? "no message" : words.message();
    if (status == 401) {
      return new AuthenticationException(
          said + ". Check the token or password, and that the user is enabled and not expired",
          exchange,
          null);
    } else if (status == 403) {
      return new PermissionException(
          said + ". Give the user, and a token with privilege separation, a role that has it",
          exchange,
          null);
    } else if (status == 404 || (isTextual(status) && missing(words))) {
      return new NotFoundException(said, exchange, null);
    } else if (isTextual(status) && CHANGED.matcher(said).find()) {
      return new ConflictException(said + ". Read it again, and decide again", exchange, null);
    } else if (status == 400) {
      return new ParameterException(
          words.errors().isEmpty() ? said : said + " " + words.errors(),
          exchange,
          words.errors(),
          null);
    } else if (status == 429) {
      return new RateLimitException(
          said + ". Make fewer calls, or set a limit a second",
          exchange,
          retryAfter(response),
          null);
    } else if (status == 501) {
      return new UnsupportedException(
          said + ". This server's version may be older than the endpoint", exchange, null);
    } else if (status == 595 || (status == 500 && NO_ADDRESS.matcher(said).find())) {
      return new NodeUnreachableException(
          said + ". The server cannot reach the node: is it offline, or its name wrong?",
          exchange,
          null);
    } else if (status == 596 || status == 599 || status == 504) {
      return new ProxyTimeoutException(
          said + ". The node did not answer the server in time", exchange, null);
    } else if (status >= 500) {
      return new ServerException(said, exchange, null);
    }
    return new ServerException(said + " (a status that this API does not use)", exchange, null);
  }

  private static @Nullable Duration retryAfter(Response response) {
    String seconds = response.header("Retry-After", "");
    return seconds.strip().matches("[0-9]{1,6}")
        ? Duration.ofSeconds(Long.parseLong(seconds.strip()))
        : null;
  }

  private static boolean isTextual(int status) {
    return status == 500 || status == 400;
  }

  private static boolean missing(Words words) {
    return (words.message() != null && MISSING.matcher(words.message()).find())
        || words.errors().values().stream().anyMatch(error -> MISSING.matcher(error).find());
  }

  private ProtocolException redirect(Response response, Exchange asked) {
    String target = response.header("Location");
    return new ProtocolException(
        "a redirect"
            + (target == null ? "" : " to " + redaction.excerpt(withoutQuery(target)))
            + ", which is not followed: the API never redirects. Is this the address of Proxmox"
            + " itself (https, port 8006, of a backup server 8007), or of a login page before it?",
        asked.answered(response.code(), blankToNull(response.message())),
        null,
        null,
        null);
  }

  private static String withoutQuery(String url) {
    int query = url.indexOf('?');
    return query < 0 ? url : url.substring(0, query);
  }

  private Words words(Response response) {
    String body = beginning(response.body().source());
    String type = response.header("Content-Type", "");
    boolean json = body.stripLeading().startsWith("{");
    Words words = json ? parse(body) : new Words(null, Map.of());
    boolean plain = !json && !String.valueOf(type).toLowerCase(Locale.ROOT).contains("html");
    String message = words.message();
    if (message == null && !(plain && STANDARD_PHRASES.contains(response.message()))) {
      message = blankToNull(response.message());
    }
    if (message == null && plain) {
      message = blankToNull(redaction.excerpt(body));
    }
    if (message == null) {
      message = blankToNull(response.message());
    }
    return new Words(
        message == null ? null : redaction.clean(message),
        plain ? parameters(body) : words.errors());
  }

  private Map<String, String> parameters(String body) {
    Map<String, String> errors = new LinkedHashMap<>();
    Matcher line = PARAMETER.matcher(body);
    while (line.find()) {
      errors.put(line.group(1), redaction.clean(line.group(2)));
    }
    return errors;
  }

  private static @Nullable String blankToNull(String text) {
    String stripped = text.strip();
    return stripped.isEmpty() ? null : stripped;
  }

  /** A body that breaks off does not matter here: the status has said that the call failed. */
  private static String beginning(BufferedSource source) {
    try {
      source.request(LONGEST_BODY);
    } catch (IOException e) {
      return read(source.getBuffer());
    }
    return read(source.getBuffer());
  }

  private static String read(Buffer received) {
    try {
      return received.readUtf8(Math.min(received.size(), LONGEST_BODY));
    } catch (EOFException e) {
      throw new IllegalStateException("a buffer holds less than its size", e);
    }
  }

  private Words parse(String body) {
    String message = null;
    Map<String, String> errors = new LinkedHashMap<>();
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(body))) {
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (name.equals("message") && reader.peek() == JsonReader.Token.STRING) {
          message = blankToNull(reader.nextString());
        } else if (name.equals("errors") && reader.peek() == JsonReader.Token.BEGIN_OBJECT) {
          reader.beginObject();
          while (reader.hasNext()) {
            String field = reader.nextName();
            if (reader.peek() == JsonReader.Token.STRING) {
              errors.put(field, redaction.clean(reader.nextString().strip()));
            } else {
              reader.skipValue();
            }
          }
          reader.endObject();
        } else {
          reader.skipValue();
        }
      }
    } catch (IOException | JsonDataException e) {
      // Not JSON after all: the reason phrase speaks, with what was understood until here.
      return new Words(message, errors);
    }
    return new Words(message, errors);
  }
}
