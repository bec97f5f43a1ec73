package io.monitorix.client.pbs;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.monitorix.client.internal.json.ReadOnlyAdapter;
import java.io.IOException;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** A number in a series, in which one that is missing must keep its place. */
final class SampleAdapter extends ReadOnlyAdapter<OptionalDouble> {

  static final JsonAdapter.Factory FACTORY =
      (type, annotations, moshi) ->
          type == OptionalDouble.class ? new SampleAdapter(moshi.adapter(Double.class)) : null;

  private final JsonAdapter<Double> number;

  private SampleAdapter(JsonAdapter<Double> number) {
    this.number = number;
  }

  @Override
  public OptionalDouble fromJson(JsonReader reader) throws IOException {
    @Nullable Double read = number.fromJson(reader);
    return read == null ? OptionalDouble.empty() : OptionalDouble.of(read);
  }
}
