package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is made of what another adapter reads.
 *
 * @param <A> what is read
 * @param <B> what is made of it
 */
public final class MappedAdapter<A, B> extends ReadOnlyAdapter<B> {

  private final JsonAdapter<A> read;
  private final Function<? super A, ? extends @Nullable B> make;

  /**
   * @param make gives null for what is of no use
   */
  public MappedAdapter(JsonAdapter<A> read, Function<? super A, ? extends @Nullable B> make) {
    this.read = read;
    this.make = make;
  }

  @Override
  public @Nullable B fromJson(JsonReader reader) throws IOException {
    A value = read.fromJson(reader);
    return value == null ? null : make.apply(value);
  }
}
