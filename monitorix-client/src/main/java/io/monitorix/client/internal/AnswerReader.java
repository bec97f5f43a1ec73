package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import io.monitorix.client.Exchange;
import io.monitorix.client.RawAnswer;
import java.io.IOException;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value of an answer of success.
 *
 * @param <T> the value
 */
@FunctionalInterface
interface AnswerReader<T extends @Nullable Object> {

  /** Reads the body, as far as it is wanted. */
  T read(Decoder decoder, Response response, Exchange exchange) throws IOException;

  /** The data of the envelope, by a decoder of its own. */
  static <T> AnswerReader<T> of(JsonAdapter<T> adapter) {
    return (decoder, response, exchange) -> decoder.json(response, exchange, adapter);
  }

  /** The envelope itself, by a decoder of its own. */
  static <T> AnswerReader<T> whole(JsonAdapter<T> adapter) {
    return (decoder, response, exchange) ->
        decoder.read(response, exchange, reader -> Envelope.whole(reader, adapter));
  }

  /** The body as text. */
  static AnswerReader<RawAnswer> raw() {
    return Decoder::raw;
  }

  /** Nothing: that the server agreed is all there is to know. */
  @SuppressWarnings("NullAway") // Void has no value but null.
  static AnswerReader<@Nullable Void> nothing() {
    return (decoder, response, exchange) -> null;
  }
}
