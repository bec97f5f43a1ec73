package io.monitorix.client.internal.json;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * An adapter that only reads: what is sent to Proxmox is forms, not JSON.
 *
 * @param <T> what is read
 */
public abstract class ReadOnlyAdapter<T> extends JsonAdapter<T> {

  /** For subclasses. */
  protected ReadOnlyAdapter() {}

  @Override
  public final void toJson(JsonWriter writer, @Nullable T value) {
    throw new UnsupportedOperationException("answers of Proxmox are read, never written");
  }
}
