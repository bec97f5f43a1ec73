package io.monitorix.client.internal;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.Exchange;
import io.monitorix.client.NotFoundException;
import io.monitorix.client.ProtocolException;
import io.monitorix.client.RawAnswer;
import io.monitorix.client.internal.json.AbsentException;
import io.monitorix.client.internal.json.MissingComponentException;
import java.io.EOFException;
import java.io.IOException;
import okhttp3.Response;
import okio.BufferedSource;
import okio.Okio;

/** Reads answers of success as they stream in, never more than is allowed. Thread-safe. */
final class Decoder {

  private final Redaction redaction;
  private final long maxBodyBytes;

  /**
   * @param maxBodyBytes of one answer, unpacked
   */
  Decoder(Redaction redaction, long maxBodyBytes) {
    this.redaction = redaction;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Reads the data out of the envelope: see {@link #read}. */
  <T> T json(Response response, Exchange asked, JsonAdapter<T> adapter) throws IOException {
    return read(response, asked, reader -> Envelope.read(reader, adapter));
  }

  /**
   * How an answer is read.
   *
   * @param <T> what comes of it
   */
  @FunctionalInterface
  interface Reading<T> {
    T of(JsonReader reader) throws IOException;
  }

  /**
   * Reads an answer.
   *
   * @throws ProtocolException when it is too large, broken, or of another shape
   * @throws NotFoundException when it says that there is no such thing
   */
  <T> T read(Response response, Exchange asked, Reading<T> reading) throws IOException {
    Exchange exchange = asked.answered(response.code(), null);
    String type = response.header("Content-Type");
    Body body = new Body(response.body().source(), maxBodyBytes);
    BufferedSource source = Okio.buffer(body);
    if (type != null && !type.contains("json")) {
      source.request(256);
      throw new ProtocolException(
          "the answer is " + type + " and not JSON: does something else listen at this address?",
          exchange,
          null,
          redaction.excerpt(body.head()),
          null);
    }
    JsonReader reader = JsonReader.of(source);
    try {
      return reading.of(reader);
    } catch (Body.TooLarge e) {
      throw protocol(tooLarge(e), exchange, reader, body, e);
    } catch (EOFException | java.net.ProtocolException e) {
      throw protocol("the answer is cut short", exchange, reader, body, e);
    } catch (JsonEncodingException e) {
      throw protocol("the answer is not JSON", exchange, reader, body, e);
    } catch (AbsentException e) {
      throw new NotFoundException(redaction.clean(String.valueOf(e.getMessage())), exchange, e);
    } catch (JsonDataException | MissingComponentException e) {
      throw protocol(
          "the answer has another shape than expected: " + e.getMessage(),
          exchange,
          reader,
          body,
          e);
    }
  }

  /**
   * Reads the whole body as text.
   *
   * @throws ProtocolException when it is too large or cut short
   */
  RawAnswer raw(Response response, Exchange asked) throws IOException {
    Exchange exchange = asked.answered(response.code(), null);
    Body body = new Body(response.body().source(), maxBodyBytes);
    try (BufferedSource source = Okio.buffer(body)) {
      return new RawAnswer(
          response.code(), response.message(), response.headers().toMultimap(), source.readUtf8());
    } catch (Body.TooLarge e) {
      throw new ProtocolException(tooLarge(e), exchange, null, redaction.excerpt(body.head()), e);
    } catch (EOFException | java.net.ProtocolException e) {
      throw new ProtocolException(
          "the answer is cut short", exchange, null, redaction.excerpt(body.head()), e);
    }
  }

  private static String tooLarge(Body.TooLarge e) {
    return e.getMessage() + ", the limit of this client";
  }

  private ProtocolException protocol(
      String problem, Exchange exchange, JsonReader reader, Body body, Exception cause) {
    return new ProtocolException(
        redaction.clean(problem),
        exchange,
        reader.getPath(),
        redaction.excerpt(body.head()),
        cause);
  }
}
