package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.MissingComponentException;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import okio.Okio;
import okio.Source;

/** Reads an answer as the transport does, without a connection. */
public final class DecodedBody {

  private static final long LIMIT = 1 << 20;

  private DecodedBody() {}

  /** What the transport makes a {@link io.monitorix.client.ProtocolException} of. */
  public static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message, Exception cause) {
      super(message, cause);
    }
  }

  /**
   * Decodes a body.
   *
   * @throws RefusedException when it is no answer; anything else that is thrown is a mistake of the
   *     decoder
   */
  public static <T> T read(Source source, JsonAdapter<T> adapter)
      throws RefusedException, IOException {
    Body body = new Body(source, LIMIT);
    JsonReader reader = JsonReader.of(Okio.buffer(body));
    try {
      return Envelope.read(reader, adapter);
    } catch (Body.TooLarge
        | EOFException
        | ProtocolException
        | JsonEncodingException
        | JsonDataException
        | MissingComponentException e) {
      throw new RefusedException(
          e.getMessage() + " at " + reader.getPath() + ": " + body.head(), e);
    }
  }
}
