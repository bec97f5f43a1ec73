package io.monitorix.client.pve;

import io.monitorix.client.internal.Endpoint;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a call, of which those without a value are not sent. Changes as it is filled.
 */
final class Form {

  private Endpoint endpoint;

  Form(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Form put(String name, @Nullable Object value) {
    if (value != null) {
      endpoint = endpoint.with(name, value.toString());
    }
    return this;
  }

  Form put(String name, @Nullable Boolean flag) {
    return put(name, flag == null ? null : (Object) (flag ? "1" : "0"));
  }

  /** A flag that is only sent when it is set: false is what Proxmox takes anyway. */
  Form putIf(String name, boolean set) {
    return set ? put(name, (Object) "1") : this;
  }

  /** Whole seconds, rounded up: a wait must not be shorter than was asked for. */
  Form putSeconds(String name, @Nullable Duration time) {
    return put(name, time == null ? null : (Object) time.plusNanos(999_999_999).toSeconds());
  }

  Endpoint endpoint() {
    return endpoint;
  }
}
